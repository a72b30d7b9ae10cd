"""What a reader should see where a page broke its text: the text stays, the repairs are a layer over it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import ftfy
import ftfy.badness

from dateline.extract.vocabulary import read_words
from dateline.model import Repair

_SHORTEST, _FREQUENT = 5, 10
_SETTINGS = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often English words stand in open news text, at least; unknown words are missing."""

    counts: dict[str, int]
    openers: frozenset[str]
    formers: frozenset[str]

    def frequent(self, word: str) -> bool:
        """Whether the word, in whatever case, is a common one."""
        return self.counts.get(word.casefold(), 0) >= _FREQUENT

    def known(self, word: str) -> bool:
        """Whether the word was seen at all."""
        return word.casefold() in self.counts


@cache
def word_counts() -> WordCounts:
    """The counts the package ships."""
    rows = read_words("english.yaml")
    glue = read_words("glue.yaml")
    counts = {word: int(count) for count, words in rows.items() for word in words.split()}
    return WordCounts(counts, *(frozenset(glue[key]) for key in ("openers", "formers")))


_LEAST_TOKEN, _MOST_TOKEN = 5, 200
"""Characters without white space that may be words run together; what is longer is no prose, and slow to search."""


def find_repairs(text: str) -> tuple[Repair, ...]:
    """The repairs of a text, in order, none overlapping: glued words, doubled spaces, signs that cannot be seen,
    broken encodings, entities left in the text.

    Of two repairs for the same characters the more certain wins. Glued words are told by English words only.
    """
    finders: tuple[Callable[[str], Iterator[Repair]], ...] = (_mojibake, _entities, _unseen, _glued, _spaces)
    taken: list[Repair] = []
    for finder in finders:
        found = list(finder(text))
        taken = _merge(taken, found)
    return tuple(taken)


def apply_repairs(text: str, repairs: tuple[Repair, ...]) -> str:
    """The text as a reader should see it. The repairs are sorted and do not overlap."""
    parts, last = [], 0
    for repair in repairs:
        parts += [text[last : repair.start], repair.replacement]
        last = repair.end
    return "".join([*parts, text[last:]])


def _merge(taken: list[Repair], found: list[Repair]) -> list[Repair]:
    if not taken:
        found.sort(key=lambda repair: (repair.start, repair.end))
    merged: list[Repair] = []
    for repair in sorted([*taken, *found], key=lambda one: (one.start, one.end)):
        if merged and repair.start < max(merged[-1].end, merged[-1].start + 1):
            if repair in taken and merged[-1] not in taken:
                merged[-1] = repair
            continue
        merged.append(repair)
    return merged


def _mojibake(text: str) -> Iterator[Repair]:
    if not ftfy.badness.is_bad(text):
        return
    for match in re.finditer(r"[^ \n\r\t]+", text):
        word = match.group()
        if word.isascii() or not ftfy.badness.is_bad(word):
            continue
        fixed = ftfy.fix_encoding(word, _SETTINGS)
        if fixed != word:
            yield _trimmed(match.start(), word, fixed, "mojibake")


def _trimmed(start: int, old: str, new: str, reason: str) -> Repair:
    """The repair of the characters that differ only."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Repair(start + head, start + len(old) - tail, new[head : len(new) - tail], reason)


def _entities(text: str) -> Iterator[Repair]:
    for match in re.finditer(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});", text):
        plain = html.unescape(match.group()).replace("\xa0", " ")
        if plain != match.group() and plain.isprintable():
            yield Repair(match.start(), match.end(), plain, "entity")


def _unseen(text: str) -> Iterator[Repair]:
    for match in re.finditer("\u00ad+", text):
        yield Repair(match.start(), match.end(), "", "soft-hyphen")
    for match in re.finditer("[\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]+", text):
        yield Repair(match.start(), match.end(), "", "control")
    for match in re.finditer("(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])", text):
        yield Repair(match.start(), match.end(), "", "control")
    for match in re.finditer("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+", text):
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        blank = before.isalnum() and after.isalnum() and bool(re.search("[\x0b\x0c]", match.group()))
        yield Repair(match.start(), match.end(), " " if blank else "", "control")


def _spaces(text: str) -> Iterator[Repair]:
    for match in re.finditer("(?<=[^\\s])[ \t\u00a0\u2002-\u200a]{2,}(?=[^\\s])", text):
        yield Repair(match.start(), match.end(), " ", "doubled-space")


def _glued(text: str) -> Iterator[Repair]:
    words = word_counts()
    for match in re.finditer(r"[^\s]+", text):
        token = match.group()
        if not _LEAST_TOKEN <= len(token) <= _MOST_TOKEN or _is_address(token):
            continue
        cuts: set[int] = set()
        for find in (_after_stop, _after_small, _after_digit):
            cuts.update(find(token, words, text))
        for cut in sorted(cuts):
            yield Repair(match.start() + cut, match.start() + cut, " ", "run-together")
        if not cuts and (found := _two_words(match, words)):
            yield found


def _is_address(token: str) -> bool:
    return bool(re.search(r"://|www\.|@|\.(?:com|org|net|ru|de|uk|html?|php)\b|^[#/]|_", token, re.IGNORECASE))


def _after_stop(token: str, words: WordCounts, _text: str) -> Iterator[int]:
    """ "sentence.Next", "one,two", "said.”He"."""
    for match in re.finditer(r"(?<=[a-z]{2})[.!?][”’\"]?(?=[“\"]?[A-Z](?:[a-z]|\b(?!\.)))", token):
        after = re.match(r"\W*(\w+)", token[match.end() :])
        shout = match.group()[0] == "!" and token[0].isupper()
        if after and not shout and after.group(1).casefold() not in {"com", "net", "org", "js", "io", "ai"}:
            yield match.end()
    for match in re.finditer(r"[”»)](?=[A-Z][a-z])|[a-z]{2}[,;:][”’]?(?=[A-Za-z][a-z])", token):
        after = re.match(r"[A-Za-z]+", token[match.end() :])
        if after and (match.group()[0] in "”»)" or words.known(after.group())):
            yield match.end()


def _after_small(token: str, words: WordCounts, text: str) -> Iterator[int]:
    """ "arrestedThe", "YorkThe": a small letter, then a capital that begins a word."""
    for match in re.finditer(r"([A-Za-z][a-zé]+)(?=([A-Z][a-zé]*))", token):
        left, right = match.group(1), match.group(2)
        if match.start() and (token[match.start() - 1].isalnum() or token[match.start() - 1] in "’'"):
            continue
        opens = left[0].isupper() and right in words.openers and _stands_alone(left, text)
        if opens or _parted(left, right, words):
            yield match.end()


def _parted(left: str, right: str, words: WordCounts) -> bool:
    """Whether a known small word and a capitalised one were glued, and no name such as iPhone was meant."""
    if left[0].isupper() or left in words.formers:
        return False
    return (
        words.frequent(left) and (len(right) > 1 or right in {"A", "I"}) and (len(left) > 2 or right in words.openers)
    )


def _stands_alone(word: str, text: str) -> bool:
    return len(word) > 3 and re.search(rf"(?<!\w){word}(?!\w)", text) is not None


def _after_digit(token: str, words: WordCounts, _text: str) -> Iterator[int]:
    for match in re.finditer(r"(?<!\d)(?:19|20)\d\d(?=([A-Z][a-z]+))", token):
        if match.group(0) and words.known(match.group(1)):
            yield match.end()


def _two_words(match: re.Match[str], words: WordCounts) -> Repair | None:
    """ "travelagriculture": an unknown word that is two common ones, seen once in the text, and no compound.

    Where the words stand in a list that goes on with "and", the comma is put back too.
    """
    token, text = match.group(), match.string
    core = re.fullmatch(r"([A-Za-z]?[a-z]{11,})[,.;:]?", token)
    if core is None or words.known(core.group(1)) or words.known(core.group(1).rstrip("s")):
        return None
    word = core.group(1)
    cuts = [
        cut
        for cut in range(_SHORTEST, len(word) - _SHORTEST)
        if words.frequent(word[:cut]) and words.frequent(word[cut:])
    ]
    if len(cuts) != 1 or word[: cuts[0]].casefold() in words.formers or word[cuts[0] :] in words.formers:
        return None
    if len(re.findall(rf"(?i)(?<!\w){word}", text)) > 1:
        return None
    at = match.start() + cuts[0]
    listed = re.search(r",[^.;:,]{2,40}$", text[max(0, at - 60) : at]) and re.match(
        r"\w+ (?:and|or) \w", text[at : at + 60]
    )
    return Repair(at, at, ", " if listed else " ", "run-together")
