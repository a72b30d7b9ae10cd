"""Times told by an event: "on the sidelines of the summit" takes the days that the article gives that summit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.link import calendar
from dateline.link.day_base import unit_of
from dateline.link.day_spans import widened
from dateline.link.numbers import digits
from dateline.model import Span, TimeMark

_NEAR = 80
"""Characters that may lie between an event and the time expression tied to it, within one sentence."""
_LONGEST = 31
"""An event is tied to no expression of more days than these."""

_TIED = re.compile(
    r"(?:(?:on|at|in|by) )?(?:(?:the )?(?:sidelines?|margins?|fringes|occasion|course|framework|opening|close|first day|last day|eve|day)"
    r" of|during|amid|at|as part of|while attending|throughout)\s+(?P<event>.+)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:the |about )?(?:(?P<n>\d+|[a-z]+(?:-[a-z]+)?) )?(?P<u>day|week|month|year)s? (?P<k>before|after|following|ahead of|prior to)\s+(?P<event>.+)"
)
_EVE = re.compile(r"(?:on )?(?:the )?eve of\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:in|of|on|at|with|between|held|that|which|where|and|by|for)\s.*|[,;(].*", re.DOTALL)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|their|his|her|its|these|those)\s+", re.IGNORECASE)
_NO_EVENT = frozenset({"day", "days", "time", "year", "years", "week", "month", "period", "moment", "night", "morning", "century",
                       "decade", "season", "era", "hour", "hours", "weekend", "end", "date", "fact", "point", "present",
                       "matter", "hand", "home", "sign", "thing", "latest", "least", "first", "last"})  # fmt: skip


_CLAUSE = re.compile(r"(?:he|she|it|they|we|i|you|who|which|being|having)\b", re.IGNORECASE)
_APART = re.compile(
    r"[;:\"“”]|\b(?:ahead of|before|prior to|since|until|after|following|upcoming|eve of|sidelines|because|who|said|says|told|announced)\b",
    re.IGNORECASE,
)
"""What parts an event from a day in one sentence: "said on Friday that after the summit"."""


@dataclass(frozen=True, slots=True)
class _Event:
    """The words of an event, its noun, and how many units before or after it the time lies."""

    words: str
    noun: str
    steps: int = 0
    unit: str = "day"


def dated_by_events(text: str, sentences: Sequence[Span], marks: Sequence[TimeMark]) -> tuple[TimeMark, ...]:
    """The marks; those left open that name an event take its days, or say that the article does not give them."""
    events = [_told_by(text, mark.span) if mark.earliest is None else None for mark in marks]
    wanted = {(event.words, event.noun) for event in events if event is not None}
    if not wanted:
        return tuple(marks)
    near = [(mark, stretch) for mark in marks if (stretch := _stretch(sentences, mark)) is not None]
    mentions = {one: sorted(_mentions(text, near, *one), key=lambda found: found[0]) for one in wanted}
    return tuple(
        _tied(text, mentions[event.words, event.noun], mark, event) if event is not None else mark
        for mark, event in zip(marks, events, strict=True)
    )


def _told_by(text: str, span: Span) -> _Event | None:
    words = widened(span.of(text), text[span.end : span.end + 60])
    return event_of(words, text[max(0, span.start - 16) : span.start])


def event_of(words: str, before: str = "") -> _Event | None:
    """The event that an expression is told by, None where it is told by none. `before` are the characters before it."""
    whole = " ".join(words.split())
    if offset := _OFFSET.fullmatch(whole[:1].lower() + whole[1:]):
        unit, times = unit_of(offset["u"])
        back = offset["k"] not in {"after", "following"}
        number = digits(offset["n"] or "1")
        count = int(number) if number.isdigit() else 1
        return _noun(offset["event"], count * times * (-1 if back else 1), unit)
    led = re.search(r"\b(?:during|at|amid|on)\s+(?:the\s+)?$", before, re.IGNORECASE)
    tied = _TIED.fullmatch(whole) or (_TIED.fullmatch(f"{led[0]}{whole}") if led is not None else None)
    if tied is None:
        return None
    return _noun(tied["event"], -1 if _EVE.match(whole) else 0, "day")


def _noun(phrase: str, steps: int, unit: str) -> _Event | None:
    words = _TAIL.sub("", _ARTICLE.sub("", phrase)).strip(" .")
    noun = words.rsplit(" ", 1)[-1].lower()
    if not noun.isalpha() or len(noun) < 4 or noun in _NO_EVENT or _CLAUSE.match(words) or len(words.split()) > 5:
        return None
    return _Event(words, noun, steps, unit)


_Mention = tuple[int, int, TimeMark]
"""Characters between an event and a dated expression, where the event is named, and the expression."""


def _tied(text: str, mentions: Sequence[_Mention], mark: TimeMark, event: _Event) -> TimeMark:
    own = range(mark.span.start, mark.span.end + _NEAR // 2)
    told = next((one for _, start, one in mentions if start not in own), None)
    if told is None:
        return replace(mark, reason=f"told by the {event.words}, whose days the article does not give")
    first, last = date.fromisoformat(str(told.earliest)), date.fromisoformat(str(told.latest))
    reason = f"told by the {event.words}, which the article puts on {told.span.of(text)}"
    days = calendar.Days(first, last, str(told.precision))
    if event.steps:
        try:
            day = calendar.step(first if event.steps < 0 else last, event.steps, event.unit)
        except (ValueError, OverflowError):
            return replace(mark, reason=reason)
        days = calendar.one(day) if told.precision == "day" else calendar.around(day, event.unit)
        reason += f", {abs(event.steps)} {event.unit}{'s' * (abs(event.steps) > 1)} {'before' if event.steps < 0 else 'after'}"
    return TimeMark(mark.span, days.earliest.isoformat(), days.latest.isoformat(), days.precision, "event", reason)


def _stretch(sentences: Sequence[Span], told: TimeMark) -> tuple[int, int] | None:
    """The characters of its sentence within which an event may be tied to a dated expression; None where to none."""
    if told.earliest is None or told.latest is None or _length(told) > _LONGEST:
        return None
    at = bisect_right(sentences, told.span.start, key=lambda one: one.start) - 1
    if at < 0 or not sentences[at].holds(told.span):
        return None
    return max(sentences[at].start, told.span.start - 2 * _NEAR), min(sentences[at].end, told.span.end + 2 * _NEAR)


def _mentions(text: str, near: Sequence[tuple[TimeMark, tuple[int, int]]], words: str, noun: str) -> Iterator[_Mention]:
    """Where the event is named beside a dated expression, with nothing that parts the two."""
    named = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
    for told, (first, last) in near:
        for found in named.finditer(text, first, last):
            start, end = found.span()
            gap = max(told.span.start - end, start - told.span.end, 0)
            between, before = (
                text[min(end, told.span.end) : max(start, told.span.start)],
                text[max(first, start - 40) : start],
            )
            apart = gap > _NEAR or _APART.search(between) or _APART.search(before[-25:])
            if not apart and _same(words, before):
                yield gap, start, told


def _length(mark: TimeMark) -> int:
    return (date.fromisoformat(str(mark.latest)) - date.fromisoformat(str(mark.earliest))).days + 1


def _same(words: str, before: str) -> bool:
    """Whether names before the noun, if both mentions have them, agree: the "NATO summit" is not the "EU summit"."""
    one = {w for w in words.split()[:-1] if w[:1].isupper()}
    run = re.search(r"(?:\b[A-Z][\w'’-]*\s+)+$", before)
    other = set(run[0].split()) - {"The", "A"} if run is not None else set()
    return not one or not other or bool(one & other)
