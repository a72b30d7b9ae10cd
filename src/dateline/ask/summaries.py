"""A question's happenings summed up: by month and by place. Of more than MOST happenings the newest MOST are summed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select

from dateline.ask.columns import Column, Scalar
from dateline.ask.facets import MOST, newest
from dateline.ask.finding import Finder
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter, of_happenings
from dateline.ask.pairs import ONE_MONTH, PAIR_COLUMNS, PairMonth, summed
from dateline.ask.questions import window
from dateline.model.codebook import Codebook
from dateline.store import Record
from dateline.store.schema_joined import happenings

_ANY = HappeningFilter()
_all = happenings.c

MONTH_COLUMNS: tuple[Column, ...] = (
    PAIR_COLUMNS[0],
    Column("verbal_cooperation", "integer", "happenings of PLOVER's quad class 1"),
    *PAIR_COLUMNS[2:],
)

PLACE_COLUMNS: tuple[Column, ...] = (
    Column("place", "text", "name of the place"),
    Column("country", "text", "its country, ISO 3166-1 alpha-3"),
    Column("latitude", "number", "degrees north, WGS 84"),
    Column("longitude", "number", "degrees east, WGS 84"),
    Column("happenings", "integer", "happenings there"),
    Column("intensity", "number", "their mean PLOVER intensity, -10 to 10"),
    Column("first", "day", "first day of the earliest, of those with a day"),
    Column("last", "day", "first day of the latest"),
)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """The happenings at a place: see PLACE_COLUMNS."""

    place: str
    country: str | None
    latitude: float | None
    longitude: float | None
    happenings: int
    intensity: float
    first: str | None
    last: str | None

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in PLACE_COLUMNS."""
        return {column.name: getattr(self, column.name) for column in PLACE_COLUMNS}

    def as_json(self) -> dict[str, Any]:
        """The place as plain data."""
        return dict(self.as_flat())


def months(
    record: Record, wanted: HappeningFilter = _ANY, codebook: Codebook | None = None, *, most: int = MOST
) -> Rows[PairMonth]:
    """Happenings that pass by the month of their day and quad class, months without any left out.

    Those whose days lie in several months, or are not known, come last under None; with the filter's `undated` those
    without a day stand in the month of their first report. `limit` and `offset` are not heeded.
    Raises UsageError for what cannot be.
    """
    of_happenings(wanted, codebook, record.dialect)
    told: list[Any] = [ONE_MONTH]
    if wanted.undated:
        told.append((_all.day_from.is_(None), func.coalesce(func.substr(_all.first_published, 1, 7), "")))
    month = case(*told, else_="").label("month")

    def found() -> Iterator[PairMonth]:
        with record.reading() as connection:
            columns = (month, _all.quad, _all.intensity)
            rows = newest(wanted, columns, Finder(connection), record.dialect, most).subquery().c
            by = (rows.month, rows.quad)
            asked: Select[Any] = select(*by, func.count(), func.sum(rows.intensity)).group_by(*by)
            yield from summed(connection.execute(asked))

    return Rows(found, MONTH_COLUMNS)


def places(
    record: Record, wanted: HappeningFilter = _ANY, codebook: Codebook | None = None, *, most: int = MOST
) -> Rows[PlaceRow]:
    """Places of happenings that pass, those of most happenings first, then by name. `limit` and `offset` count places.

    Raises UsageError for what cannot be.
    """
    of_happenings(wanted, codebook, record.dialect)
    where = (_all.place_name, _all.place_country, _all.latitude, _all.longitude)

    def found() -> Iterator[PlaceRow]:
        with record.reading() as connection:
            columns = (*where, _all.intensity, _all.day_from)
            rows = newest(wanted, columns, Finder(connection), record.dialect, most).subquery().c
            by = (rows.place_name, rows.place_country, rows.latitude, rows.longitude)
            number = func.count().label("number")
            summed = (number, func.avg(rows.intensity), func.min(rows.day_from), func.max(rows.day_from))
            asked: Select[Any] = select(*by, *summed).where(rows.place_name.is_not(None)).group_by(*by)
            asked = asked.order_by(number.desc(), *by)
            for row in connection.execute(window(asked, wanted.limit, wanted.offset)):
                yield PlaceRow(*row)

    return Rows(found, PLACE_COLUMNS)
