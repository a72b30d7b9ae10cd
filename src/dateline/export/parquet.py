"""Parquet files: compressed columns with their types, written a group of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    import pyarrow


class Batches(Protocol):
    """Rows that come in Arrow batches of a schema."""

    @property
    def arrow_schema(self) -> pyarrow.Schema:
        """Names and types of the columns."""
        ...

    def arrow_batches(self, size: int) -> Iterator[pyarrow.RecordBatch]:
        """The rows, `size` at a time. Raises UsageError where pyarrow is not installed."""
        ...


ROWS_IN_GROUP = 20_000


def write_parquet(rows: Batches, out: BinaryIO) -> int:
    """Write the rows and say how many. At no time are more than ROWS_IN_GROUP held."""
    schema = rows.arrow_schema
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra; the schema has said so where it is not installed

    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in rows.arrow_batches(ROWS_IN_GROUP):
            writer.write_batch(batch)
            count += batch.num_rows
    return count
