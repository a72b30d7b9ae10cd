"""The set `days`: values of time expressions (TimeML `.tml` files, or MEANTIME), given their words.

An expression is right when first and last day are those of the value. Durations, frequencies and values that name no
days (PAST_REF, a season without a year) are not asked. The anchor is the document's creation time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from dateline.annotate.encoder import Encoder
from dateline.errors import InputError
from dateline.link import calendar
from dateline.link.dating import direction
from dateline.link.days import Anchor, resolve
from dateline_lab.scoring.figures import Counts, Figure, figure, share

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a time expression with what stands before them in the sentence, and the days they mean."""

    words: str
    before: str
    days: Days


def score_days(path: Path, _encoder: Encoder) -> dict[str, Figure]:
    """Figures of a folder of `.tml` files, or of MEANTIME. The encoder is not asked: the words are given."""
    rows = [_document(anchor, expressions) for anchor, expressions in read_days(path)]
    return {"value": figure(rows, share)}


def read_days(path: Path) -> list[tuple[date, list[Expression]]]:
    """Creation day and expressions of each document. Raises InputError when the folder holds none."""
    documents = [_timeml(one) for one in sorted(path.rglob("*.tml"))]
    documents += [_meantime(one) for one in sorted(path.glob("corpus_*/*.xml"))]
    found = [(anchor, expressions) for anchor, expressions in documents if anchor is not None]
    if not found:
        raise InputError(f"{path} holds no .tml files and no corpus_*/*.xml with a creation time; give their folder")
    return found


def days_of(value: str) -> Days | None:
    """First and last day of a TIMEX3 value (ISO 8601 as TimeML uses it), None for what names no days."""
    value = value.split("T", maxsplit=1)[0]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = date.fromisoformat(value)
            return day, day
        if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return first, first + timedelta(days=6)
        for pattern, make in _PARTIAL:
            if match := re.fullmatch(pattern, value):
                days = make(*map(int, match.groups()))
                return days.earliest, days.latest
        if match := re.fullmatch(r"(\d{3})", value):
            return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    except ValueError:
        return None
    return None


_PARTIAL = (
    (r"(\d{4})-(\d\d)", calendar.month),
    (r"(\d{4})-Q(\d)", calendar.quarter),
    (r"(\d{4})", calendar.whole_year),
)


def _document(anchor: date, expressions: list[Expression]) -> Counts:
    right, named = 0, None
    for one in expressions:
        found = resolve(one.words, Anchor(anchor, named, direction(None, one.before)))
        right += found is not None and (found.earliest, found.latest) == one.days
        if found is not None and found.precision == "day":
            named = found.earliest
    return float(right), float(len(expressions))


def _root(path: Path) -> ElementTree.Element:
    try:
        return ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file named by the caller
    except ElementTree.ParseError as fault:
        raise InputError(f"{path} is not XML ({fault})") from fault


def _timeml(path: Path) -> tuple[date | None, list[Expression]]:
    root = _root(path)
    anchor: date | None = None
    expressions: list[Expression] = []
    before = ""
    for words, mark in _stretches(root):
        if mark is None:
            before += words
            continue
        days = days_of(mark.get("value") or "")
        if mark.get("functionInDocument") == "CREATION_TIME":
            anchor = days[0] if days else anchor
        elif days is not None and mark.get("type") in {"DATE", "TIME"}:
            expressions.append(Expression(words, re.split(r"(?<=[.!?])\s|\n\n", before)[-1], days))
        before += words
    return anchor, expressions


def _stretches(element: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """Text in order, each stretch with the TIMEX3 it stands in."""
    if element.tag == "TIMEX3":
        yield "".join(element.itertext()), element
        return
    yield element.text or "", None
    for child in element:
        yield from _stretches(child)
        yield child.tail or "", None


def _meantime(path: Path) -> tuple[date | None, list[Expression]]:
    root = _root(path)
    tokens = list(root.iter("token"))
    at = {token.get("t_id"): number for number, token in enumerate(tokens)}
    anchor: date | None = None
    expressions: list[Expression] = []
    for mark in root.iter("TIMEX3"):
        days = days_of(mark.get("value") or "")
        if mark.get("functionInDocument") == "CREATION_TIME":
            anchor = days[0] if days else None
            continue
        places = [at[one.get("t_id")] for one in mark.iter("token_anchor")]
        if not places or days is None or mark.get("type") not in {"DATE", "TIME"}:
            continue
        first, last = min(places), max(places)
        sentence = tokens[first].get("sentence")
        before = " ".join(one.text or "" for one in tokens[:first] if one.get("sentence") == sentence)
        words = " ".join(one.text or "" for one in tokens[first : last + 1]).replace(" ,", ",")
        expressions.append(Expression(words, before, days))
    return anchor, expressions
