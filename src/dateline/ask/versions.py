"""Editions of a story: what its publisher put under one address, one after the other, and what changed between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal

from sqlalchemy import Connection, select

from dateline.ask.origins import ArticleLine, article_lines, article_texts
from dateline.ask.questions import only
from dateline.model import Edition
from dateline.store import Record, joined_out, rows_out, schema

_WORDS = re.compile(r"\S+\s*")
ChangeKind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that stays, goes or comes from one edition to the next."""

    kind: ChangeKind
    text: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An edition: its article, the addresses it was met under, and what changed since the edition before it.

    `counts` says whether it is the newest, whose reports are joined. `changes` is empty for the first. The site's
    furniture is left aside.
    """

    article: ArticleLine
    addresses: tuple[str, ...]
    counts: bool
    changes: tuple[Change, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether it says the same as the edition before it, read again."""
        return bool(self.changes) and all(one.kind == "same" for one in self.changes)

    def as_json(self) -> dict[str, Any]:
        """The edition as plain data; stretches that stay are left out."""
        changed = [asdict(one) for one in self.changes if one.kind != "same"]
        return (
            asdict(self.article)
            | {"addresses": list(self.addresses), "counts": self.counts, "unchanged": self.unchanged}
            | {"changes": changed}
        )


@dataclass(frozen=True, slots=True)
class Versions:
    """All editions of one story, the oldest first. `story` is None for an article without an address."""

    story: str | None
    editions: tuple[VersionRow, ...]

    def as_json(self) -> dict[str, Any]:
        """The story as plain data."""
        return {"story": self.story, "editions": [one.as_json() for one in self.editions]}


def versions(record: Record, id_or_prefix: str) -> Versions:
    """The editions of the story that an article belongs to, by the article's id or the beginning of it.

    Raises UsageError when no article or more than one begins so.
    """
    with record.reading() as connection:
        one = only(connection, schema.articles.c.id, id_or_prefix, "article", "articles")
        edition = joined_out.editions_of(connection, [one]).get(one)
        found = joined_out.stories(connection, [edition.story])[edition.story] if edition else []
        ordered = _oldest_first(found) or [one]
        lines = article_lines(connection, ordered)
        texts = _told(connection, ordered)
        addresses = _addresses(connection, ordered)
    changes = [(), *(tuple(changes_between(texts[old], texts[new])) for old, new in pairwise(ordered))]
    rows = (
        VersionRow(lines[article], addresses[article], article == ordered[-1], change)
        for article, change in zip(ordered, changes, strict=True)
    )
    return Versions(edition.story if edition else None, tuple(rows))


def _told(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The texts of these articles without the site's furniture, which changes with every visit."""
    texts = article_texts(connection, ids)
    paragraphs = rows_out.rows_of(connection, schema.paragraphs, "article", ids)
    found = {}
    for article, text in texts.items():
        kept = [one for one in paragraphs.get(article, ()) if one.kind != "furniture"]
        found[article] = "\n".join(text[one.start : one.end] for one in kept) if paragraphs.get(article) else text
    return found


def changes_between(old: str, new: str) -> Iterator[Change]:
    """What stays, goes and comes, by words; together the stays and comings are the new text."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    bare_before, bare_after = [one.strip() for one in before], [one.strip() for one in after]
    for kind, a, b, c, d in SequenceMatcher(None, bare_before, bare_after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(after[c:d]))
            continue
        if b > a:
            yield Change("removed", "".join(before[a:b]))
        if d > c:
            yield Change("added", "".join(after[c:d]))


def _oldest_first(found: Sequence[Edition]) -> list[str]:
    """Editions follow each other by `newer`, from the one that replaces none to the one that nothing replaces."""
    newer = {one.article: one.newer for one in found}
    replacing = set(newer.values())
    here = next((article for article in newer if article not in replacing), None)
    ordered: list[str] = []
    while here is not None and here in newer and here not in ordered:
        ordered.append(here)
        here = newer[here]
    return ordered


def _addresses(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    seen = schema.sightings.c
    found: dict[str, tuple[str, ...]] = {}
    for article in articles:
        page = select(schema.articles.c.page).where(schema.articles.c.id == article).scalar_subquery()
        wanted = select(seen.address, seen.origin).where(seen.page == page).order_by(seen.address, seen.origin)
        places = [row.address or row.origin for row in connection.execute(wanted)]
        found[article] = tuple(dict.fromkeys(places))
    return found
