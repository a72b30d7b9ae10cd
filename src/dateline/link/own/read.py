"""From files and folders to facts, or to one error that lists all that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.link.knowledge import Facts
from dateline.link.own.csvfile import csv_nodes
from dateline.link.own.entries import own_rows
from dateline.link.own.nodes import Faults, read_text
from dateline.link.own.records import Against, Own
from dateline.link.own.values import Values
from dateline.link.own.whole import check_whole
from dateline.link.own.yamlfile import yaml_nodes

YAML = frozenset({".yaml", ".yml"})
SUFFIXES = YAML | {".csv"}
NOTHING_CHECKED = Against()


def read_own(paths: Sequence[Path], against: Against = NOTHING_CHECKED) -> list[Facts]:
    """Facts of a user's own files, one a file; a folder stands for its .yaml, .yml and .csv files, sorted by name.

    Raises KnowledgeError listing file, line and fault of everything that is wrong (the first 20).
    """
    return [own.facts(against) for own in read_checked(paths, against)]


def read_checked(paths: Sequence[Path], against: Against = NOTHING_CHECKED) -> list[Own]:
    """The rows of the files with their lines. Raises KnowledgeError as `read_own` does."""
    faults = Faults()
    owns = [own for path in own_files(paths) if (own := _read(path, against, faults)) is not None]
    check_whole(owns, against, faults)
    faults.raise_any()
    return owns


def own_files(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths stand for, each once. Raises KnowledgeError where there is none."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = _inside(path)
            if not inside:
                raise KnowledgeError(
                    f"{path} holds no .yaml, .yml or .csv file; put own knowledge there or name a file"
                )
            found |= dict.fromkeys(inside)
        elif path.suffix.lower() not in SUFFIXES:
            raise KnowledgeError(f"{path} is neither .yaml, .yml nor .csv; name the file for what it is")
        elif not path.is_file():
            raise KnowledgeError(f"there is no file {path}; name a file or folder of own knowledge")
        else:
            found[path] = None
    return list(found)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file())
    except OSError as error:
        raise KnowledgeError(f"{folder} cannot be read ({error.strerror}); name another folder or file") from error


def _read(path: Path, against: Against, faults: Faults) -> Own | None:
    text = read_text(path, faults)
    if text is None:
        return None
    nodes = (yaml_nodes if path.suffix.lower() in YAML else csv_nodes)(path, text, faults)
    return None if nodes is None else own_rows(nodes, Values(path, faults, against))
