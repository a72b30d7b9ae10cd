"""Write docs/events.md from the codebook: `python docs/events.py`. A test holds the two together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.model.codebook import Codebook, EventType
from dateline.settings import resources

TARGET = Path(__file__).with_name("events.md")

_QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

_HEAD = """# Event types

Types, modes, contexts, sectors, quad classes and intensities are PLOVER 2.0's; the words are this project's. SANCTION
counts as material conflict, as in the type's own definition. Each event report has one type, at most one mode, and a
status: `happened`, `planned` (announced, scheduled), `possible` (feared, considered, asked for) or `denied`.
"""


def events_page() -> str:
    """The whole page."""
    codebook = Codebook.load(resources() / "codebook")
    kinds = (codebook.event_type(code) for code in codebook.types)
    lines = [_HEAD, *(line for kind in kinds for line in _section(kind))]
    for title, codes in (("Contexts", codebook.contexts), ("Sectors", codebook.sectors)):
        lines += [f"## {title}\n", "| code | meaning |", "|---|---|"]
        lines += [f"| `{code.code}` | {code.description} |" for code in codes]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _section(kind: EventType) -> Iterator[str]:
    yield f"## {kind.code}\n"
    yield f"{kind.description} Quad class {kind.quad} ({_QUADS[kind.quad]}), intensity {kind.intensity:+g}.\n"
    if kind.modes:
        yield "| mode | meaning | intensity |"
        yield "|---|---|---|"
        for mode in kind.modes:
            yield f"| `{mode.code}` | {mode.description} | {mode.intensity:+g} |"
        yield ""


if __name__ == "__main__":
    TARGET.write_text(events_page(), encoding="utf-8")
