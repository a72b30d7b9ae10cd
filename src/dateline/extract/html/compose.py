"""Chosen blocks to frozen text, its paragraphs, and the map back to the page."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.html.choose import Chosen
from dateline.extract.html.source import Source
from dateline.model import Paragraph, Segment, Span

GAP = "\n\n"


def compose(chosen: Sequence[Chosen], source: Source) -> tuple[str, tuple[Paragraph, ...], tuple[Segment, ...]]:
    """Join the blocks by an empty line; where a block cannot be found in the source the map has a gap."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    segments: list[Segment] = []
    size = 0
    for item in chosen:
        text = item.block.text
        paragraphs.append(Paragraph(item.kind, Span(size, size + len(text))))
        segments.extend(source.align(text, size, item.block.hint))
        pieces.append(text)
        size += len(text) + len(GAP)
    return GAP.join(pieces), tuple(paragraphs), tuple(segments)
