"""Answers as a collection: to go through, to show in a notebook, to open as a frame."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from dateline.ask.columns import Column, ColumnType, Scalar
from dateline.errors import UsageError

if TYPE_CHECKING:
    import polars
    import pyarrow

_SHOWN = 25
_SHOWN_CHARACTERS = 80
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class FlatRow(Protocol):
    """A row that can be one line of a table."""

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column."""
        ...

    def as_json(self) -> dict[str, Any]:
        """The whole row as plain data."""
        ...


RowT = TypeVar("RowT", bound=FlatRow)


class Rows(Generic[RowT]):
    """What a question found. Nothing is read before it is gone through, and each time the record is asked anew.

    `list(rows)` holds all in memory; the frames do so too.
    """

    def __init__(self, ask: Callable[[], Iterator[RowT]], columns: tuple[Column, ...]) -> None:
        self._ask = ask
        self.columns = columns

    def __iter__(self) -> Iterator[RowT]:
        return self._ask()

    def first(self) -> RowT | None:
        """The first row, None where nothing was found."""
        return next(iter(self), None)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns of the flat form."""
        return tuple(column.name for column in self.columns)

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow Table, one column for each of `columns`. Raises UsageError where pyarrow is not installed."""
        schema = self.arrow_schema
        import pyarrow as pa  # noqa: PLC0415

        return pa.Table.from_batches(self.arrow_batches(), schema=schema)

    @property
    def arrow_schema(self) -> pyarrow.Schema:
        """Names and types of the Arrow columns. Raises UsageError where pyarrow is not installed."""
        _need("pyarrow")
        import pyarrow as pa  # noqa: PLC0415

        kinds = {
            "text": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "yes-no": pa.bool_(),
            "day": pa.date32(),
        }
        return pa.schema([(column.name, kinds[column.type]) for column in self.columns])

    def arrow_batches(self, size: int = 20_000) -> Iterator[pyarrow.RecordBatch]:
        """The rows as Arrow batches of at most `size` rows, of which one is held at a time.

        Raises UsageError where pyarrow is not installed.
        """
        schema, rows = self.arrow_schema, iter(self)
        import pyarrow as pa  # noqa: PLC0415

        while group := [row.as_flat() for row in islice(rows, size)]:
            cells = [[_cell(flat[column.name], column.type) for flat in group] for column in self.columns]
            arrays = [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)]
            yield pa.RecordBatch.from_arrays(arrays, schema=schema)

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame. Raises UsageError where polars or pyarrow is not installed."""
        _need("polars")
        import polars as pl  # noqa: PLC0415

        return pl.DataFrame(self.to_arrow())

    def to_pandas(self) -> Any:
        """A pandas DataFrame. Raises UsageError where pandas or pyarrow is not installed."""
        _need("pandas")
        import_module("pandas")
        return self.to_arrow().to_pandas()

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks; every text escaped."""
        rows = list(islice(self, _SHOWN + 1))
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.column_names)
        body = "".join(f"<tr>{self._html_cells(row)}</tr>" for row in rows[:_SHOWN])
        more = f"<p>The first {_SHOWN} rows; there are more.</p>" if len(rows) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _html_cells(self, row: RowT) -> str:
        flat = row.as_flat()
        return "".join(f"<td>{html.escape(_short(flat[name]))}</td>" for name in self.column_names)


def _need(library: str) -> None:
    if find_spec(library) is None:
        extra = "pip install pandas pyarrow" if library == "pandas" else "pip install 'dateline[frames]'"
        raise UsageError(f"{library} is not installed: {extra}")


def _cell(value: Scalar, kind: ColumnType) -> Any:
    """The value as Arrow takes it: a day that no calendar has is left out, a lone surrogate is replaced."""
    if not isinstance(value, str):
        return value
    if kind != "day":
        return _LONE_SURROGATE.sub("\ufffd", value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _short(value: Scalar) -> str:
    text = "" if value is None else _LONE_SURROGATE.sub("\ufffd", str(value))
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
