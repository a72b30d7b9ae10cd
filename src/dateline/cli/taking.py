"""What `dateline knowledge update` does: ask, take over, compare, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.acquire.sparql import Sparql, SparqlOptions
from dateline.acquire.wikidata import QUESTIONS, take
from dateline.errors import KnowledgeError, UsageError
from dateline.link.knowledge import Facts, Knowledge
from dateline.link.own import Against, own_files, read_own
from dateline.link.own.diff import Change, changes, counted
from dateline.link.own.read import SUFFIXES
from dateline.link.own.taken import Beside, Harvest, harvest
from dateline.link.own.write import write_own
from dateline.pipeline.known import held_to
from dateline.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for. `only` names questions with commas between, None all of them."""

    out: Path
    endpoint: str
    only: str | None = None
    dry_run: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """What came of it. `changes` are against the old file, or the shipped knowledge where there was none."""

    out: Path
    endpoint: str
    harvest: Harvest
    changes: Sequence[Change]
    written: bool
    dry_run: bool

    def as_json(self) -> dict[str, Any]:
        """The update as plain data."""
        return {
            "file": str(self.out),
            "written": self.written,
            "endpoint": self.endpoint,
            "rows": self.harvest.rows,
            "known": self.harvest.known,
            "left_out": dict(sorted(self.harvest.left_out.items())),
            "changed": dict(counted(self.changes)),
            "changes": [one.as_json() for one in self.changes],
        }


def take_over(settings: Settings, wanted: Wanted) -> Update:
    """Ask the endpoint and write what the shipped knowledge lacks; the old file stays until the new one is checked.

    Raises UsageError for a call that cannot be, FetchError when the endpoint gives no good answer, KnowledgeError when
    the old file or another of the settings is wrong, the old would lose something, or the new cannot be written.
    """
    if wanted.out.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{wanted.out} is neither .csv, .yaml nor .yml; name such a file with --out")
    only = _only(wanted.only)
    against = held_to(settings)
    old = read_own([wanted.out], against) if wanted.out.exists() else None
    others = [path for path in own_files(settings.own_knowledge) if path.resolve() != wanted.out.resolve()]
    own = read_own(others, against)
    beside = Beside(Knowledge.load(settings.knowledge, own), own) if own else None
    with Sparql(SparqlOptions(endpoint=wanted.endpoint, user_agent=settings.user_agent)) as sparql:
        took = harvest(take(sparql, only), against, beside)
    if not took.facts.actors:
        return Update(wanted.out, wanted.endpoint, took, [], written=False, dry_run=wanted.dry_run)
    found = _compared(old, took.facts, against)
    lost = sum(one.how == "removed" for one in found)
    if lost and not wanted.force and not wanted.dry_run:
        raise KnowledgeError(
            f"{wanted.out} would lose {lost:,} names, terms or memberships, and stays as it is; name another file with "
            "--out, or look with --dry-run and repeat with --force"
        )
    write_own(wanted.out, took.facts, against, beside=others, keep=not wanted.dry_run)
    return Update(wanted.out, wanted.endpoint, took, found, written=not wanted.dry_run, dry_run=wanted.dry_run)


def _compared(old: Sequence[Facts] | None, new: Facts, against: Against) -> list[Change]:
    if old is None and against.known is not None:
        return changes(against.known, [new])
    return changes(old or [], [new])


def _only(named: str | None) -> tuple[str, ...]:
    if named is None:
        return tuple(QUESTIONS)
    found = tuple(dict.fromkeys(part.strip() for part in named.split(",") if part.strip()))
    strange = [part for part in found if part not in QUESTIONS]
    if strange or not found:
        raise UsageError(f"--only is {named!r}; it takes some of {', '.join(QUESTIONS)}, with commas between")
    return found
