"""What is remembered of a page to ask its server whether it has changed (RFC 9110, conditional requests)."""

from __future__ import annotations

from typing import Protocol


class Validator(Protocol):
    """What a server gave to ask later whether a page has changed."""

    @property
    def etag(self) -> str | None:
        """The ETag header as it came."""
        ...

    @property
    def last_modified(self) -> str | None:
        """The Last-Modified header as it came."""
        ...


class Validators(Protocol):
    """A memory of validators by address (the one that finally answered, after redirects).

    `put` is called before the page is handed on. Keep what it brings with the page, and let `get` give it only once
    the page is safely in the record: a validator without its page would hide the page for ever.
    """

    def get(self, address: str) -> Validator | None:
        """The validator of an address, None to ask for the page in any case."""
        ...

    def put(self, address: str, etag: str | None, last_modified: str | None) -> None:
        """Remember the validator of an address; at least one of the two is given."""
        ...
