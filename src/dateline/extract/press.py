"""Press conventions in one line of text: bylines, agency credits, desk initials, photo credits, date lines.

Every function takes a line and returns marks whose spans count characters of that line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.dates import DateFound, find_dates
from dateline.extract.vocabulary import PressWords
from dateline.model import Mark, Span

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇ][\w’'.-]*)"
_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|da|dos|du|di|la|le|bin|al|el|zu|ter|ten|y)\s+)"
_NAME = rf"{_NAME_WORD}(?:\s+{_PARTICLE}{{0,3}}{_NAME_WORD}){{1,4}}"
_JOIN = r"(?:\s*,\s*(?:and|und|et|y|e)?\s*|\s+(?:and|und|et|y|e|en|og|och|&|и|i)\s+|\s*[/&]\s*)"
_NAMES = re.compile(rf"{_NAME}(?:{_JOIN}{_NAME})*")
_ONE_NAME = re.compile(_NAME)
_INITIALS = re.compile(r"(?<![\w.])(?:[a-zäöü]{2,4}|[A-Z]{2,3})(?:/(?:[a-zäöü]{2,4}|[A-Z]{2,3}))*(?![\w.])")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\s*$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:by\s+)?(?:copyright\s*)?(?:(?:19|20)\d\d|the\b)", re.IGNORECASE)
_RIGHTS = re.compile(r"all rights reserved|alle rechte vorbehalten|tous droits", re.IGNORECASE)


_LABELLED = re.compile(r"\s*(?:credit)?\s*[:/]\s*([^:()]{2,80}?)\s*[).\]]*\s*$", re.IGNORECASE)
_TAKEN_BY = re.compile(rf"\s+by\s+({_NAME}(?:\s*(?:[/,|]|via|for)\s*[\w /]{{2,40}})?)\s*[).\]]*\s*$")
_BEFORE_HOUSE = re.compile(rf"(?:[(\[|]\s*|^\s*|[.!?:]\s+)((?:{_NAME}|[\w-]+)?\s*(?:/|,|\||via|for|\s)*\s*)$")


def find_bylines(line: str, words: PressWords) -> tuple[Mark, ...]:
    """The people a byline names ("From: A B", "By A B and C D"): a byline begins its line and is little more.

    Agencies named in a byline are left to `find_agencies`.
    """
    start = len(line) - len(line.lstrip(" \t*_#>-–—|•·"))
    lead = words.byline.match(line, start)
    if lead is None:
        return ()
    after = re.compile(r"\s*:\s*|\s+").match(line, lead.end())
    names = _NAMES.match(line, after.end()) if after else None
    if names is None:
        return ()
    cut = words.role.search(line, names.start())
    if cut and names.start() < cut.start() < names.end():
        names = _NAMES.match(line[: cut.start()], names.start())
    if names is None or not _ends_a_byline(line[names.end() :], words):
        return ()
    people = [Mark("byline", Span(m.start(), m.end()), _tidy(m.group())) for m in _split(line, names)]
    return tuple(mark for mark in people if words.agency_of(mark.value) is None)


def _split(line: str, names: re.Match[str]) -> list[re.Match[str]]:
    cut = re.compile(r"\s+(?:and|und|et)\s+|[,&/]")
    edges = [names.start(), *(m.start() for m in cut.finditer(line, names.start(), names.end())), names.end()]
    parts = (_ONE_NAME.search(line, a, b) for a, b in pairwise(edges))
    return [part for part in parts if part]


def _tidy(name: str) -> str:
    name = " ".join(name.split()).rstrip(".,")
    return name.title() if name.isupper() else name


def _ends_a_byline(rest: str, words: PressWords) -> bool:
    rest = rest.strip()
    if not rest or (words.role.match(rest) and len(rest.split()) <= 14):
        return True
    if find_dates(rest[:60], words) or rest[0].isdigit():
        return len(rest.split()) <= 16
    return rest[0] in ",|–—-·•/(@[;" and len(rest.split()) <= 10 and not rest.endswith((".", "!", "?"))


def find_agencies(line: str, words: PressWords) -> tuple[Mark, ...]:
    """The agencies a text is credited to: a line, or the bracket at a line's end, made of nothing but a credit.

    "(uha/with material from dpa and AFP)", "dpa/AFP", "Source: TASS", "The Associated Press contributed to this
    report." Agencies merely named in a sentence or credited for a picture are none.
    """
    return _credit(line, words)[0]


def find_coders(line: str, words: PressWords) -> tuple[Mark, ...]:
    """Initials of the people at the desk, as they stand in a credit line: "uha" of "(uha/dpa)", "lm/cl (AFP)"."""
    return _credit(line, words)[1]


def _credit(line: str, words: PressWords) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    body = line.strip()
    if not body:
        return (), ()
    start = line.index(body)
    if len(body) <= 240 and not find_photo_credits(line, words):
        marks = _credit_in(line, Span(start, start + len(body)), words)
        if marks[0] or marks[1]:
            return marks
    bracket = _BRACKET.search(line)
    if bracket is None or words.photo.search(bracket.group(1)) or words.houses.search(bracket.group(1)):
        return (), ()
    agencies, coders = _credit_in(line, Span(bracket.start(1), bracket.end(1)), words)
    closed = line[: bracket.start()].rstrip().endswith((".", "!", "?", "”", '"', "“", "»"))
    return (agencies, coders) if closed or (agencies and coders) else ((), ())


def _credit_in(line: str, span: Span, words: PressWords) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Agencies and initials of the span when it holds nothing that a credit does not."""
    agencies, rest, last = [], [], span.start
    for match in words.agency.finditer(line, span.start, span.end):
        if agency := words.agency_of(match.group()):
            agencies.append(Mark("agency", Span(match.start(), match.end()), agency.name))
            rest.append(Span(last, match.start())) if match.start() > last else None
            last = match.end()
    if last < span.end:
        rest.append(Span(last, span.end))
    coders, strange = _leftovers(line, rest, words)
    contributed = agencies and re.search(r"\bcontributed\b|\badditional reporting\b", span.of(line), re.IGNORECASE)
    if strange > (8 if contributed else 0):
        return (), ()
    opened = span.of(line).strip()[:1] + line[max(0, span.start - 1) : span.start]
    bracketed = "(" in opened or "[" in opened
    if not agencies and not (coders and bracketed and _lower(coders)):
        return (), ()
    return tuple(agencies), tuple(coders)


def _lower(coders: list[Mark]) -> bool:
    return all(mark.value.islower() for mark in coders)


def _leftovers(line: str, rest: list[Span], words: PressWords) -> tuple[list[Mark], int]:
    coders: list[Mark] = []
    strange = 0
    for span in rest:
        for match in re.finditer(r"[\w’'.-]*\w", span.of(line)):
            word, start = match.group(), span.start + match.start()
            if word.casefold() in words.credit:
                continue
            if _INITIALS.fullmatch(word):
                coders.append(Mark("coder", Span(start, start + len(word)), word))
            else:
                strange += 1
    return coders, strange


def find_photo_credits(line: str, words: PressWords) -> tuple[Mark, ...]:
    """Who holds the rights to a picture: "© A B/dpa", "Photo: AP", "(A B/Getty Images)", "REUTERS/A B".

    The value is the holder as written. A copyright notice of the site ("© 2025 ...") is none.
    """
    if _COPYRIGHT.search(line) or _RIGHTS.search(line):
        return ()
    for find in (_after_sign, _after_label, _house_at_end, _agency_slash_name):
        if mark := find(line, words):
            return (mark,)
    return ()


def _after_sign(line: str, _words: PressWords) -> Mark | None:
    match = re.search(r"(?:©|\((?:c|C)\)\s)\s*([^©()]{2,90}?)\s*[).]?\s*$", line)
    return Mark("photo-credit", Span(match.start(), match.end(1)), match.group(1)) if match else None


def _after_label(line: str, words: PressWords) -> Mark | None:
    for label in words.photo.finditer(line):
        before = line[: label.start()].rstrip()
        colon = _LABELLED.match(line, label.end())
        by = _TAKEN_BY.match(line, label.end() - (3 if label.group().casefold().endswith(" by") else 0))
        match = colon or by
        if match and (by or not before or before[-1] in '.!?)(”"|[–—-/:'):
            return Mark("photo-credit", Span(label.start(), match.end(1)), match.group(1))
    return None


def _house_at_end(line: str, words: PressWords) -> Mark | None:
    for house in words.houses.finditer(line):
        if len(line[house.end() :].strip(" .)]*|/").split()) > 4:
            continue
        if head := _BEFORE_HOUSE.search(line[: house.start()]):
            end = len(line.rstrip(" .)]"))
            start = head.start(1) + len(head.group(1)) - len(head.group(1).lstrip())
            return Mark("photo-credit", Span(start, end), line[start:end]) if start < end else None
    return None


def _agency_slash_name(line: str, words: PressWords) -> Mark | None:
    """ "REUTERS/A B", "A B/dpa" or "AP Photo/A B" at the end of a line or alone in it."""
    match = re.search(rf"(?:^|[\s(\[])((?:[A-Z]{{2,8}}|Reuters|dpa)\s?/\s?{_NAME})\s*[).\]]*\s*$", line)
    match = match or re.search(rf"(?:^|[(\[.!?]\s*)({_NAME}\s?/\s?(?:[\w-]+/)?([\w-]{{2,12}}))\s*[).\]]*\s*$", line)
    if match is None or not words.agency.search(match.group(1)):
        return None
    return Mark("photo-credit", Span(match.start(1), match.end(1)), match.group(1))


def find_date_lines(line: str, words: PressWords) -> tuple[DateFound, ...]:
    """Dates of a line that tells of the page and not of the world: "Published: 9 November 2023 14:05 GMT".

    A date counts when the line labels it, or when the line is little more than the date. A date inside a sentence
    does not.
    """
    dates = find_dates(line, words)
    if not dates:
        return ()
    labelled = tuple(date for date in dates if date.role != "none")
    count = len(line.split())
    spent = sum(len(date.span.of(line).split()) for date in dates)
    ends = line.rstrip().endswith((".", "!", "?")) and count - spent > 3
    if labelled and count <= 30 and not (ends and _sentence_like(line, labelled[0])):
        return labelled
    return dates if count - spent <= 6 and not ends else ()


def _sentence_like(line: str, date: DateFound) -> bool:
    """Whether the label stands inside a sentence rather than at the head of its line."""
    return len(line[: date.span.start].split()) > 4


def press_marks(line: str, words: PressWords) -> tuple[Mark, ...]:
    """Every mark of a line, first to last: bylines, agencies, coders, photo credits, date lines (value ISO 8601)."""
    dates = tuple(Mark("date-line", date.span, date.value) for date in find_date_lines(line, words))
    found = (*find_bylines(line, words), *find_agencies(line, words), *find_coders(line, words))
    return tuple(sorted((*found, *find_photo_credits(line, words), *dates), key=lambda mark: mark.span))
