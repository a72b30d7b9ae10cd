"""Facts as a file of one's own: CSV for a spreadsheet, YAML for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import yaml

from dateline.errors import KnowledgeError
from dateline.link.knowledge import Actor, Facts, Membership, NameRow, Term
from dateline.link.own.read import SUFFIXES, YAML, read_own
from dateline.link.own.records import Against

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_RowOf = TypeVar("_RowOf", NameRow, Term, Membership)
_COLUMNS = ("id", "name", "names", "kind", "country", "sector", "wikidata", "office", "of", "from", "to", "member_of",
            "source")  # fmt: skip


def write_own(path: Path, facts: Facts, against: Against, *, beside: Sequence[Path] = (), keep: bool = True) -> Facts:
    """Write actors with their names, terms and memberships: aside, checked, then put in place; what was read back.

    It is checked together with the files `beside` it. With `keep` false it is checked and thrown away. Raises KnowledgeError when the facts do not pass the checks or
    the file cannot be written; a file that was there is untouched then.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise KnowledgeError(f"{path} is neither .yaml, .yml nor .csv; name the file for what it is to hold")
    aside = path.with_name(f".{path.stem}.part{path.suffix}")
    text = _yaml(facts) if path.suffix.lower() in YAML else _csv(facts)
    try:
        aside.write_text(text, encoding="utf-8", newline="")
        read = read_own([*beside, aside], against)[-1]
        if keep:
            aside.replace(path)
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be written ({error.strerror}); name another file with --out") from error
    finally:
        aside.unlink(missing_ok=True)
    return read


def _csv(facts: Facts) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for actor, names, terms, members in _by_actor(facts):
        first = {**_own_values(actor, names), "source": actor.source}
        more = [{"names": row.name, "from": row.first, "to": row.last} for row in names if row.name != actor.name]
        more += [{"office": t.office, "of": t.place, **_days(t), "source": t.source} for t in terms]
        more += [{"member_of": m.body, **_days(m), "source": m.source} for m in members]
        for number, row in enumerate(more or [{}]):
            writer.writerow({"id": actor.id, **(first if number == 0 else {}), **row})
    return out.getvalue()


def _yaml(facts: Facts) -> str:
    actors = []
    for actor, names, terms, members in _by_actor(facts):
        row: dict[str, object] = {"id": actor.id, **_own_values(actor, names), "source": actor.source}
        lists = {
            "names": [{"name": n.name, **_days(n)} for n in names if n.name != actor.name],
            "offices": [{"office": t.office, "of": t.place, **_days(t), "source": t.source} for t in terms],
            "member_of": [{"body": m.body, **_days(m), "source": m.source} for m in members],
        }
        actors.append(row | {key: found for key, found in lists.items() if found})
    text: str = yaml.dump({"actors": actors}, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return text


def _own_values(actor: Actor, names: Sequence[NameRow]) -> dict[str, str]:
    """The single values of an actor; none of one that is not named here, because the shipped knowledge has them."""
    if not any(row.sort == "name" for row in names):
        return {}
    return {key: value for key in ("name", "kind", "country", "sector", "wikidata") if (value := getattr(actor, key))}


def _by_actor(facts: Facts) -> Iterator[tuple[Actor, list[NameRow], list[Term], list[Membership]]]:
    names, terms, members = _grouped(facts.names), _grouped(facts.terms), _grouped(facts.members)
    for actor in facts.actors:
        yield actor, names.get(actor.id, []), terms.get(actor.id, []), members.get(actor.id, [])


def _grouped(rows: Sequence[_RowOf]) -> Mapping[str, list[_RowOf]]:
    found: dict[str, list[_RowOf]] = {}
    for row in rows:
        found.setdefault(row.actor, []).append(row)
    return found


def _days(row: NameRow | Term | Membership) -> dict[str, str]:
    return {key: value for key, value in (("from", row.first), ("to", row.last)) if value}
