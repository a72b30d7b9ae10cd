"""The open record: reading into it, and questions about events, articles and actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline import ask, settings, store
from dateline.api.exports import Exports
from dateline.api.finding import Finding
from dateline.api.happenings import HappeningQuestions
from dateline.api.opened import filled
from dateline.api.origins import OriginQuestions
from dateline.api.promises import Day, PromiseQuestions, day_of
from dateline.api.rates import RateQuestions
from dateline.api.review import Review
from dateline.ask import (
    ActorFilter,
    ActorRow,
    ArticleFilter,
    ArticleRow,
    ArticleView,
    EventFilter,
    EventRow,
    IssueFilter,
    IssueRow,
    RecordInfo,
    Rows,
    Sums,
)
from dateline.ask.actor_sums import ActorSums, actor_sums
from dateline.errors import UsageError
from dateline.pipeline import JoinSummary, LinkSummary, Progress, ReadOptions, Summary
from dateline.store import days

if TYPE_CHECKING:
    from dateline.pipeline.portrait import Answer, Portrait

_LOOKED_AT = 20
"""Actors that are looked at when words may mean several."""


@dataclass(frozen=True, slots=True)
class Reports:
    """What a record tells of an actor: how often it takes part in reports (None: never), and the latest of them."""

    counts: ActorRow | None = None
    latest: tuple[EventRow, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The counts and reports as plain data."""
        return {
            "counts": self.counts.as_json() if self.counts else None,
            "latest": [row.as_json() for row in self.latest],
        }


class OpenRecord(
    Finding,
    OriginQuestions,
    HappeningQuestions,
    PromiseQuestions,
    Review,
    RateQuestions,
    Exports,
):
    """A record that is open: read pages into it and ask it. Close it, or use it in a `with` statement."""

    def read(
        self,
        sources: str | Path | Iterable[str | Path],
        options: ReadOptions | None = None,
        progress: Progress | None = None,
    ) -> Summary:
        """Read files, folders, addresses or `-` into the record and say what was done.

        Raises InputError for a source that does not exist, RecordError when the record cannot be written.
        """
        from dateline.pipeline.read import read  # noqa: PLC0415 - asking needs none of what reading loads

        many: Sequence[str | Path] = [sources] if isinstance(sources, str | Path) else list(sources)
        return read(self._record, [str(s) for s in many], self._settings, options or ReadOptions(), progress)

    def link(self, *, everything: bool = False, progress: Progress | None = None) -> LinkSummary:
        """Link again, without reading again, what was linked with other knowledge, or `everything`.

        Raises KnowledgeError when the knowledge is wrong, RecordError when the record cannot be written.
        """
        from dateline.pipeline.linking import link_again  # noqa: PLC0415 - asking needs none of what linking loads

        return link_again(self._record, self._settings, everything=everything, progress=progress)

    def join(self, *, everything: bool = False, progress: Progress | None = None) -> JoinSummary:
        """Join what is left to be joined, or `everything` anew: origins, happenings, expectations.

        Reading and linking end so by themselves. Raises RecordError when the record cannot be written.
        """
        from dateline.pipeline.joining import join  # noqa: PLC0415 - asking needs none of what joining loads

        return join(self._record, self._settings, progress, everything=everything)

    def events(self, wanted: EventFilter | None = None, /, **filters: Any) -> Rows[EventRow]:
        """Event reports that pass a filter, given whole or by its fields: `events(type="CONSULT", actor="RUS")`.

        `type` and `status` take one value, `types` and `statuses` several. Raises UsageError for what cannot be.
        """
        chosen = wanted if wanted is not None else _event_filter(filters)
        return ask.events(self._record, chosen, self.codebook())

    def articles(self, wanted: ArticleFilter | None = None, /, **filters: Any) -> Rows[ArticleRow]:
        """Articles that pass a filter, given whole or by its fields."""
        return ask.articles(self._record, wanted if wanted is not None else filled(ArticleFilter, filters))

    def issues(self, wanted: IssueFilter | None = None, /, **filters: Any) -> Rows[IssueRow]:
        """What pages could not yield."""
        return ask.issues(self._record, wanted if wanted is not None else filled(IssueFilter, filters))

    def actors(self, wanted: ActorFilter | None = None, /, **filters: Any) -> Rows[ActorRow]:
        """Actors of the record that pass a filter, given whole or by its fields, those with most reports first."""
        from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - other questions need no knowledge

        chosen = wanted if wanted is not None else filled(ActorFilter, filters)
        knowledge = load_knowledge(self._settings)
        return ask.actors(self._record, chosen, knowledge.actor, knowledge.words.pronouns)

    def reports_of(self, actor: str, latest: int = 5) -> Reports:
        """How often an actor takes part in reports of the record, by its id or words of its name, and the `latest`.

        Of several that bear the words, the one with most reports is meant, and rather one with an id.
        """
        found = list(self.actors(id=actor) if "/" in actor else self.actors(text=actor, limit=_LOOKED_AT))
        counts = next((row for row in found if row.id), found[0] if found else None)
        key = counts.id if counts else None
        return Reports(counts, tuple(ask.latest_reports(self._record, key, latest)) if key else ())

    def actor_sums(self, actor: str) -> ActorSums | None:
        """The happenings of the actor with this id in a few figures; None where the record never names it."""
        return actor_sums(self._record, actor)

    def portrait(self, actor: str, on: Day = None) -> Portrait | None:
        """What the knowledge holds of the actor with this id, offices as of a day; None where it holds no such actor.

        Raises KnowledgeError when the knowledge is wrong.
        """
        from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - other questions need no knowledge
        from dateline.pipeline.portrait import portrait  # noqa: PLC0415

        knowledge = load_knowledge(self._settings)
        known = knowledge.actor(actor)
        return portrait(known, day_of(on), knowledge) if known else None

    def who(self, name: str, on: Day = None) -> Answer:
        """Who a name, a phrase for an office or an id means on a day; today without one. As `dateline.who`."""
        return _who(name, on, self._settings)

    def article(self, article: str) -> ArticleView:
        """One article with all that was read from it, by its id or the beginning of it."""
        return ask.article(self._record, article)

    def event(self, event: str) -> EventRow:
        """One event report, by its id or the beginning of it."""
        return ask.event(self._record, event)

    def info(self) -> RecordInfo:
        """What the record holds."""
        return ask.info(self._record)

    def sums(self) -> Sums:
        """The few figures of `info` that cost little on a large record."""
        return ask.sums(self._record)


def open(  # noqa: A001 - dateline.open reads as it should
    address: str | Path = "dateline.db",
    *,
    create: bool = True,
    write: bool | None = None,
    config: Path | None = None,
    **given: Any,
) -> OpenRecord:
    """Open a record: a file, or an address such as `postgresql://host/name`.

    Without `create` a record that is not there raises RecordError, and nothing is written unless `write` says so.
    `config` names a TOML file; `given` are settings that win over file and environment (`workers=2`).
    """
    chosen = settings.load(config, **given)
    read_only = not (create if write is None else write)
    return OpenRecord(store.open_record(str(address), create=create, read_only=read_only), chosen)


def who(name: str, on: str | date | None = None, *, config: Path | None = None, **given: Any) -> Answer:
    """Who a name, a phrase for an office ("the Russian president") or an actor id means on a day; today without one.

    The knowledge is that of the settings. Raises UsageError for a day that cannot be, KnowledgeError for wrong files.
    """
    return _who(name, on, settings.load(config, **given))


def _who(name: str, on: Day, chosen: settings.Settings) -> Answer:
    from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - asking a record needs no knowledge
    from dateline.pipeline.portrait import who as found  # noqa: PLC0415

    if not name.strip():
        raise UsageError("a name is needed, as “the Russian president” or person/…")
    day = day_of(on)
    if days.span_of(day) != (day, day):
        raise UsageError(f"no day is {day!r}: write it as 2023-11-09")
    return found(name, day, load_knowledge(chosen))


def _event_filter(filters: dict[str, Any]) -> EventFilter:
    for one, many in (("type", "types"), ("status", "statuses")):
        if one in filters:
            filters[many] = (filters.pop(one), *filters.get(many, ()))
    return filled(EventFilter, filters)
