"""The command `knowledge`: build the knowledge folder and say what it holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dateline.errors import InputError
from dateline.link.knowledge import FILE
from dateline_lab.knowledge.build import build


def knowledge(shared: Path, out: Path) -> list[str]:
    """Build the folder `out` from the sources in `shared`; returns lines with the counts of all kinds and the size.

    Raises InputError when the sources are not there.
    """
    if not (shared / "knowledge").is_dir():
        raise InputError(f"{shared} holds no folder `knowledge`; name the folder of the sources with --shared")
    facts = build(shared, out)
    counts = Counter(actor.kind for actor in facts.actors)
    counts |= {
        "names": len(set(facts.names)),
        "terms": len(set(facts.terms)),
        "memberships": len(set(facts.members)),
        "words for organs": len(set(facts.organs)),
    }
    lines = [f"{count:8,} {kind}" for kind, count in sorted(counts.items())]
    lines.append(f"{len({row.place for row in facts.places}):8,} places under {len(set(facts.places)):,} names")
    lines.append(f"{(out / FILE).stat().st_size:,} bytes in {out / FILE}")
    return lines
