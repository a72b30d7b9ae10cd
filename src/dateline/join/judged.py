"""Which judgements count, and what follows from them: an index that joining, and every question, asks.

A judgement that was withdrawn does not count (one whose withdrawal was withdrawn does). Of several on the same thing
the latest counts, by the moment it was made, then by id. Where two people's latest answers differ, both are kept and
listed as a conflict.

"Same" ties together and "different" keeps apart, also at second hand: where a is b and b is c, a is c. Judgements that
cannot all hold are taken from the latest to the earliest; one that contradicts those taken already is overruled and
listed, with those that overrule it. Nothing here depends on the order in which judgements are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.join.corrections import corrected
from dateline.join.ties import Overruled, Ties
from dateline.model.account import Account
from dateline.model.judgement import Judgement

CIRCUMSTANCES = frozenset({"reports", "machine", "sample", "was"})
"""Keys of a judgement's value that are no part of the answer: where its reports stood, what the machine held, whether
it was drawn at random, and what was linked before."""

Thing = tuple[str, str, str | None]
"""What is judged: kind, subject, other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing that people judge differently: the latest answer of each, the one that counts first."""

    kind: str
    subject: str
    other: str | None
    answers: tuple[Judgement, ...]


class Judged:
    """The judgements that count. Without any, every question is answered as if nobody had judged."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        by_thing: dict[Thing, list[Judgement]] = defaultdict(list)
        for one in standing(judgements):
            by_thing[thing_of(one)].append(one)
        self._answers = {thing: sorted(found, key=moment, reverse=True) for thing, found in by_thing.items()}
        self._counting = {thing: found[0] for thing, found in self._answers.items()}
        self._links: dict[str, dict[str, Judgement]] = defaultdict(dict)
        self._outcomes: dict[str, dict[str, str]] = defaultdict(dict)
        self._pairs: dict[str, set[str]] = defaultdict(set)
        for (kind, subject, other), one in self._counting.items():
            if other is None:
                continue
            if kind == "link":
                self._links[subject][other] = one
                continue
            self._pairs[subject].add(other)
            self._pairs[other].add(subject)
            if kind == "outcome":
                self._outcomes[subject][other] = one.verdict
        tying = [one for one in self._counting.values() if one.kind in ("join", "origin")]
        self._ties = Ties(sorted(tying, key=moment, reverse=True))

    def __bool__(self) -> bool:
        return bool(self._counting)

    @property
    def counting(self) -> tuple[Judgement, ...]:
        """The judgements that count, one for each thing, in the order in which they were made."""
        return tuple(sorted(self._counting.values(), key=moment))

    @property
    def overruled(self) -> tuple[Overruled, ...]:
        """Answers on what is the same that cannot hold beside later ones."""
        return self._ties.overruled

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What people judge differently, by kind, subject, other."""
        found = []
        for thing in sorted(self._answers, key=lambda one: (one[0], one[1], one[2] or "")):
            latest: dict[str, Judgement] = {}
            for one in self._answers[thing]:
                latest.setdefault(one.who, one)
            said = {_said(one) for one in latest.values()}
            if len(said) > 1:
                found.append(Conflict(*thing, tuple(latest.values())))
        return tuple(found)

    def answer(self, kind: str, subject: str, other: str | None = None) -> Judgement | None:
        """The judgement that counts on a thing. Of two reports or articles either may stand first."""
        return self._counting.get(_ordered(kind, subject, other))

    def answers(self, kind: str, subject: str, other: str | None = None) -> tuple[Judgement, ...]:
        """All standing answers on a thing, the one that counts first."""
        return tuple(self._answers.get(_ordered(kind, subject, other), ()))

    def wrong(self, report: str) -> bool:
        """Whether a report is judged wrong."""
        answer = self._counting.get(("report", report, None))
        return answer is not None and answer.verdict == "wrong"

    def same(self, one: str, other: str) -> bool | None:
        """Whether two reports are judged one act (or two articles one text), also at second hand; None: not judged."""
        return self._ties.same(one, other)

    def pairs_of(self, thing: str) -> frozenset[str]:
        """Reports or articles with which this one was judged: as the same, as different, or as an outcome."""
        return frozenset(self._pairs.get(thing, ()))

    def apply(self, account: Account) -> Account:
        """The account with the links that people gave it."""
        return corrected(account, self._links.get(account.report, {}))

    def outcome(self, announcing: str, later: str) -> str | None:
        """What a later report is judged to do to what a report announces: held … or different; None: not judged."""
        return self._outcomes.get(announcing, {}).get(later)

    def outcomes_of(self, announcing: str) -> Mapping[str, str]:
        """The verdicts on what a report announces, by the later report."""
        return dict(self._outcomes.get(announcing, {}))


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The answers that are not withdrawn, each once, by id; withdrawals themselves are left out."""
    by_id = {one.id: one for one in judgements}
    against: dict[str, list[str]] = defaultdict(list)
    for one in by_id.values():
        if one.withdraws is not None:
            against[one.withdraws].append(one.id)
    holds: dict[str, bool] = {}
    for key in sorted(by_id):
        _decide(key, against, holds)
    return [one for key, one in sorted(by_id.items()) if one.withdraws is None and holds[key]]


def _decide(key: str, against: Mapping[str, list[str]], holds: dict[str, bool]) -> None:
    """A judgement holds unless a withdrawal of it holds. An id names what it withdraws, so there is no ring."""
    path = [key]
    while path:
        one = path[-1]
        open_ = [other for other in against.get(one, ()) if other not in holds]
        if open_:
            path.extend(open_)
        else:
            holds[one] = not any(holds[other] for other in against.get(one, ()))
            path.pop()


def _said(judgement: Judgement) -> tuple[str, str]:
    """What an answer says, apart from the circumstances in which it was given."""
    value = sorted((key, repr(one)) for key, one in judgement.value.items() if key not in CIRCUMSTANCES)
    return (judgement.verdict, repr(value))


def thing_of(judgement: Judgement) -> Thing:
    """What a judgement is about."""
    return _ordered(judgement.kind, judgement.subject, judgement.other)


def moment(judgement: Judgement) -> tuple[datetime, str]:
    """Sorts judgements by when they were made, then by id."""
    return (instant(judgement.at), judgement.id)


def instant(at: str) -> datetime:
    """The moment of an ISO 8601 time; one without a zone is taken as UTC. Raises ValueError for what is none."""
    found = datetime.fromisoformat(at)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _ordered(kind: str, subject: str, other: str | None) -> Thing:
    if kind in ("join", "origin") and other is not None and other < subject:
        return (kind, other, subject)
    return (kind, subject, other)
