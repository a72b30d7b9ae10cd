"""Where exports go: a file that is there whole or not at all, or standard output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from dateline.errors import OutputError, UsageError


@contextmanager
def aside(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of `path` once all is written; until then, and after an error, that stands.

    A path that is no regular file (a pipe, /dev/stdout) is written as it is. Raises UsageError for a folder,
    OutputError when the file cannot be written.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name a file in it with --out")
    target = path.resolve() if path.is_symlink() else path
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as file:
                yield file
            if not special:
                part.replace(target)
        finally:
            if not special:
                part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}; name another file with --out") from error


@contextmanager
def as_text(file: BinaryIO) -> Iterator[TextIOWrapper]:
    """The file as UTF-8 text with unchanged line ends; it stays open afterwards."""
    text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=False)
    try:
        yield text
        text.flush()
    finally:
        text.detach()
