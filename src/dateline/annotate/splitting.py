"""Where sentences end: rules over stops, what stands before them and what follows.

Works on one paragraph of repaired text. Written for English news copy, scraped and machine translated copy included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_CHARACTERS = 1500
"""A longer sentence is cut at its safest place, so that the reader can take it in."""

_CLOSERS = "\"'”’»“)\\]›"
_STOP = re.compile(rf"(?P<stop>[.!?…]+|[。！？])(?P<close>[{_CLOSERS}]*)(?P<gap>\s*)|\n\s*\n")
_OPENERS = "\"'“‘„«‹([-–—•* \u200b\u200e\u200f\ufeff"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """mr mrs ms mx dr prof rev hon gen lt col maj capt cpt cmdr adm sgt cpl pvt brig supt det insp const gov sen rep
    pres amb st ste mt ft messrs mme mlle fr sr sra dept assn bros vs v viz cf al ca approx e.g i.e rs"""
)
_ENDINGS = _words("inc ltd co corp plc llc bros jr sr esq u.s u.k u.n e.u d.c a.m p.m ph.d m.d b.c a.d")
_BEFORE_NUMBERS = _words("no nos art sec fig p pp vol ch par para nr op")
_MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
_DAYS = _words("mon tue tues wed thu thur thurs fri sat sun")
_STARTERS = _words(
    """the a an this that these those he she it they we i you his her its their our my in on at by for from with after
    before during since while when where if although though as but and or so yet however meanwhile also there here
    what who why how according under over about among despite both many some most all no not now then later earlier
    last next one two three other another several new president prime police officials critics former"""
)
_ZONES = _words("gmt utc est edt cst cdt pst pdt cet cest bst ist msk et local")
_SAYS = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+){1,4}(?:said|says|asked|told|added|wrote|tweeted|replied|shouted|warned|declared|insisted)\b"
)
_RUN_ON = re.compile(r"(?:[a-z]{2,}|\d{4}|[A-Z]{2,})$")
_NEXT_WORD = re.compile(r"[A-Z][a-z’']*(?=[\s,;:’'-])")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, without the white space around them, in order."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for end in (*_ends(text), len(text)):
        if trimmed := _trimmed(text, start, end):
            bounds.extend(_cut(text, *trimmed))
        start = end
    return bounds


def _ends(text: str) -> Iterator[int]:
    start = 0
    for found in _STOP.finditer(text):
        if found["stop"] is None:
            yield found.end()
            start = found.end()
        elif _is_end(text, start, found):
            start = found.end("close")
            yield start


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    following = text[found.end() : found.end() + 60]
    if not following.strip():
        return False
    before = _token_before(text, start, found.start())
    if not found["gap"] and found["stop"][0] not in "。！？":
        return _runs_on(before, found["stop"], following)
    if not _may_start(following):
        return False
    if found["close"] and found["stop"][-1] in "!?" and _SAYS.match(following):
        return False
    if found["stop"] != "." or found["close"]:
        return True
    return not _abbreviates(before, following, alone=not text[start : found.start()].strip(" \t\n" + before))


def _token_before(text: str, start: int, stop: int) -> str:
    at = stop
    while at > start and not text[at - 1].isspace() and stop - at < 40:
        at -= 1
    return text[at:stop].lstrip("\"'“‘„«([—–-")


def _may_start(following: str) -> bool:
    rest = following.lstrip(_OPENERS)
    first = rest[:1]
    return not first or not (first.islower() or first in ",;:)]!?.&%/")


def _runs_on(before: str, stop: str, following: str) -> bool:
    """Whether a sentence follows without a space: "…of war.The next". Addresses and file names do not count."""
    if not _RUN_ON.search(before) or any(sign in before for sign in "/@.") or len(stop) > 3:
        return False
    rest = following.lstrip("\"'“‘„«(")
    word = _NEXT_WORD.match(rest)
    return word is not None and word[0].lower() not in {"com", "org", "net"}


def _abbreviates(before: str, following: str, *, alone: bool) -> bool:
    token = before.lower()
    rest = following.lstrip(_OPENERS)
    words = re.findall(r"[^\W\d_]+", rest[:40])
    next_word = words[0].lower() if words and not rest[:1].isdigit() else ""
    digit = rest[:1].isdigit()
    if token in _TITLES:
        return True
    if token in _BEFORE_NUMBERS or token in _MONTHS or token in _DAYS:
        return digit or (token in _DAYS and next_word in _MONTHS)
    if token in {"a.m", "p.m"} and (next_word in _ZONES or digit):
        return True
    if token in _ENDINGS or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}", token):
        return next_word not in _STARTERS
    if re.fullmatch(r"[^\W\d_]", before):
        return before.isupper() and (next_word not in _STARTERS or before == "J")
    return alone and token.isdigit()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_CHARACTERS:
        at = _safe_place(text, start)
        if first := _trimmed(text, start, at):
            yield first
        start = at
    if rest := _trimmed(text, start, end):
        yield rest


def _safe_place(text: str, start: int) -> int:
    """The last semicolon, else comma, else space within the allowed length, else that length."""
    limit = start + MAX_CHARACTERS
    for mark in ("; ", ", ", " "):
        at = text.rfind(mark, start + MAX_CHARACTERS // 3, limit)
        if at > 0:
            return at + len(mark)
    return limit
