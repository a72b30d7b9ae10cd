"""What the text says of somebody right beside the name: "his Kazakh counterpart X", "X, the leader of party Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.link.knowledge import Knowledge
from dateline.link.phrases import bare, bears_a_name, endings, parse, spoken_sector
from dateline.link.text import plain

_CUT = re.compile(
    r"(?<![A-Z])\.\s|[,;:()“”\"\n—–]|\s(?:with|by|and|that|said|says|to|from|against|met|told|while|as|when)\s"
)
_AFTER = re.compile(
    r"^\s*(?:\([^)]{0,20}\)\s*)?,\s*(?:aged\s+)?(?:\d{1,3},\s*)?(?:now |then |currently |who is |who was |(who had been ))?"
    r"((?:the|a|an|its|their|his|her)\s+)?([^,.;:()\n]{3,90})"
)
_VERBS = frozenset(
    ["will", "have", "has", "had", "is", "are", "was", "were", "would", "can", "could", "should", "may", "said"]
)
_ENDS = frozenset('.;:!?)”"')
_LONGEST_SHORT = 4
_STRANGE = 2
"""So many unknown words may stand between a role and its country: "the Lebanese Shiite leader"."""
_NOT_A_NOUN = frozenset(
    ["said", "says", "told", "who", "which", "and", "but", "where", "when", "while", "with", "has", "was", "is", "in",
     "from", "at", "on", "according", "after", "as", "by", "to", "who"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """What a name is called beside it: country, body (id), sector and office; `former` when it says so."""

    phrase: str = ""
    country: str | None = None
    body: str | None = None
    sector: str | None = None
    office: str | None = None
    former: bool = False


def described(before: str, after: str, knowledge: Knowledge, day: str | None) -> Described:
    """The description before a name, or else the one set off by a comma after it; an empty one when there is none."""
    found = _before(before[-90:], knowledge, day)
    if found.sector is not None or found.office is not None:
        return found
    match = _AFTER.match(after)
    if match is None:
        return found
    was, article, text = match.groups()
    return _trailing(plain(f"{'former ' if was else ''}{text}"), bool(article), knowledge, day)


def _before(text: str, knowledge: Knowledge, day: str | None) -> Described:
    text = text.rstrip()
    comma = text.endswith(",")
    words = _CUT.split(f" {text.rstrip(',')}")[-1]
    lead, last = plain(words), words.rsplit(maxsplit=1)[-1:]
    if text[-1:] in _ENDS and not _abbreviated(lead, knowledge):
        return Described()
    if comma and last and not last[0][:1].islower() and not _is_office(lead.split(), knowledge):
        return Described()
    return _leading(lead, knowledge, day)


def _is_office(words: list[str], knowledge: Knowledge) -> bool:
    return any(end in knowledge.words.offices for end in endings(words))


def _abbreviated(lead: str, knowledge: Knowledge) -> bool:
    """Whether a full stop at the end of these words belongs to a title: "Sen.", "Gen."."""
    last = lead.split()[-1:]
    return bool(last) and last[0] in knowledge.words.titles and len(last[0]) <= _LONGEST_SHORT


@lru_cache(maxsize=8192)
def _leading(lead: str, knowledge: Knowledge, day: str | None) -> Described:
    """The end of the words before a name that describes it, as far as the words know it, country included."""
    parts = lead.split()
    ends = [n for n in (1, 2, 3, 4, 5, 6) if n <= len(parts) and _ends_in_role(parts[-n:], knowledge, day)]
    alone = parts[-1:] and parts[-1] in knowledge.words.weak and not _two_words(parts, knowledge)
    if not ends or alone:
        return Described()
    lexicon = knowledge.words
    known = lexicon.parts | lexicon.former | lexicon.other | lexicon.stays | lexicon.titles
    start, strange = len(parts) - ends[0], 0
    at = start
    while at > 0 and strange <= _STRANGE:
        at -= 1
        country = any(knowledge.country(" ".join(parts[at:end]), day) for end in range(at + 1, min(at + 4, start) + 1))
        if country or (parts[at] in known and parts[at] not in _NOT_A_NOUN and strange == 0):
            start = at
        else:
            strange += 1
        if parts[at] in _NOT_A_NOUN:
            break
    return _of(bare(" ".join(parts[start:])), knowledge, day)


def _two_words(parts: list[str], knowledge: Knowledge) -> bool:
    """Whether the last two words or more name an office or group together."""
    lexicon = knowledge.words
    return any(end in lexicon.offices or end in lexicon.sectors for end in endings(parts, 2))


def _ends_in_role(words: list[str], knowledge: Knowledge, day: str | None) -> bool:
    """Whether the phrase ends in a word for a role, or in "ROLE of COUNTRY"."""
    lexicon = knowledge.words
    if words[-1] in lexicon.titles or any(end in lexicon.offices or end in lexicon.sectors for end in endings(words)):
        return True
    if "of" not in words:
        return False
    at = len(words) - 1 - words[::-1].index("of")
    whose = bare(" ".join(words[at + 1 :]))
    known = knowledge.country(whose, day) is not None or bears_a_name(whose, knowledge)
    return at > 0 and known and _ends_in_role(words[:at], knowledge, day)


@lru_cache(maxsize=8192)
def _trailing(text: str, article: bool, knowledge: Knowledge, day: str | None) -> Described:
    parts = text.split()
    if not parts or parts[0] in _NOT_A_NOUN:
        return Described()
    country = any(knowledge.country(" ".join(parts[:size]), day) for size in (1, 2, 3))
    begins = country or parts[0] in knowledge.words.parts | knowledge.words.former
    if (not article and not begins) or not _VERBS.isdisjoint(parts[:6]):
        return Described()
    return _of(bare(text), knowledge, day)


def _of(phrase: str, knowledge: Knowledge, day: str | None) -> Described:
    parsed = parse(phrase, knowledge, day)
    code = spoken_sector(parsed, knowledge)
    if code is None and parsed.office is None:
        return Described()
    words = set(phrase.split())
    former = bool(words & knowledge.words.former)
    other = bool(set(parsed.before.split()) & knowledge.words.other) or bool(
        set(parsed.tail.split()[:1]) - {"of", "in", "for"}
    )
    body = parsed.body
    return Described(
        phrase=phrase,
        country=parsed.country or (body.country if body else None),
        body=body.id if body else None,
        sector="ELI" if former and code in {None, "GOV"} else code or "GOV",
        office=None if other else parsed.office,
        former=former,
    )
