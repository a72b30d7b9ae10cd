"""What could not be read, said once and kept: a run goes on past it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateline.model import Page

CODES: Mapping[str, str] = MappingProxyType(
    {
        "damaged": "bytes that break the format; what stood before them was read",
        "empty": "nothing but white space, or not one record",
        "encoding": "bytes that do not fit the character set or the declared content encoding",
        "fetch-failed": "the address could not be reached, or the answer broke off",
        "http-status": "the server answered with a status other than 200",
        "link-skipped": "a folder that is a symbolic link, which may lead round in circles",
        "malformed": "a line, row or record that is not what its format says",
        "no-text": "a record or table without a text or html column",
        "not-a-file": "a device, pipe or socket inside a folder",
        "not-a-page": "an image, a PDF, an archive or other data that holds no page",
        "not-modified": "unchanged since the last visit, by the server's word (no fault)",
        "refused-address": "an address that is never fetched: private, with a password, or not http(s)",
        "robots": "the site's robots.txt asks that it not be fetched",
        "skipped": "records of an archive left out by kind, counted (no fault)",
        "timed-out": "the address took longer than the limit",
        "too-large": "larger than the limit, and therefore not read",
        "too-many-redirects": "the address only leads to other addresses",
        "truncated": "the file ends early; what stood before the cut was read",
        "unknown-kind": "a file of a kind that is not known to hold pages",
        "unreadable": "the system did not let it be read",
    }
)
"""Every code a `Trouble` may carry, with its meaning."""

INFORMATIONAL: frozenset[str] = frozenset({"not-modified", "skipped"})
"""Codes that report something that was left out on purpose rather than lost."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read: where it lies, a code of `CODES`, and a sentence for a person.

    Raises ValueError for a code that is not in the table.
    """

    origin: str
    code: str
    message: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown trouble code {self.code!r}")

    @property
    def informational(self) -> bool:
        """Whether nothing was lost."""
        return self.code in INFORMATIONAL


Item = Page | Trouble
"""What reading yields."""
