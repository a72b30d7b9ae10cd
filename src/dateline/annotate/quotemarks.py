"""Where quotation marks open and close, in all their styles: straight, curly, low, angled and single.

Rules of this project; an apostrophe is never a mark, and a straight mark is read by what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSED_BY = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "”": "”", '"': '"”'}
_MARKS = re.compile('["“”„«»]')
_DOUBLED = re.compile(r'"(?="\w|\s"\w)')
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[\w\[\"“])(?P<inner>.{2,}?)(?<=[\w.,!?…\])])['’](?!\w)", re.DOTALL)
_PLURAL = re.compile(r"s['’](?=\s\w)")
_LONGEST = 3000
_LONGEST_OPENING = 800
_ABOUT_TO_SPEAK = re.compile(r"(?:said|says|saying|added|adding|stated|told \w+|wrote|:)[,:]?\s*$")
_SPEAKER_FOLLOWS = re.compile(
    r"\s*(?:[a-z]\w*|[A-Z][\w’'.-]*)(?:\s+[A-Z][\w’'.-]*){0,3}\s+(?:said|says|told|added|asked|wrote)(?!\w)"
    r"|\s*(?:said|says|added|asked|wrote)\s"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Characters between marks, marks left out. `closed` is False where the paragraph ends first."""

    start: int
    end: int
    closed: bool = True
    single: bool = False


def quoted(text: str) -> list[Quoted]:
    """All quoted stretches of one paragraph, in order, never one within another."""
    double = [found for found in _doubles(text) if text[found.start : found.end].strip()]
    single = [one for one in _singles(text) if not any(one.start < two.end and two.start < one.end for two in double)]
    return sorted((_trimmed(text, one) for one in (*double, *single)), key=lambda one: one.start)


def _doubles(text: str) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    first = True
    for mark in _MARKS.finditer(text):
        if opened is None:
            if not _closes(text, mark):
                opened = None if _DOUBLED.match(text, mark.start()) else mark
            elif first and _ends_unopened(text, mark):
                yield Quoted(0, mark.start())
        elif mark[0] in _CLOSED_BY.get(opened[0], "") and not _opens(text, mark):
            yield Quoted(opened.end(), mark.start())
            opened = None
        elif mark[0] == opened[0] and _opens(text, mark):
            yield Quoted(opened.end(), _last_stop(text, opened.end(), mark.start()))
            opened = mark
        first = False
    if opened is not None and len(text) - opened.end() <= _LONGEST:
        yield Quoted(opened.end(), len(text), closed=False)


def _around(text: str, mark: re.Match[str]) -> tuple[str, str]:
    return text[mark.start() - 1 : mark.start()] or " ", text[mark.end() : mark.end() + 1] or " "


def _opens(text: str, mark: re.Match[str]) -> bool:
    """A mark that can only open: a space before it, a word after it."""
    before, after = _around(text, mark)
    return mark[0] in '"“' and before.isspace() and (after.isalnum() or after == "[")


def _closes(text: str, mark: re.Match[str]) -> bool:
    """A mark that can only close: a stop or word before it, no word after it, and nobody about to speak."""
    before, after = _around(text, mark)
    if mark[0] == "”":
        return not after.isalnum()
    if mark[0] != '"' or after.isalnum() or after == "[":
        return False
    if _ABOUT_TO_SPEAK.search(text[max(0, mark.start() - 20) : mark.start()]):
        return False
    return before in ".,!?…" or before.isalnum()


def _ends_unopened(text: str, mark: re.Match[str]) -> bool:
    """Whether a paragraph begins within a quote: its first mark closes, and the paragraph ends or a speaker follows."""
    rest = text[mark.end() : mark.end() + 80]
    return 20 < mark.start() < _LONGEST_OPENING and (not rest.strip() or _SPEAKER_FOLLOWS.match(rest) is not None)


def _last_stop(text: str, start: int, end: int) -> int:
    at = max(text.rfind(stop, start, end) for stop in ".!?…")
    return at + 1 if at > start else end


def _singles(text: str) -> Iterator[Quoted]:
    at = 0
    while found := _SINGLE.search(text, at):
        end = found.end("inner")
        if _PLURAL.match(text, end - 1) and (later := _SINGLE_END.search(text, end + 1)):
            end = later.start()
        if "\n\n" in text[found.start() : end] or end - found.start() > _LONGEST:
            at = found.start() + 1
            continue
        yield Quoted(found.start("inner"), end, single=True)
        at = end + 1


_SINGLE_END = re.compile(r"(?<=[\w.,!?…\])])['’](?!\w)")


def _trimmed(text: str, one: Quoted) -> Quoted:
    start, end = one.start, one.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, one.closed, one.single)
