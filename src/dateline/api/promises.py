"""Questions from Python: what was announced and what became of it, and who says what."""

from __future__ import annotations

from datetime import date
from typing import Any, TextIO

from dateline.api.opened import Opened, filled
from dateline.ask import expectations as asking
from dateline.ask.claims import ClaimFilter, ClaimRow, claims, disputed
from dateline.ask.expectation_rows import ExpectationRow, KeptRow
from dateline.ask.expectations import ExpectationFilter
from dateline.ask.frames import Rows
from dateline.export.calendar import CalendarEvent, EventStatus, write_calendar

Day = str | date | None
"""A day as 2023-11-09; None for today."""


class PromiseQuestions(Opened):
    """What was announced and what became of it, and who says what.

    Each question on announcements is asked on a day, today without one: what was reported after it does not count yet.
    """

    def upcoming(self, on: Day = None, wanted: ExpectationFilter | None = None, /, **more: Any) -> Rows[ExpectationRow]:
        """What is due on a day or later and was not settled by then: `upcoming("2023-11-10", within=30)`."""
        asked = wanted if wanted is not None else filled(ExpectationFilter, more)
        return asking.upcoming(self._record, day_of(on), asked, self.codebook())

    def overdue(
        self, on: Day = None, wanted: ExpectationFilter | None = None, /, *, newest: bool = False, **more: Any
    ) -> Rows[ExpectationRow]:
        """What was due before a day and has no outcome reported by then, the longest (or newest) overdue first."""
        asked = wanted if wanted is not None else filled(ExpectationFilter, more)
        return asking.overdue(self._record, day_of(on), asked, self.codebook(), newest=newest)

    def promises(
        self, actor: str, on: Day = None, wanted: ExpectationFilter | None = None, /, **more: Any
    ) -> Rows[ExpectationRow]:
        """What an actor announced, promised or threatened until a day, with what became of it by then."""
        asked = wanted if wanted is not None else filled(ExpectationFilter, more)
        return asking.promises(self._record, actor, day_of(on), asked, self.codebook())

    def kept(
        self, actor: str, on: Day = None, wanted: ExpectationFilter | None = None, /, **more: Any
    ) -> Rows[KeptRow]:
        """How many of an actor's announcements of each kind were held, with the share of those decided."""
        asked = wanted if wanted is not None else filled(ExpectationFilter, more)
        return asking.kept_by(self._record, actor, day_of(on), asked, self.codebook())

    def dated_later(self, on: Day = None) -> int:
        """How many announcements are dated after a day, and so are left out of its answers."""
        return asking.dated_later(self._record, day_of(on))

    def claims(self, actor: str, wanted: ClaimFilter | None = None, /, **more: Any) -> Rows[ClaimRow]:
        """What rests on an actor's word, and whether others state or deny it."""
        asked = wanted if wanted is not None else filled(ClaimFilter, more)
        return claims(self._record, actor, asked, self.codebook())

    def disputed(self, wanted: ClaimFilter | None = None, /, *, claimed: bool = False, **more: Any) -> Rows[ClaimRow]:
        """What some state and others deny; with `claimed`, what rests on one side's word alone too."""
        asked = wanted if wanted is not None else filled(ClaimFilter, more)
        return disputed(self._record, asked, self.codebook(), claimed=claimed)

    def write_calendar(self, rows: Rows[ExpectationRow], out: TextIO) -> int:
        """Write what is to come as iCalendar (RFC 5545) and say how many events; rows without a day are left out."""
        dated = (event for event in map(calendar_event, rows) if event is not None)
        return write_calendar(dated, out, name="Dateline: what is to come")


_WEEK = 7


def calendar_event(row: ExpectationRow) -> CalendarEvent | None:
    """An expectation as an event of a calendar, None where no day was told.

    It is tentative where only a stretch of days is known, cancelled where it is not to be, or was not, on that day. A
    stretch longer than a week, which would fill a calendar, stands on its last day and says since when.
    """
    one, act = row.expectation, row.happening
    if one.due_from is None or one.due_to is None:
        return None
    off = one.outcome in ("called-off", "moved", "contradicted")
    status: EventStatus = "CANCELLED" if off else "CONFIRMED" if one.due_from == one.due_to else "TENTATIVE"
    place = ", ".join(name for name in (act.place_name, act.place_country) if name)
    told = act.last_published or act.first_published or one.due_from
    long = (date.fromisoformat(one.due_to) - date.fromisoformat(one.due_from)).days >= _WEEK
    return CalendarEvent(
        uid=f"{row.first}@dateline",
        summary=f"{row.what} (by this day, from {one.due_from} on)" if long else row.what,
        first=one.due_to if long else one.due_from,
        last=one.due_to,
        told=max(told, one.decided_on or told),
        sequence=row.moves,
        status=status,
        categories=(one.kind, f"{act.type}/{act.mode}" if act.mode else act.type),
        location=place or None,
        degrees=act.degrees,
        description=_description(row),
        urls=tuple(line.url for line in row.articles if line.url),
    )


def _description(row: ExpectationRow) -> str:
    one = row.expectation
    names = ", ".join(party.name for party in one.announced_by)
    lines = [
        f"{one.kind.capitalize()}, announced {one.announced_on or 'on an unknown day'}"
        + (f" by {names}" if names else ""),
        f"Independent origins: {row.happening.origins}",
    ]
    if one.outcome != "pending":
        lines.append(f"{one.outcome.replace('-', ' ').capitalize()}, reported {one.decided_on or 'on an unknown day'}")
    if row.overdue is not None:
        lines.append(f"Overdue: nothing was reported of it by {row.on}")
    if row.moved_from:
        lines.append(f"First due {row.moved_from}")
    lines += [line.url or line.title or f"article {line.id}" for line in row.articles]
    return "\n".join(lines)


def day_of(on: Day) -> str:
    """The day a question is asked on, ISO 8601; today without one."""
    return str(on or date.today())
