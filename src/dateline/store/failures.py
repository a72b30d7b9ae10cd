"""What a database says when it fails, in words that tell what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.errors import RecordError

_ADVICE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("database is locked", "lock timeout", "LockNotAvailable", "database table is locked"),
        "another process is writing to {label}; wait until it has finished, or end it, and try again",
    ),
    (
        ("database or disk is full", "No space left", "DiskFull", "disk I/O error"),
        "no room left to write to {label}; nothing that was stored is lost: free some space and repeat the command",
    ),
    (
        ("readonly database", "read-only transaction", "ReadOnly"),
        "{label} may only be read: allow writing to the file and its folder, or write to another record",
    ),
    (
        ("file is not a database", "malformed", "file is encrypted"),
        "{label} is damaged or no record of dateline; choose another file or restore a copy",
    ),
    (
        ("unable to open database file",),
        "{label} cannot be opened: check that its folder exists and may be read and written",
    ),
    (
        ("no such table", "UndefinedTable", "no such column", "UndefinedColumn"),
        "{label} lacks tables of a record: it is damaged or was changed by another program; restore a copy",
    ),
    (
        (
            "could not translate host",
            "Connection refused",
            "connection failed",
            "connection to server",
            "timeout expired",
        ),
        "the database server of {label} does not answer: check the address and that it runs",
    ),
    (
        ("password authentication", "permission denied", "InsufficientPrivilege"),
        "the database server refuses access to {label}: check user, password and rights",
    ),
)


@contextmanager
def explained(label: str) -> Iterator[None]:
    """Turn what the database raises into a RecordError naming the record as `label`."""
    try:
        yield
    except DBAPIError as cause:
        raise RecordError(_message(cause, label)) from cause
    except SQLAlchemyError as cause:
        raise RecordError(f"{label} cannot be used: {cause}") from cause


def _message(cause: DBAPIError, label: str) -> str:
    original = cause.orig
    said = f"{type(original).__name__}: {original}"
    for signs, advice in _ADVICE:
        if any(sign in said for sign in signs):
            return advice.format(label=label)
    first_line = str(original).strip().split("\n")[0]
    return f"the database refused the request on {label}: {first_line}"
