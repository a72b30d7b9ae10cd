"""The record: one SQLite file or a PostgreSQL database, many readers and one writer at a time."""

from dateline.store.linker import Linker, Relinked, Standing
from dateline.store.record import Record, open_record
from dateline.store.run import Run, Trouble, Validator
from dateline.store.schema import SCHEMA_VERSION
from dateline.store.validators import StoredValidators
from dateline.store.writer import Writer

__all__ = [
    "SCHEMA_VERSION",
    "Linker",
    "Record",
    "Relinked",
    "Run",
    "Standing",
    "StoredValidators",
    "Trouble",
    "Validator",
    "Writer",
    "open_record",
]
