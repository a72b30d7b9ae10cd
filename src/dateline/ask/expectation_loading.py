"""Expectations out of the record as they stood on a day, with what announced and decided them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy import Connection, select

from dateline.ask.expectation_rows import ArticleLine, ExpectationRow
from dateline.ask.questions import event_rows
from dateline.join.due import decide, expectation_id
from dateline.model.joined import Expectation, Happening
from dateline.store import joined_out, schema
from dateline.store.bulk import rows_where
from dateline.store.rows_out import in_pieces
from dateline.store.schema_joined import expectations, happenings

_LONGEST_CHAIN = 100


def loaded(connection: Connection, ids: Sequence[str], on: str) -> list[ExpectationRow]:
    """The expectations of these ids, in this order, as they stood on the day `on` (ISO 8601)."""
    found = joined_out.expectations(connection, ids)
    later = {follow.happening for one in found for follow in one.follow_ups}
    acts = _happenings(connection, {one.happening for one in found} | later)
    before = _moved_here(connection, [one.id for one in found])
    stood = [as_of(one, acts, on) for one in found]
    days = {one.id: one.due_from for one in joined_out.expectations(connection, _ids(one.moved_to for one in stood))}
    announced = [acts[one.happening] for one in stood if one.happening in acts]
    articles = _lines(connection, announced, acts, stood)
    told = first_told(connection, announced)
    rows = [_row(one, acts, before, days, articles, on) for one in stood if one.happening in acts]
    return [replace(row, told=told.get(row.happening.id)) for row in rows]


def first_told(connection: Connection, acts: Sequence[Happening]) -> dict[str, str]:
    """The sentence that reported each of these first, on one line, by the id of the happening."""
    reports = event_rows(connection, _ids(act.first for act in acts))
    words = {row.report.id: row.words[row.report.passages[0]] for row in reports if row.report.passages}
    return {act.id: " ".join(words[act.first].split()) for act in acts if act.first in words}


class Dated(Protocol):
    """What of a happening an outcome depends on."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def status(self) -> str:
        """happened, planned, possible or denied."""
        ...

    @property
    def first(self) -> str:
        """The report that appeared first."""
        ...

    @property
    def first_published(self) -> str | None:
        """First day of the article that appeared first, ISO 8601."""
        ...

    @property
    def last_published(self) -> str | None:
        """First day of the article that appeared last."""
        ...


@dataclass(frozen=True, slots=True)
class _Dated:
    id: str
    status: str
    first: str
    first_published: str | None
    last_published: str | None


def standing_on(connection: Connection, ids: Sequence[str], on: str) -> list[Expectation]:
    """The expectations alone, in this order, as they stood on the day `on`; what has no happening is left out."""
    found = joined_out.expectations(connection, ids)
    table = happenings.c
    columns = (table.id, table.status, table.first, table.first_published, table.last_published)
    named = {one.happening for one in found} | {follow.happening for one in found for follow in one.follow_ups}
    acts = {row[0]: _Dated(*row) for row in rows_where(connection, columns, table.id, named)}
    return [as_of(one, acts, on) for one in found if one.happening in acts]


def as_of(expectation: Expectation, acts: Mapping[str, Dated], on: str) -> Expectation:
    """The expectation with the follow-ups that were reported on the day `on` or before, and what they decide.

    A report without a date is taken to have been there.
    """
    told = {one.happening: _told(one.happening, expectation, acts) for one in expectation.follow_ups}
    known = tuple(one for one in expectation.follow_ups if (told[one.happening] or "") <= on)
    if len(known) == len(expectation.follow_ups):
        return expectation
    decision = decide(known, told)
    if decision is None:
        return replace(
            expectation, outcome="pending", decided_by=None, decided_on=None, moved_to=None, follow_ups=known
        )
    act = acts.get(decision.happening)
    onward = (
        act is not None and decision.relation == "moved" and act.status == "planned" and act.id != expectation.happening
    )
    return replace(
        expectation,
        outcome=decision.relation,
        decided_by=decision.happening,
        decided_on=told[decision.happening],
        moved_to=expectation_id(act.first) if onward and act is not None else None,
        follow_ups=known,
    )


def _told(happening: str, expectation: Expectation, acts: Mapping[str, Dated]) -> str | None:
    if happening == expectation.decided_by:
        return expectation.decided_on
    act = acts.get(happening)
    if act is None:
        return None
    return act.last_published if happening == expectation.happening else act.first_published


def _row(
    one: Expectation,
    acts: Mapping[str, Happening],
    before: Mapping[str, list[Expectation]],
    days: Mapping[str, str | None],
    articles: Mapping[str, ArticleLine],
    on: str,
) -> ExpectationRow:
    chain = [
        earlier for earlier in before.get(one.id, ()) if earlier.announced_on is None or earlier.announced_on <= on
    ]
    act, decided = acts[one.happening], acts.get(one.decided_by or "")
    return ExpectationRow(
        expectation=one,
        happening=act,
        on=on,
        first=chain[-1].id if chain else one.id,
        moves=len(chain),
        moved_from=chain[-1].due_from if chain else None,
        decided=decided,
        new_day=days.get(one.moved_to or ""),
        articles=_of(act, articles),
        deciding=_of(decided, articles) if decided else (),
    )


def _moved_here(connection: Connection, ids: Sequence[str]) -> dict[str, list[Expectation]]:
    """The expectations that were moved to each of these, the latest first; of several, the first announced."""
    found: dict[str, list[Expectation]] = {}
    ends = {one: one for one in ids}
    for _ in range(_LONGEST_CHAIN):
        earlier: dict[str, str] = {}
        for piece in in_pieces(sorted(ends)):
            table = expectations.c
            wanted = select(table.id, table.moved_to).where(table.moved_to.in_(piece))
            wanted = wanted.order_by(table.announced_on.is_(None), table.announced_on, table.id)
            for row in connection.execute(wanted):
                earlier.setdefault(row.moved_to, row.id)
        loaded_ = {one.id: one for one in joined_out.expectations(connection, sorted(set(earlier.values())))}
        onward = {}
        for later, end in ends.items():
            one = loaded_.get(earlier.get(later, ""))
            seen = found.setdefault(end, [])
            if one is not None and one.id != end and all(one.id != other.id for other in seen):
                seen.append(one)
                onward[one.id] = end
        if not onward:
            return found
        ends = onward
    return found


def _happenings(connection: Connection, ids: Iterable[str]) -> dict[str, Happening]:
    return {one.id: one for one in joined_out.happenings(connection, sorted(ids))}


def _lines(
    connection: Connection,
    announced: Iterable[Happening],
    acts: Mapping[str, Happening],
    stood: Iterable[Expectation],
) -> dict[str, ArticleLine]:
    deciding = [acts[one] for one in _ids(row.decided_by for row in stood) if one in acts]
    return article_lines(connection, {member.article for act in (*announced, *deciding) for member in act.members})


def article_lines(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleLine]:
    """A line about each of these articles."""
    table = schema.articles.c
    found = {}
    for piece in in_pieces(sorted(ids)):
        wanted = select(table.id, table.title, table.published, table.url).where(table.id.in_(piece))
        found.update({row.id: ArticleLine(*row) for row in connection.execute(wanted)})
    return found


def _of(act: Happening, articles: Mapping[str, ArticleLine]) -> tuple[ArticleLine, ...]:
    lines = [articles[one] for one in sorted({member.article for member in act.members}) if one in articles]
    return tuple(sorted(lines, key=lambda line: (line.published is None, line.published or "", line.id)))


def _ids(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value is not None})
