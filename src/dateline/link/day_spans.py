"""The words beside a time expression that belong to it: a reader may have marked "Nov" of "Nov. 9", or "recent" alone."""

from __future__ import annotations

import re

_M = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{3,6})?\.?"
_DATE = re.compile(
    rf"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_M}"
    rf"|\b{_M}\s\d{{1,2}}(?:st|nd|rd|th)?\b)(?:,?\s[12]\d{{3}}\b(?!\s*(?:people|km|miles|\w+s\b)))?"
)
_BESIDE = 30
"""Characters before and after an expression in which the rest of its date may stand."""
_UNIT = r"(?:hour|day|night|week|weekend|month|quarter|year|decade)s?\b"
_UNFINISHED = re.compile(
    r"(?:.*\s)?(?:recent|last|past|next|coming|previous|following|few|several)|(?:the\s)?(?:(?:last|past|next|coming)\s)?\d{1,3}",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\s(?:few\s|several\s|\d{{1,3}}\s|two\s|three\s|four\s|five\s|six\s|ten\s)?{_UNIT}(?:\s(?:ago|earlier|later)\b)?"
)
_CLOCK = re.compile(r"(?:\d{1,2}[:.]\d\d|\b\d{4}|[ap]\.?m\.?|o['’]clock)$", re.IGNORECASE)
_ZONE = re.compile(r"\s\(?(?:GMT|UTC|CES?T|EES?T|MSK|E[SD]T|P[SD]T)\b\)?|\s\(?(?:[A-Z]\w+\s){1,2}[Tt]ime\b\)?")
_SPAN = re.compile(r"(?:the\s)?(?:day|eve|week|month|year)|(?:\d+|[a-z]+)\s(?:day|week|month|year)s?", re.IGNORECASE)
_OF_EVENT = re.compile(
    r"(\s(?:after|before|following)\s(?:the|a|an|his|her|their|its))(\s\w[\w'’-]*(?:\s\w[\w'’-]*){0,3})"
)
_END = re.compile(r"\s(?:in|on|at|to|for|with|by|and|as|when|where|that|which|who|was|were|is|had|has|will)\b.*")


def whole_date(words: str, before: str, after: str) -> str | None:
    """The date that an expression is a part of; None where it stands for itself."""
    before, after = before[-_BESIDE:], after[:_BESIDE]
    first, last = len(before), len(before) + len(words)
    for found in _DATE.finditer(before + words + after):
        if found.start() <= first and last <= found.end() and len(found[0]) > last - first:
            return found[0]
    return None


def widened(words: str, after: str) -> str:
    """The expression with what follows it, where it is cut before its unit, its zone or its event; else as it is."""
    rest = None
    if _UNFINISHED.fullmatch(words):
        rest = _REST.match(after)
    elif _CLOCK.search(words):
        rest = _ZONE.match(after)
    elif _SPAN.fullmatch(words) and (event := _OF_EVENT.match(after)) is not None:
        return words + event[1] + _END.sub("", event[2])
    return words + rest[0] if rest is not None else words
