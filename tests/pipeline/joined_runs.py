"""Records joined in one order or another, and all their tables, for the tests of joining."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.export import tables
from dateline.model import Document, Judgement
from dateline.pipeline.joining import join
from dateline.settings import Settings
from dateline.store import Record, judgements, open_record
from joined_records import RUN

SETTINGS = Settings()

Step = Sequence[Document] | Sequence[Judgement]


def write(record: Record, documents: Sequence[Document]) -> None:
    """Write documents as a reading does."""
    with record.writer(RUN) as writer:
        writer.write(documents)


def judge(record: Record, made: Sequence[Judgement]) -> None:
    """Add judgements as people do."""
    with record.writing() as connection:
        judgements.add(connection, made)


def joined(record: Record, at_once: int = 3) -> None:
    """Join all that is left."""
    join(record, SETTINGS, at_once=at_once)


def tables_of(record: Record, folder: Path) -> dict[str, str]:
    """Every table as text, by name, but for those that hold the world as it came (runs, sightings)."""
    return {path.stem: path.read_text(encoding="utf-8") for path in tables(record, folder)}


def joined_at_once(folder: Path, documents: Sequence[Document], made: Sequence[Judgement] = ()) -> dict[str, str]:
    """The tables of a record that was read whole and joined in one transaction."""
    with open_record(str(folder / "whole.db"), create=True) as record:
        write(record, documents)
        judge(record, made)
        joined(record, at_once=1000)
        return tables_of(record, folder / "whole")
