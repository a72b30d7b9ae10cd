"""What becomes of a text on its way through other desks: cut, moved, wrapped, rewritten. One seed, one text."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

Text = list[str]
"""Sentences in their order."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ADVERB = re.compile(r" (?:[a-z]{4,}ly|very|also|just|still|even|now|already|then)(?= [a-z])")
_LEADING = re.compile(r"^((?:In|On|After|At|For|By|Since|During|Before) [^,;“\"]{3,60}), (\S.*)\.$")
_SAID = re.compile(r"^([A-Z][^“”\"]{20,}), ([^,“”\"]{3,60}) (said|says|added|told reporters)\.$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
_NUMBERS |= {"ten": "10", "percent": "per cent", "%": " per cent"}
_LIGHT, _HEAVY = (0.10, 0.25), (0.40, 0.60)


def cut(text: Text, rng: random.Random) -> Text:
    """From 30 to 80 % of the sentences: the first ones, as desks cut, or any."""
    count = max(3, round(len(text) * rng.uniform(0.3, 0.8)))
    if rng.random() < 0.5:
        return text[:count]
    return [text[at] for at in sorted(rng.sample(range(len(text)), min(count, len(text))))]


def reordered(text: Text, rng: random.Random) -> Text:
    """All sentences in another order."""
    return rng.sample(text, len(text))


def wrapped(text: Text, rng: random.Random, other: Sequence[str]) -> Text:
    """From 60 to 100 % of a text within another, of half to one and a half its length."""
    kept = text[: max(4, round(len(text) * rng.uniform(0.6, 1.0)))]
    around = list(other[: max(4, round(len(kept) * rng.uniform(0.5, 1.5)))])
    at = rng.randint(0, len(around))
    return around[:at] + kept + around[at:]


def light(text: Text, rng: random.Random) -> Text:
    """From 10 to 25 % of the words changed: other words, numbers written otherwise, clauses moved, adverbs dropped."""
    wanted = rng.uniform(*_LIGHT)
    return [_rewritten(one, rng, wanted, _WAYS) for one in text]


def heavy(text: Text, rng: random.Random) -> Text:
    """From 40 to 60 % of the words changed: sentences joined or left out, words exchanged for any others."""
    wanted = rng.uniform(*_HEAVY)
    told = [_rewritten(one, rng, wanted, (*_WAYS, _other_words)) for one in text if rng.random() < 0.9]
    found: Text = []
    for one in told:
        if found and len(found[-1]) < 120 and rng.random() < 0.2:
            found[-1] = f"{found[-1].rstrip('.')}, and {one[:1].lower()}{one[1:]}"
        else:
            found.append(one)
    return found


def changed(before: str, after: str) -> float:
    """Share of the words of a text that another no longer has, however ordered."""
    one, other = Counter(_words(before)), Counter(_words(after))
    return 1 - (one & other).total() / max(1, one.total())


def _rewritten(
    sentence: str, rng: random.Random, wanted: float, ways: Sequence[Callable[[str, random.Random], str]]
) -> str:
    now, before = sentence, Counter(_words(sentence))
    least = (1 - wanted) * before.total()
    for way in ways:
        for _ in range(40):
            if (before & Counter(_words(now))).total() <= least:
                return now
            again = way(now, rng)
            if again == now:
                break
            now = again
    return now


def _numbers(sentence: str, _: random.Random) -> str:
    now = _THOUSANDS.sub("", sentence)
    return re.sub(r"(?<=\w)%|\b[a-z]+\b", lambda found: _NUMBERS.get(found.group(), found.group()), now)


def _clauses(sentence: str, _: random.Random) -> str:
    if found := _LEADING.match(sentence):
        first, rest = found.groups()
        return f"{rest[:1].upper()}{rest[1:]} {first[:1].lower()}{first[1:]}."
    if found := _SAID.match(sentence):
        content, who, verb = found.groups()
        return f"{who[:1].upper()}{who[1:]} {verb} that {content[:1].lower()}{content[1:]}."
    return sentence


def _no_adverb(sentence: str, _: random.Random) -> str:
    return _ADVERB.sub("", sentence, count=1)


def _synonym(sentence: str, rng: random.Random) -> str:
    known = synonyms()
    places = [one for one in _WORD.finditer(sentence) if one.group() in known]
    if not places:
        return sentence
    place = rng.choice(places)
    return sentence[: place.start()] + known[place.group()] + sentence[place.end() :]


def _other_words(sentence: str, rng: random.Random) -> str:
    """Exchange one word that is no name and no number for another of the list: a paraphrase that keeps none of it."""
    places = [one for one in _WORD.finditer(sentence) if one.group().islower() and len(one.group()) > 3]
    if not places:
        return sentence
    place = rng.choice(places)
    return sentence[: place.start()] + rng.choice(sorted(synonyms().values())) + sentence[place.end() :]


_WAYS = (_clauses, _numbers, _no_adverb, _synonym)


@lru_cache(maxsize=1)
def synonyms() -> dict[str, str]:
    """What may stand for a word."""
    lines = (files("dateline_lab.origins") / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=") for line in lines if line and not line.startswith("#"))


def _words(text: str) -> list[str]:
    return [one.lower() for one in _WORD.findall(text)]
