"""What a record remembers beside documents: the run that read them, troubles without a page, fetch validators."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from dateline.store.types import as_json


@dataclass(frozen=True, slots=True)
class Run:
    """How pages are read: the package's version, the hash of the model, the settings that change what comes out.

    `settings` is anything JSON can hold. Two runs with the same three are the same run; when they happened is not
    kept.
    """

    version: str
    model: str
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def settings_json(self) -> str:
        """The settings in the one way they are written: sorted keys, no spaces."""
        return as_json(dict(self.settings))

    @classmethod
    def of(cls, row: Any) -> Run:
        """The run from its row of the table of runs."""
        return cls(row.version, row.model, json.loads(row.settings))

    def as_row(self) -> dict[str, str]:
        """The run as a row of the table of runs."""
        return {"id": self.id, "version": self.version, "model": self.model, "settings": self.settings_json}

    @property
    def id(self) -> str:
        """Fingerprint of version, model and settings: 32 hexadecimal digits."""
        return digest(self.version, self.model, self.settings_json)


class Trouble(Protocol):
    """What an origin could not yield before there was a page (a missing file, an address that does not answer).

    What is `informational` lost nothing and is not kept as an issue.
    """

    @property
    def origin(self) -> str:
        """File (and place in it) or address."""
        ...

    @property
    def code(self) -> str:
        """Short and stable."""
        ...

    @property
    def message(self) -> str:
        """For a person."""
        ...

    @property
    def informational(self) -> bool:
        """Whether nothing was lost."""
        ...


@dataclass(frozen=True, slots=True)
class Validator:
    """What a server gave to ask later whether an address has changed."""

    etag: str | None = None
    last_modified: str | None = None


def digest(*parts: str | None) -> str:
    """32 hexadecimal digits naming these parts in this order; None differs from the empty string."""
    written = as_json(list(parts))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:32]
