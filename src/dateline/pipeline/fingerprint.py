"""What makes a run: the same page under the same fingerprint gives the same bytes out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.link.own import own_files
from dateline.settings import Settings
from dateline.version import __version__


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files below `folder`, in hexadecimal; documentation is left out."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".md", ".pyc", ".py"}):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def knowledge_digest(settings: Settings) -> str:
    """Sixteen hexadecimal digits naming all that linking knows: the knowledge folder and one's own files.

    Raises KnowledgeError when a file of one's own is not there or cannot be read.
    """
    shipped = digest(settings.knowledge)
    if not settings.own_knowledge:
        return shipped[:16]
    total = hashlib.sha256(shipped.encode())
    for path in own_files(settings.own_knowledge):
        try:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            raise KnowledgeError(
                f"{path}: cannot be read ({error.strerror}). Check the path given with --own or own_knowledge."
            ) from error
    return total.hexdigest()[:16]


def run_settings(settings: Settings) -> dict[str, str]:
    """Version, hashes of all data and the settings that change what is read, as plain strings."""
    return {
        "version": __version__,
        "codebook": digest(settings.codebook)[:16],
        "encoder": digest(settings.encoder)[:16],
        "knowledge": knowledge_digest(settings),
        "settings": json.dumps(settings.reading(), sort_keys=True),
    }
