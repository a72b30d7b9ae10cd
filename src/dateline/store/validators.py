"""What servers gave to ask later whether a page has changed.

A validator is kept with its page, in one transaction: one without the page would hide the page for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, insert, select

from dateline.model import Page
from dateline.store import schema
from dateline.store.run import Run, Validator


class PendingValidators:
    """Validators whose pages are under way."""

    def __init__(self) -> None:
        self._waiting: dict[str, Validator] = {}

    def put(self, address: str, validator: Validator) -> None:
        """Hold a validator until its page is stored."""
        self._waiting[address] = validator

    def store(self, connection: Connection, pages: Sequence[Page]) -> None:
        """Write the validators of these pages."""
        rows: dict[str, dict[str, str | None]] = {}
        for page in pages:
            for address in (page.address, page.origin):
                if address is not None and address in self._waiting:
                    held = self._waiting[address]
                    rows[address] = {
                        "address": address,
                        "etag": held.etag,
                        "last_modified": held.last_modified,
                        "page": page.id,
                    }
        if rows:
            table = schema.validators
            connection.execute(delete(table).where(table.c.address.in_(list(rows))))
            connection.execute(insert(table), list(rows.values()))

    def forget(self, pages: Sequence[Page]) -> None:
        """Let go of the validators of these pages, which are stored now."""
        for page in pages:
            for address in (page.address, page.origin):
                if address is not None:
                    self._waiting.pop(address, None)


class StoredValidators:
    """The memory of validators that fetching asks (`get`) and tells (`put`)."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        pending: PendingValidators,
        run: Run | None,
    ) -> None:
        self._reading = reading
        self._pending = pending
        self._run = run

    def get(self, address: str) -> Validator | None:
        """The validator of an address whose page is stored and, where a run is named, was read by that run."""
        table, readings = schema.validators, schema.readings
        wanted = select(table.c.etag, table.c.last_modified).where(table.c.address == address)
        if self._run is not None:
            wanted = wanted.join(readings, readings.c.page == table.c.page).where(readings.c.run == self._run.id)
        with self._reading() as connection:
            row = connection.execute(wanted).first()
        return Validator(row.etag, row.last_modified) if row else None

    def put(self, address: str, etag: str | None, last_modified: str | None) -> None:
        """Remember a validator; it is kept once its page is stored."""
        self._pending.put(address, Validator(etag, last_modified))
