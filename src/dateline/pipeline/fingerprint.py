"""What makes a run: the same page under the same fingerprint gives the same bytes out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from dateline.settings import Settings
from dateline.version import __version__


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files below `folder`, in hexadecimal; documentation is left out."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".md", ".pyc", ".py"}):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def run_settings(settings: Settings) -> dict[str, str]:
    """Version, hashes of all data and the settings that change what is read, as plain strings."""
    return {
        "version": __version__,
        "codebook": digest(settings.codebook)[:16],
        "encoder": digest(settings.encoder)[:16],
        "knowledge": digest(settings.knowledge)[:16],
        "settings": json.dumps(settings.reading(), sort_keys=True),
    }
