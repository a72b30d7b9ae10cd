"""Time expressions with the days people gave them: TimeML files, MEANTIME, and GUM's TEI dates.

The words of an expression are given, with the sentence around them and the day the text was written. `days` is None for
what names no days by its nature: lengths of time, repeats, PAST_REF and its like. Values that could name days but do
not (a season of no year, a clock time without a day, an open bound) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from dateline.errors import InputError
from dateline.link import calendar

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a time expression, what stands before and after them in the sentence, and the days they mean."""

    words: str
    before: str
    days: Days | None
    after: str = ""


@dataclass(slots=True)
class Written:
    """A text: the day it was written (None where not given), its kind (GUM's genre) and its expressions in order."""

    day: date | None = None
    kind: str = ""
    expressions: list[Expression] = field(default_factory=list)


def read_written(path: Path) -> list[Written]:
    """The texts below a folder that say when they were written. Raises InputError when there are none."""
    texts = [_timeml(one) for one in sorted(path.rglob("*.tml"))]
    texts += [_meantime(one) for one in sorted(path.glob("corpus_*/*.xml"))]
    texts += [_gum(one) for one in sorted(path.rglob("*.conllu"))]
    found = [text for text in texts if text.day is not None]
    if not found:
        raise InputError(
            f"{path} holds no .tml, no corpus_*/*.xml and no .conllu that says when it was written; give their folder"
        )
    return found


def days_of(value: str) -> Days | None:
    """First and last day of a TIMEX3 value (ISO 8601 as TimeML uses it), None for what names no days.

    "2013-03-22TNI" is its day, "2013-W12-WE" the weekend, "199" and "19" a decade and a century. Winter begins in
    December of its year.
    """
    value = re.sub(r"(?<=\d)T.*", "", value.strip())
    try:
        for pattern, make in _VALUES:
            if match := pattern.fullmatch(value):
                days = make(*match.groups())
                return days.earliest, days.latest
    except ValueError:
        return None
    return None


def _weekend(year: str, week: str) -> calendar.Days:
    saturday = date.fromisocalendar(int(year), int(week), 6)
    return calendar.Days(saturday, saturday + timedelta(days=1), "range")


def _half(year: str, half: str) -> calendar.Days:
    first, last = calendar.month(int(year), int(half) * 6 - 5), calendar.month(int(year), int(half) * 6)
    return calendar.Days(first.earliest, last.latest, "range")


_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_VALUES = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"(\d{4}-\d\d-\d\d)", lambda day: calendar.one(date.fromisoformat(day))),
        (r"(\d{4})(\d\d)(\d\d)", lambda y, m, d: calendar.one(date(int(y), int(m), int(d)))),
        (r"(\d{4})-?W(\d\d)", lambda y, w: calendar.week(date.fromisocalendar(int(y), int(w), 1))),
        (r"(\d{4})-?W(\d\d)-WE", _weekend),
        (r"(\d{4})-?W(\d\d)-(\d)", lambda y, w, d: calendar.one(date.fromisocalendar(int(y), int(w), int(d)))),
        (r"(\d{4})-(\d\d)(?:-XX)?", lambda y, m: calendar.month(int(y), int(m))),
        (r"(\d{4})-Q(\d)", lambda y, q: calendar.quarter(int(y), int(q))),
        (r"(\d{4})-H([12])", _half),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda y, s: calendar.season(int(y), _SEASONS[s])),
        (r"(\d{4})(?:-XX(?:-XX)?)?", lambda y: calendar.whole_year(int(y))),
        (r"(\d{3})X?", lambda d: calendar.Days(date(int(d) * 10, 1, 1), date(int(d) * 10 + 9, 12, 31), "range")),
        (
            r"(\d{2})(?:XX)?",
            lambda c: calendar.Days(date(int(c) * 100, 1, 1), date(int(c) * 100 + 99, 12, 31), "range"),
        ),
    )
)


def _root(path: Path) -> ElementTree.Element:
    try:
        return ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file named by the caller
    except ElementTree.ParseError as fault:
        raise InputError(f"{path} is not XML ({fault})") from fault


def _timeml(path: Path) -> Written:
    found = Written()
    stretches = list(_stretches(_root(path)))
    texts = [words for words, _ in stretches]
    for at, (words, mark) in enumerate(stretches):
        if mark is None:
            continue
        days = days_of(mark.get("value") or "")
        if mark.get("functionInDocument") in {"CREATION_TIME", "PUBLICATION_TIME"}:
            found.day = days[0] if days else found.day
            continue
        before = _LAST.split("".join(texts[:at]))[-1]
        after = _LAST.split("".join(texts[at + 1 :])[:500])[0]
        found.expressions += _timex(mark, words, before, after)
    return found


_LAST = re.compile(r"(?<=[.!?])\s|\n\n")


def _timex(mark: ElementTree.Element, words: str, before: str, after: str) -> Iterator[Expression]:
    """The expression of a TIMEX3, if its value names days or names none by its nature."""
    value = mark.get("value") or ""
    dated = mark.get("type") in {"DATE", "TIME"}
    days = days_of(value) if dated else None
    if days is not None or not dated or value.endswith("_REF"):
        yield Expression(words, before, days, after)


def _stretches(element: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """Text in order, each stretch with the TIMEX3 it stands in."""
    if element.tag == "TIMEX3":
        yield "".join(element.itertext()), element
        return
    yield element.text or "", None
    for child in element:
        yield from _stretches(child)
        yield child.tail or "", None


def _meantime(path: Path) -> Written:
    root = _root(path)
    tokens = list(root.iter("token"))
    at = {token.get("t_id"): number for number, token in enumerate(tokens)}
    found = Written()
    for mark in root.iter("TIMEX3"):
        days = days_of(mark.get("value") or "")
        if mark.get("functionInDocument") == "CREATION_TIME":
            found.day = days[0] if days else None
            continue
        places = [at[one.get("t_id")] for one in mark.iter("token_anchor")]
        if not places:
            continue
        first, last = min(places), max(places)
        sentence = tokens[first].get("sentence")
        before = _spaced(one for one in tokens[:first] if one.get("sentence") == sentence)
        after = _spaced(one for one in tokens[last + 1 :] if one.get("sentence") == sentence)
        words = _spaced(tokens[first : last + 1]).replace(" ,", ",")
        found.expressions += _timex(mark, words, before, after)
    return found


def _spaced(tokens: Iterator[ElementTree.Element] | list[ElementTree.Element]) -> str:
    return " ".join(one.text or "" for one in tokens)


_TEI = re.compile(r"<(?P<kind>date|time)\s(?P<attributes>[^>]*)>|</(?:date|time)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


def _gum(path: Path) -> Written:
    """A CoNLL-U document: `# meta::dateCreated`, and TEI `<date>` and `<time>` in the last column (`XML=`)."""
    found = Written(kind=path.stem.split("_")[1] if path.stem.count("_") else "")
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        for line in lines:
            if line.startswith("# meta::dateCreated = "):
                found.day = (days_of(line.split(" = ")[1]) or (None,))[0]
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        found.expressions += _sentence([row for row in rows if row[0].isdigit()])
    return found


def _sentence(rows: list[list[str]]) -> Iterator[Expression]:
    text, opened = "", None
    marks: list[tuple[int, int, Days | None]] = []
    for row in rows:
        start = len(text)
        text += row[1]
        for mark in _TEI.finditer(next((x for x in row[9].split("|") if x.startswith("XML=")), "")):
            if mark["kind"]:
                opened = (start, _tei(mark["kind"], dict(_ATTRIBUTE.findall(mark["attributes"]))))
            elif opened is not None:
                marks.append((opened[0], len(text), opened[1]))
                opened = None
        if "SpaceAfter=No" not in row[9].split("|"):
            text += " "
    for first, last, days in marks:
        if days is not None:
            yield Expression(text[first:last], text[:first], days, text[last:])


def _tei(kind: str, attributes: dict[str, str]) -> Days | None:
    """The days of TEI `when`, or of `from` and `to`; open bounds (`notBefore`, `notAfter`) name none."""
    first = days_of(_padded(attributes.get("when") or attributes.get("from") or ""))
    last = days_of(_padded(attributes.get("when") or attributes.get("to") or ""))
    if kind == "time" or first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _padded(value: str) -> str:
    return value.zfill(4) if re.fullmatch(r"\d{1,3}", value) else value
