"""The commands `labels` and `agreement`: labels to offsets and back, and two readings beside each other."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import InputError
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline_lab.corpora.example import Example
from dateline_lab.corpora.guide import read_inline, read_lines
from dateline_lab.corpora.guide_rows import to_guide, to_offsets
from dateline_lab.corpora.offsets import Row, read_offsets, read_texts, write_rows
from dateline_lab.scoring.agreement import agreement
from dateline_lab.scoring.figures import Figure


def write_offsets(rows: list[Path], texts: Path, out: Path, whole: bool = True) -> str:
    """Write labels in the guide's form as offsets; what was written, in a line.

    Raises InputError for labels with a fault, and files that cannot be read or written.
    """
    found = to_offsets(_rows(rows), read_texts(texts), Codebook.load(resources() / "codebook"), whole)
    write_rows(found, out)
    return _count(found)


def write_guide(rows: list[Path], texts: Path, out: Path) -> str:
    """Write offsets in the guide's form; what was written, in a line. Raises InputError as `write_offsets` does."""
    found = to_guide(_rows(rows), read_texts(texts))
    write_rows(found, out)
    return _count(found)


def agreed(first: Path, second: Path, texts: Path | None) -> dict[str, Figure]:
    """Figures of agreement of two files: offsets where `texts` is given, else rows that carry their text."""
    one, other = (_examples(path, texts) for path in (first, second))
    return agreement(one, other)


def _examples(path: Path, texts: Path | None) -> list[Example]:
    if texts is not None:
        return read_offsets(path, texts)
    try:
        return read_inline(path)
    except KeyError as fault:
        raise InputError(f"{path} has rows without {fault}; name the file of texts with --texts") from fault


def _rows(paths: list[Path]) -> list[Row]:
    return [row for path in paths for row in read_lines(path)]


def _count(rows: list[Row]) -> str:
    events, names = (sum(len(row[layer]) for row in rows) for layer in ("events", "names"))
    return f"{len({row['doc'] for row in rows})} documents, {len(rows)} sentences, {events} events, {names} names"
