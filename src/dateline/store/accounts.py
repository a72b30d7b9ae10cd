"""Reports as joining compares them, loaded with no more of their articles than that takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from dateline.model import Account, Party
from dateline.model.account import party_key
from dateline.store import schema
from dateline.store.bulk import records_where, rows_where
from dateline.store.types import folded

Content = Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
"""From a text to its content words and its figures."""

Signs = Callable[[str, str], tuple[str, ...]]
"""From a sentence and the trigger in it to what it tells of a plan."""

Topic = Callable[[str, str], tuple[str, ...]]
"""From the title and the text of an article to the words that say most of what it is about."""

_TOLD_BY = ("trigger", "passage")
_OF_EVENT = (
    "id", "article", "type", "mode", "status", "confidence", "contexts", "time_from", "time_to", "time_precision",
    "place_name", "place_country", "latitude", "longitude", "geonames",
)  # fmt: skip
_OF_PARTICIPANT = ("event", "role", "position", "name", "folded", "actor", "country", "sector")


@dataclass(frozen=True, slots=True)
class _Source:
    """What an article gives to its reports."""

    published: str | None
    text: str
    topic: tuple[str, ...]
    repairs: Sequence[Any]

    def between(self, start: int, end: int) -> str:
        """A stretch of the text as a reader should see it."""
        written, at = [], start
        for repair in self.repairs:
            if at <= repair.start and repair.end <= end:
                written += [self.text[at : repair.start], repair.replacement]
                at = repair.end
        return "".join([*written, self.text[at:end]])


def no_signs(sentence: str, trigger: str) -> tuple[str, ...]:  # noqa: ARG001
    """For those who need no signs."""
    return ()


def no_topic(title: str, text: str) -> tuple[str, ...]:  # noqa: ARG001
    """For those who need no topic."""
    return ()


def accounts(
    connection: Connection,
    report_ids: Sequence[str],
    content: Content,
    signs: Signs = no_signs,
    topic: Topic = no_topic,
) -> list[Account]:
    """Accounts of these reports, in this order; what is not there is left out.

    `content` gives the words and figures of the passages that tell a report, `signs` those of the sentence with the
    trigger, `topic` those of its article.
    """
    table = schema.events
    events = {row.id: row for row in records_where(connection, table, table.c.id, report_ids, _OF_EVENT)}
    parties = parties_of(connection, report_ids)
    told: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in records_where(connection, schema.evidence, schema.evidence.c.event, report_ids):
        if row.field in _TOLD_BY:
            told[row.event][row.field].append((row.start, row.end))
    sources = _sources(connection, sorted({row.article for row in events.values()}), topic)
    present = (events[one] for one in report_ids if one in events)
    return [
        _account(row, parties.get(row.id, {}), _told(sources[row.article], told[row.id], content, signs))
        for row in present
    ]


def reports_of(connection: Connection, articles: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the reports of each of these articles, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    events = schema.events.c
    for report, article in sorted(rows_where(connection, (events.id, events.article), events.article, articles)):
        found[article].append(report)
    return found


def parties_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, dict[str, list[Party]]]:
    """The participants of each report by role (source, target, said_by), in their order."""
    table = schema.participants
    found: dict[str, dict[str, list[Party]]] = defaultdict(lambda: defaultdict(list))
    for row in records_where(connection, table, table.c.event, report_ids, _OF_PARTICIPANT):
        key = party_key(row.folded, row.actor, row.country)
        found[row.event][row.role].append(Party(key, row.name, row.actor, row.country, row.sector))
    return found


def _sources(connection: Connection, ids: Sequence[str], topic: Topic) -> dict[str, _Source]:
    articles, repairs = schema.articles, schema.repairs
    repaired: dict[str, list[Any]] = defaultdict(list)
    for row in records_where(connection, repairs, repairs.c.article, ids):
        repaired[row.article].append(row)
    for found in repaired.values():
        found.sort(key=lambda row: (row.start, row.end))
    wanted = ("number", "id", "published_from", "title", "text")
    return {
        row.id: _Source(row.published_from, row.text, topic(row.title or "", row.text), repaired.get(row.id, ()))
        for row in records_where(connection, articles, articles.c.id, ids, wanted)
    }


def _told(
    source: _Source, spans: Mapping[str, Sequence[tuple[int, int]]], content: Content, signs: Signs
) -> dict[str, Any]:
    """The fields of an account that come from the text."""
    passages = [source.between(*span) for span in spans.get("passage", ())]
    trigger = " ".join(source.between(*span) for span in spans.get("trigger", ()))
    words, numbers = content(" ".join(passages))
    told = signs(passages[0] if passages else "", trigger)
    return {
        "published": source.published,
        "topic": source.topic,
        "trigger": folded(trigger),
        "signs": told,
        "words": words,
        "numbers": numbers,
    }


def _account(row: Any, parties: Mapping[str, Sequence[Party]], told: Mapping[str, Any]) -> Account:
    known = row.latitude is not None and row.longitude is not None
    return Account(
        report=row.id,
        article=row.article,
        type=row.type,
        mode=row.mode,
        status=row.status,
        confidence=row.confidence,
        sources=tuple(parties.get("source", ())),
        targets=tuple(parties.get("target", ())),
        said_by=tuple(parties.get("said_by", ())),
        day_from=row.time_from,
        day_to=row.time_to,
        precision=row.time_precision,
        place_name=row.place_name,
        place_country=row.place_country,
        geonames=row.geonames,
        degrees=(row.latitude, row.longitude) if known else None,
        contexts=tuple(row.contexts),
        **told,
    )
