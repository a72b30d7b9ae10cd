"""Sentences as the network sees them: word pieces, the shapes of their words, and the way back to characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from dateline.annotate.encoder.labels import Window
from dateline.annotate.encoder.reading import ReadSentence
from dateline.errors import KnowledgeError

SHAPES = ("none", "lower", "Title", "U", "UPPER", "miXed", "0", "other")
"""What the letters of a word look like; the word pieces themselves are lower case."""

Ints = NDArray[np.int64]
_CONTEXT_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one window's sentence part: `pieces` their first tokens' places in the window,
    `starts` and `ends` characters of the sentence."""

    pieces: Ints
    starts: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class Packed:
    """One window: token ids, part of the window (1 sentence, 0 context), shape ids, all of one length; its words."""

    ids: list[int]
    parts: list[int]
    shapes: list[int]
    words: Words

    def __len__(self) -> int:
        return len(self.ids)


def load_tokenizer(path: Path) -> Tokenizer:
    """Load `tokenizer.json` without truncation or padding. Raises KnowledgeError when it is missing or damaged."""
    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise KnowledgeError(f"the tokenizer at {path} cannot be read ({fault}); reinstall dateline") from fault
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def shape_of(word: str) -> int:
    """Index into SHAPES."""
    if word.isdigit():
        return 6
    if not word.isalnum():
        return 7
    if word.isupper():
        return 3 if len(word) == 1 else 4
    if word[:1].isupper():
        return 2 if word[1:].islower() else 5
    return 1 if word.islower() else 5


class Packer:
    """Turns sentences into windows. Holds no state beside the tokenizer."""

    def __init__(self, tokenizer: Tokenizer, window: Window) -> None:
        self._tokenizer = tokenizer
        self._window = window
        self._start, self._end = (_id(tokenizer, mark) for mark in ("[CLS]", "[SEP]"))

    def pack(self, sentences: Sequence[ReadSentence]) -> list[list[Packed]]:
        """Windows for each sentence, in order: one, or several where it is longer than a window holds."""
        texts = [part for s in sentences for part in (_tail(s.before), s.text, _head(s.after))]
        encoded = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        return [self._windows(encoded[i : i + 3], texts[i : i + 3]) for i in range(0, len(texts), 3)]

    def _windows(self, encoded: Sequence[Encoding], texts: Sequence[str]) -> list[Packed]:
        before, sentence, after = encoded
        limit = self._window
        cut = max(0, len(before.ids) - limit.before)
        left = (before.ids[cut:], _shapes(before, texts[0])[cut:])
        right = (after.ids[: limit.after], _shapes(after, texts[2])[: limit.after])
        shapes = _shapes(sentence, texts[1])
        return [
            self._window_of(sentence, shapes, span, left, right)
            for span in _cuts([int(i) for i in sentence.word_ids if i is not None], limit.sentence)
        ]

    def _window_of(
        self,
        sentence: Encoding,
        shapes: list[int],
        span: tuple[int, int],
        left: tuple[list[int], list[int]],
        right: tuple[list[int], list[int]],
    ) -> Packed:
        first, last = span
        body = sentence.ids[first:last]
        ids = [self._start, *left[0], self._end, *body, self._end, *right[0], self._end]
        head = len(left[0]) + 2
        parts = [0] * head + [1] * len(body) + [0] * (len(right[0]) + 2)
        marks = [0, *left[1], 0, *shapes[first:last], 0, *right[1], 0]
        return Packed(ids, parts, marks, _words(sentence, first, last, head))


def _words(sentence: Encoding, first: int, last: int, head: int) -> Words:
    pieces: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    word_ids, offsets = sentence.word_ids, sentence.offsets
    for at in range(first, last):
        if at == first or word_ids[at] != word_ids[at - 1]:
            pieces.append(at - first + head)
            starts.append(offsets[at][0])
            ends.append(offsets[at][1])
        else:
            ends[-1] = offsets[at][1]
    return Words(np.array(pieces, np.int64), np.array(starts, np.int64), np.array(ends, np.int64))


def _cuts(word_ids: list[int], limit: int) -> list[tuple[int, int]]:
    """Spans of at most `limit` pieces that end between words where a word is not itself longer."""
    cuts: list[tuple[int, int]] = []
    first = 0
    while len(word_ids) - first > limit:
        last = first + limit
        while last > first + 1 and word_ids[last] == word_ids[last - 1]:
            last -= 1
        last = last if last > first + 1 else first + limit
        cuts.append((first, last))
        first = last
    if first < len(word_ids):
        cuts.append((first, len(word_ids)))
    return cuts


def _shapes(encoding: Encoding, text: str) -> list[int]:
    shapes: list[int] = []
    word_ids, offsets = encoding.word_ids, encoding.offsets
    at = 0
    while at < len(word_ids):
        end = at + 1
        while end < len(word_ids) and word_ids[end] == word_ids[at]:
            end += 1
        shapes += [shape_of(text[offsets[at][0] : offsets[end - 1][1]])] * (end - at)
        at = end
    return shapes


def _tail(text: str) -> str:
    return text[-_CONTEXT_CHARACTERS:]


def _head(text: str) -> str:
    return text[:_CONTEXT_CHARACTERS]


def _id(tokenizer: Tokenizer, mark: str) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise KnowledgeError(f"the tokenizer has no {mark}; reinstall dateline")
    return int(found)
