"""The place at the head of a report: "Astana –", "MOSCOW, May 20. /TASS/.", "BERLIN (dpa) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.vocabulary import PressWords, fold, place_names, press_words
from dateline.model import Mark, Span

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇ][\w’'`-]*\.?"
_PLACE = rf"{_WORD}(?:[ \t]+(?:(?:de|del|of|la|al|el|am|an|der|upon|do|da|e)[ \t]+)?{_WORD}){{0,3}}"
_DASH = r"(?:[ \t]*(?:–|—|--|‒|―)|[ \t]+-)[ \t]*"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a report. `head` ends where the first sentence begins; `place` is None for "(AP) --" alone."""

    head: Span
    place: Mark | None
    agencies: tuple[Mark, ...]


@cache
def _pattern() -> re.Pattern[str]:
    month = press_words().month
    weekday = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[,.]?[ \t]+"
    days = rf"(?i:{month})\.?[ \t]+\d\d?(?:st|nd|rd|th)?|\d\d?\.?[ \t]+(?i:{month})"
    day = rf"(?:{weekday})?(?:{days})(?:,?[ \t]+(?:19|20)\d\d)?"
    region = rf"(?:[,.][ \t]+(?!(?i:{month}))(?!{weekday}){_WORD}(?:[ \t]+{_WORD}){{0,2}})"
    day = rf"(?P<day>{day}|\d\d?[./]\d\d?[./](?:20)?\d\d)"
    agency = r"(?P<agency>\([^()\d]{2,60}\)|/[^/\d]{2,40}/|\[[^\[\]\d]{2,40}\]|[A-Z]{4,12}(?:\.[A-Z]{3})?)"
    head = (
        rf"[\s*_\"“]*(?P<place>{_PLACE}(?:/{_PLACE})?)?(?P<region>{region})?"
        rf"(?:[,.]?[ \t]*[(\[]?{day}[)\]]?)?[.,]?[ \t]*(?:{agency})?"
        rf"(?P<end>{_DASH}|(?(day)[.:][ \t]*|(?!))|(?(agency)(?:[.:][ \t]*|[ \t]+(?=[A-ZÀ-Þ]))|(?!)))"
    )
    return re.compile(head)


def find_dateline(paragraph: str, words: PressWords) -> Dateline | None:
    """The dateline a paragraph begins with, or None.

    A place in capitals before a dash, a place with a day or an agency, and a place known to GeoNames before a dash
    count; any other capitalised words before a dash do not ("Rare trip – ...").
    """
    if reporting := _reporting(paragraph):
        return reporting
    match = _pattern().match(paragraph)
    if match is None or not paragraph[match.end() :].strip():
        return None
    agencies = _agencies(match, words)
    if agencies is None or not _convincing(match, bool(agencies)):
        return None
    place = None
    if match["place"] and match["place"] not in words.by_sign:
        span = Span(match.start("place"), match.end("place"))
        place = Mark("dateline", span, _value(match["place"]))
    if place is None and not agencies:
        return None
    return Dateline(Span(match.start(), match.end()), place, agencies)


def _reporting(paragraph: str) -> Dateline | None:
    place = rf"(?P<place>{_WORD}(?:[ \t]+{_WORD}){{0,2}})"
    match = re.match(rf"\s*Reporting from[ \t]+{place}", paragraph)
    parts = match["place"].split() if match else []
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length]).rstrip(".,")
        start = paragraph.index(parts[0], paragraph.index("from") + 4)
        if fold(name) in place_names():
            span = Span(start, start + len(name))
            return Dateline(Span(0, span.end), Mark("dateline", span, _value(name)), ())
    return None


def _agencies(match: re.Match[str], words: PressWords) -> tuple[Mark, ...] | None:
    """Agencies of the bracket; none when it holds something else; None when that makes it no dateline."""
    sign = match["agency"]
    found: list[Mark] = []
    spans = [match.span("agency")] if sign else []
    if match["place"] and match["place"] in words.by_sign and match["place"].isupper():
        spans.append(match.span("place"))
    for start, end in spans:
        for named in words.agency.finditer(match.string, start, end):
            if agency := words.agency_of(named.group()):
                found.append(Mark("agency", Span(*named.span()), agency.name))
    if sign and not found and sign[0] not in "([":
        return None
    return tuple(found)


def _convincing(match: re.Match[str], agency: bool) -> bool:
    place, end = match["place"], match["end"].strip()
    if place in press_words().not_places:
        return False
    dash = bool(end) and end[0] in "-–—‒―"
    if place is None:
        return agency and match["agency"] is not None and match["agency"][0] in "(/[" and dash
    known = any(fold(part) in place_names() for part in re.split(r"/", place.rstrip(".")))
    capitals = place.isupper() and len(place) > 2
    if agency:
        return dash or (match["agency"] is not None and (capitals or known))
    if match["day"]:
        return (known or capitals) and (dash or end in (":", "."))
    if match["agency"]:
        return (known or capitals) and dash
    if not dash or (match["region"] and not (known or capitals)):
        return False
    return (known or (capitals and len(place.split()) <= 3)) and _starts_sentence(match)


def _starts_sentence(match: re.Match[str]) -> bool:
    rest = match.string[match.end() :].lstrip("\"“‘'„«([ ")
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit()) and len(rest.split()) > 4


def _value(place: str) -> str:
    place = " ".join(place.rstrip(".,").split())
    return place.title() if place.isupper() else place
