"""What a run is told, what it tells while it goes on, and what it says at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from dateline.model import Document


@dataclass
class Timings:
    """Seconds spent in each stage, by its name."""

    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, seconds: float) -> None:
        """Count `seconds` for the stage `name`."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def shares(self) -> dict[str, float]:
        """Each stage's part of the time of all stages, 0 to 1."""
        total = sum(self.seconds.values())
        return {name: seconds / total if total else 0.0 for name, seconds in self.seconds.items()}

    def merge(self, other: Timings) -> None:
        """Count all that `other` counted."""
        for name, seconds in other.seconds.items():
            self.add(name, seconds)


class Progress:
    """Hears how a run goes on. This one keeps silent."""

    def stored(self, pages: int, skipped: int, events: int) -> None:
        """So many pages are read and stored, so many were known already, so many events were found."""

    def linked(self, done: int, total: int) -> None:
        """So many of all pages whose links are out of date are linked again."""

    def joined(self, done: int, total: int) -> None:
        """So many of all articles that are left to be joined are joined."""


@dataclass(frozen=True)
class ReadOptions:
    """`again` reads known pages once more; `strict` stops at the first page that cannot be read.

    Without `join` what was read is left to be joined later.
    """

    again: bool = False
    strict: bool = False
    join: bool = True


@dataclass
class Summary:
    """What a run did. `seconds` is wall time, `timings` seconds of all processes by stage.

    `joined` is what joining did, None where it was left for later.
    """

    pages: int = 0
    known: int = 0
    articles: int = 0
    events: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    timings: Timings = field(default_factory=Timings)
    joined: JoinSummary | None = None

    def count(self, document: Document) -> None:
        """Count one document that was stored."""
        self.pages += 1
        self.articles += document.article is not None
        self.events.update(report.type for report in document.reports or ())
        self.issues.update(issue.code for issue in document.issues)

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        return {
            "pages": self.pages,
            "known": self.known,
            "articles": self.articles,
            "events": dict(sorted(self.events.items())),
            "issues": dict(sorted(self.issues.items())),
            "seconds": round(self.seconds, 3),
            "stages": {name: round(seconds, 3) for name, seconds in self.timings.seconds.items()},
            "shares": {name: round(share, 4) for name, share in self.timings.shares().items()},
            "joined": self.joined.as_json() if self.joined else None,
        }


@dataclass
class LinkSummary:
    """What linking again did. `changed` of `reports` event reports have other actors, places or days than before."""

    pages: int = 0
    articles: int = 0
    reports: int = 0
    changed: int = 0
    standing: int = 0
    issues: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    joined: JoinSummary | None = None

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data; `standing` counts the pages whose links were of this knowledge already."""
        return {
            "pages": self.pages,
            "articles": self.articles,
            "reports": self.reports,
            "changed": self.changed,
            "standing": self.standing,
            "issues": dict(sorted(self.issues.items())),
            "seconds": round(self.seconds, 3),
            "joined": self.joined.as_json() if self.joined else None,
        }


@dataclass
class JoinSummary:
    """What joining did, and what the record holds now. `articles` and `reports` are those that were joined."""

    articles: int = 0
    reports: int = 0
    happenings: int = 0
    origins: int = 0
    expectations: int = 0
    seconds: float = 0.0

    def add(self, later: JoinSummary) -> None:
        """Count a later joining of the same record."""
        self.articles += later.articles
        self.reports += later.reports
        self.seconds += later.seconds
        self.happenings, self.origins, self.expectations = later.happenings, later.origins, later.expectations

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        return {
            "articles": self.articles,
            "reports": self.reports,
            "happenings": self.happenings,
            "origins": self.origins,
            "expectations": self.expectations,
            "seconds": round(self.seconds, 3),
        }
