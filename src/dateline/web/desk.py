"""Where people judge: each browser session walks through queues of doubtful things, and can go back.

What was answered is in the record; the place in a queue, what was skipped, and what can be taken back by one key is
remembered here, for the sessions used last.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from dateline.api import OpenRecord
from dateline.ask.judgements import JudgementFilter, PrecisionRow, instead_words
from dateline.ask.review import Doubt, ReviewFilter, ReviewItem
from dateline.ask.review_answers import chosen, corrected, correction
from dateline.errors import RecordError, UsageError
from dateline.model import Answer, Judgement

ROUND = 200
"""Things of one round: the most useful ones, asked one after the other."""

_MOST_WALKS = 500
SKIP, UNDO, AGAIN = "k", "u", "r"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it went: answers of today that hold, things left in this round, and how often the machine was right."""

    today: int
    left: int
    skipped: int
    precision: tuple[PrecisionRow, ...]


class Walk:
    """The way of one session through one queue. Its methods are for one thread at a time: hold `lock`."""

    def __init__(self, opened: OpenRecord, wanted: ReviewFilter, who: str) -> None:
        self._opened = opened
        self._wanted = replace(wanted, limit=ROUND)
        self._name, self._step = secrets.token_hex(8), 0
        self._queue: list[Doubt] = []
        self._at = self._skipped = 0
        self._written: list[tuple[int, str]] = []
        self.who = who
        self.said = ""
        """What became of the last key."""
        self.lock = threading.Lock()
        self._begin()

    @property
    def moment(self) -> str:
        """Names this walk and how often it changed: what a page shows holds at this moment alone."""
        return f"{self._name}-{self._step}"

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer of this walk that can be taken back."""
        return bool(self._written)

    def item(self) -> ReviewItem | None:
        """What is asked now; None when the round is over. What the record no longer holds is passed over."""
        while self._at < len(self._queue):
            try:
                return self._opened.review_item(self._queue[self._at])
            except UsageError:
                self._at += 1
        return None

    def press(self, key: str, words: str = "") -> None:
        """Do what a key says. Raises UsageError for what is no answer here, RecordError where it cannot be written."""
        if key == SKIP:
            self._need()
            self._at, self._skipped, self.said = self._at + 1, self._skipped + 1, "skipped"
        elif key == UNDO:
            self._undo()
        elif key == AGAIN:
            self._begin()
        else:
            self._answer(self._need(), key, words.strip())
        self._step += 1

    def progress(self) -> Progress:
        """How far it went."""
        rows = self._opened.judgements(JudgementFilter(who=self.who))
        held = (row.judgement for row in rows if row.state not in ("withdrawn", "withdrawal"))
        today = sum(_day(one.at) == date.today() for one in held)
        told = tuple(row for row in self._opened.precision() if row.by == "all")
        return Progress(today, len(self._queue) - self._at, self._skipped, told)

    def _begin(self) -> None:
        self._queue = self._opened.doubts(self._wanted)
        self._at = self._skipped = 0
        self._written, self.said = [], ""

    def _need(self) -> Doubt:
        if self._at >= len(self._queue):
            raise UsageError("nothing is asked any more in this round: begin another")
        return self._queue[self._at]

    def _answer(self, doubt: Doubt, key: str, words: str) -> None:
        asked = correction(doubt, key)
        if asked is None:
            answer = chosen(doubt, key, self.who)
            if answer is None:
                raise UsageError(f"{key!r} is no answer here")
            self._judge(answer, leads_on=True)
        elif words:
            self._judge(corrected(doubt, asked, words, self.who), leads_on=asked.field is None)
        else:
            raise UsageError(f"say what it is instead: {asked.asked}")

    def _judge(self, answer: Answer, *, leads_on: bool) -> None:
        at, left = datetime.now(UTC).isoformat(timespec="microseconds"), ""
        try:
            made = self._opened.judge(replace(answer, at=at, sample=self._wanted.random))
        except RecordError:
            found = self._kept(at)
            if found is None:
                raise
            made, left = found, "(another process is writing: what follows from it is seen after the next answer)"
        self._written.append((self._at, made.id))
        self._at += leads_on
        self.said = " ".join(part for part in ("written:", made.verdict, instead_words(made), left) if part)

    def _kept(self, at: str) -> Judgement | None:
        """What was written at that moment, where joining was cut off after it."""
        rows = self._opened.judgements(JudgementFilter(who=self.who))
        return next((row.judgement for row in rows if row.judgement.at == at), None)

    def _undo(self) -> None:
        if not self._written:
            raise UsageError("nothing was answered in this round that could be taken back")
        at, judgement = self._written[-1]
        self._opened.withdraw(judgement, who=self.who)
        self._written.pop()
        self._at, self.said = at, "taken back; asked again"


class Desk:
    """All walks, those used last. `who` is the person who judges where nobody signs in."""

    def __init__(self, opened: OpenRecord, who: str) -> None:
        self._opened = opened
        self._walks: OrderedDict[tuple[str, str, ReviewFilter], Walk] = OrderedDict()
        self._lock = threading.Lock()
        self.who = who

    def walk(self, session: str, wanted: ReviewFilter, user: str | None = None) -> Walk:
        """The walk of a session (of who signed in) through what passes a filter; UsageError for what cannot be."""
        who = user or self.who
        key = (session, who, wanted)
        with self._lock:
            if key in self._walks:
                self._walks.move_to_end(key)
                return self._walks[key]
        made = Walk(self._opened, wanted, who)
        with self._lock:
            found = self._walks.setdefault(key, made)
            while len(self._walks) > _MOST_WALKS:
                self._walks.popitem(last=False)
            return found


def _day(moment: str) -> date:
    """The day of a moment, as it is told here."""
    return datetime.fromisoformat(moment).astimezone().date()
