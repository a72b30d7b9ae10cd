"""Noise as scraped and machine-translated pages have it: text edits that carry the labels along."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline_lab.corpora.example import Chars, Example, GoldEvent, GoldName

Edit = tuple[int, int, str]
"""Replace characters start to end (exclusive) by the string."""

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"\b(?:the|a|an) ", re.IGNORECASE)
_END_MARK = re.compile(r"[.!?]['\"”]?$")
_QUOTES = re.compile(r"[\"'“”’]")
_AGENCIES = ("dpa", "AFP", "Reuters", "AP", "Xinhua", "ANSA", "TASS", "IRNA")
_SWAPPED = ("PER", "GPE", "ORG", "NORP")


class Noise:
    """Callable that returns a noisy copy of an example. Names are swapped for others of the texts it was given."""

    def __init__(self, examples: Sequence[Example], rng: random.Random) -> None:
        self._rng = rng
        self._pool: dict[str, list[str]] = {kind: [] for kind in _SWAPPED}
        for example in examples:
            for name in example.names or ():
                for kind in name.types & set(_SWAPPED) if len(name.types) == 1 else ():
                    self._pool[kind].append(example.text[slice(*name.span)])
        self._kinds: tuple[Callable[[Example], Example], ...] = (
            self._swap_names, self._swap_names, self._swap_names, self._headline, self._upper, self._lower,
            self._articles, self._quotes, self._bare, self._dateline, self._joined,
        )  # fmt: skip

    def __call__(self, example: Example) -> Example:
        """One or two kinds of noise."""
        for kind in self._rng.sample(self._kinds, self._rng.choice((1, 1, 2))):
            example = kind(example)
        return example

    def _swap_names(self, example: Example) -> Example:
        edits: list[Edit] = []
        chosen: dict[str, str] = {}
        for name in example.names or ():
            pool = self._pool.get(next(iter(name.types)), []) if len(name.types) == 1 else []
            if pool:
                old = example.text[slice(*name.span)]
                edits.append((*name.span, chosen.setdefault(old, self._rng.choice(pool))))
        return edited(example, edits)

    def _headline(self, example: Example) -> Example:
        small = {"a", "an", "the", "of", "in", "on", "to", "and", "for", "at", "by", "with"}
        edits = [
            (m.start(), m.end(), m[0].capitalize())
            for m in _WORD.finditer(example.text)
            if m[0].islower() and m[0] not in small
        ]
        return self._bare(edited(example, edits))

    def _upper(self, example: Example) -> Example:
        return edited(example, [(m.start(), m.end(), _same_length(m[0], m[0].upper())) for m in _words(example)])

    def _lower(self, example: Example) -> Example:
        return edited(example, [(m.start(), m.end(), _same_length(m[0], m[0].lower())) for m in _words(example)])

    def _articles(self, example: Example) -> Example:
        return edited(example, [(m.start(), m.end(), "") for m in _ARTICLE.finditer(example.text)])

    def _quotes(self, example: Example) -> Example:
        table = self._rng.choice(({'"': "“", "'": "’"}, {"“": '"', "”": '"', "’": "'"}, {'"': "", "“": "", "”": ""}))
        found = [(m.start(), m.end(), table[m[0]]) for m in _QUOTES.finditer(example.text) if m[0] in table]
        return edited(example, found)

    def _bare(self, example: Example) -> Example:
        found = _END_MARK.search(example.text)
        return edited(example, [(found.start(), found.end(), "")] if found else [])

    def _dateline(self, example: Example) -> Example:
        if not self._pool["GPE"]:
            return example
        place, agency = self._rng.choice(self._pool["GPE"]), self._rng.choice(_AGENCIES)
        head = self._rng.choice((f"{place} (", f"{place.upper()} ("))
        tail = self._rng.choice((") - ", ") — ", ") – "))
        moved = edited(example, [(0, 0, f"{head}{agency}{tail}")])
        if moved.names is None:
            return moved
        own = (
            GoldName((0, len(place)), frozenset({"GPE"})),
            GoldName((len(head), len(head) + len(agency)), frozenset({"ORG"})),
        )
        return replace(moved, names=(*own, *moved.names))

    def _joined(self, example: Example) -> Example:
        """Run two words together where no label stands, as pages do around links."""
        taken = list(_spans(example))
        free = [
            m.start()
            for m in re.finditer(" ", example.text)
            if not any(a <= m.start() + 1 and m.start() <= b for a, b in taken)
        ]
        at = self._rng.choice(free) if free else None
        return example if at is None else edited(example, [(at, at + 1, "")])


def edited(example: Example, edits: Sequence[Edit]) -> Example:
    """The example with its text changed and every label moved along; spans that vanish take their label with them."""
    edits = sorted(edits)
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += [example.text[at:start], new]
        at = end
    text = "".join(parts) + example.text[at:]

    def moved(place: int, closing: bool) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= place:
                shift += len(new) - (end - start)
            elif start < place:
                return start + shift + (len(new) if closing else 0)
        return place + shift

    def span(old: Chars) -> Chars:
        return moved(old[0], closing=False), moved(old[1], closing=True)

    return _relabelled(replace(example, text=text), span)


def _relabelled(example: Example, span: Callable[[Chars], Chars]) -> Example:
    def all_of(spans: Sequence[Chars]) -> tuple[Chars, ...]:
        return tuple(new for old in spans if (new := span(old))[0] < new[1])

    names, events = example.names, example.events
    if names is not None:
        names = tuple(replace(n, span=new) for n in names if (new := span(n.span))[0] < new[1])
    if events is not None:
        events = tuple(_event(event, span, all_of) for event in events)
    times = None if example.times is None else all_of(example.times)
    return replace(example, names=names, times=times, events=events, quotes=None, unsure=all_of(example.unsure))


def _event(
    event: GoldEvent, span: Callable[[Chars], Chars], all_of: Callable[[Sequence[Chars]], tuple[Chars, ...]]
) -> GoldEvent:
    roles = {role: all_of(spans) for role, spans in event.roles.items()}
    return replace(event, trigger=span(event.trigger), roles=roles)


def _spans(example: Example) -> list[Chars]:
    spans = [name.span for name in example.names or ()] + list(example.times or ()) + list(example.unsure)
    for event in example.events or ():
        spans += [event.trigger, *(span for role in event.roles.values() for span in role)]
    return spans


def _words(example: Example) -> list[re.Match[str]]:
    return list(_WORD.finditer(example.text))


def _same_length(old: str, new: str) -> str:
    return new if len(new) == len(old) else old
