"""Who may open a served record: names with hashed tokens, one a line of a file, or one token of the environment.

A line is `ada scrypt$16384$8$1$SALT$HASH` (RFC 7914; salt and hash in hexadecimal). A token is made here, never chosen:
the name, a dot, and 32 random bytes. What stands in the file cannot be used to sign in.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import threading
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import InputError, OutputError, UsageError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
_MOST_COST = 2**17
_LONGEST_TOKEN = 256
LEAST_TOKEN = 24
"""Characters of a token of the environment at least."""

_MOST_PROVED = 1000


class Users:
    """Those who may sign in. A file is read again when it changed, so that who was taken out is out at once."""

    def __init__(self, path: Path | None = None, *, token: str | None = None, holder: str = "token") -> None:
        self._path = path
        self._token = (holder, token) if token is not None else None
        self._key = secrets.token_bytes(32)
        self._seen: tuple[int, int] | None = None
        self._lines: dict[str, str] = {}
        self._proved: dict[bytes, tuple[str, str]] = {}
        self._nobody = hashed(secrets.token_urlsafe())
        self._lock = threading.Lock()
        if path is not None:
            read(path)

    def who(self, token: str) -> tuple[str, str] | None:
        """Name and line of whose token it is; None where it is nobody's. One token is hashed at a time."""
        if not token or len(token) > _LONGEST_TOKEN:
            return None
        if self._token is not None and hmac.compare_digest(_bytes(token), _bytes(self._token[1])):
            return self._token[0], self._of_environment()
        mark = hmac.digest(self._key, _bytes(token), "sha256")
        with self._lock:
            lines = self._current()
            proved = self._proved.get(mark)
            if proved is not None and lines.get(proved[0]) == proved[1]:
                return proved
            name = token.partition(".")[0]
            line = lines.get(name)
            # An unknown name takes as long as a known one.
            if not matches(token, line or self._nobody) or line is None:
                return None
            if len(self._proved) >= _MOST_PROVED:
                self._proved.clear()
            self._proved[mark] = (name, line)
            return name, line

    def still(self, name: str, line: str) -> bool:
        """Whether someone who signed in with this line may stay."""
        if self._token is not None and (name, line) == (self._token[0], self._of_environment()):
            return True
        with self._lock:
            return self._current().get(name) == line

    def _of_environment(self) -> str:
        return "environment"

    def _current(self) -> Mapping[str, str]:
        """The lines as they stand; none where the file cannot be read."""
        if self._path is None:
            return {}
        try:
            stat = self._path.stat()
            seen = (stat.st_mtime_ns, stat.st_size)
            if seen != self._seen:
                self._lines, self._seen = read(self._path), seen
        except (OSError, InputError):
            self._lines, self._seen = {}, None
        return self._lines


def read(path: Path) -> dict[str, str]:
    """The hashes of a file by name. Raises InputError for a file that cannot be read or holds another line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read: {error}; `dateline users add NAME --file {path}` makes one"
        ) from error
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, value = line.strip().partition(" ")
        if not _NAME.fullmatch(name) or _parts(value) is None or name in found:
            raise InputError(f"{path}, line {number}: a line holds a name, once, and a hash that `users add` wrote")
        found[name] = value
    return found


def add(path: Path, name: str, *, again: bool = False) -> str:
    """Write a person into the file and give the token, which stands nowhere else.

    Raises UsageError for a name that cannot be, or stands there already unless `again` makes another token.
    """
    if not _NAME.fullmatch(name):
        raise UsageError("a name has letters, digits, - and _ (64 at most) and begins with a letter or digit")
    known = read(path) if path.exists() else {}
    if name in known and not again:
        raise UsageError(f"{name} stands in {path} already: --again makes another token in place of the old")
    token = f"{name}.{secrets.token_urlsafe(32)}"
    _write(path, known | {name: hashed(token)})
    return token


def remove(path: Path, name: str) -> None:
    """Take a person out of the file. Raises UsageError where the name does not stand there."""
    known = read(path)
    if name not in known:
        raise UsageError(f"{path} has no {name!r}: `dateline users list` tells who stands there")
    _write(path, {other: line for other, line in known.items() if other != name})


def hashed(token: str) -> str:
    """A token as it stands in a file, with a new salt."""
    salt = secrets.token_bytes(16)
    digest = _scrypt(token, salt, _COST, _BLOCK, _PARALLEL)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${salt.hex()}${digest.hex()}"


def matches(token: str, line: str) -> bool:
    """Whether a token is the one that was hashed, in a time that does not tell how much of it is right."""
    parts = _parts(line)
    if parts is None:
        return False
    cost, block, parallel, salt, digest = parts
    return hmac.compare_digest(_scrypt(token, salt, cost, block, parallel), digest)


def _parts(line: str) -> tuple[int, int, int, bytes, bytes] | None:
    found = re.fullmatch(r"scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([0-9a-f]{32})\$([0-9a-f]{64})", line)
    if found is None:
        return None
    cost, block, parallel = int(found[1]), int(found[2]), int(found[3])
    if not _COST <= cost <= _MOST_COST or cost & (cost - 1) or not 1 <= block <= 16 or not 1 <= parallel <= 4:
        return None
    return cost, block, parallel, bytes.fromhex(found[4]), bytes.fromhex(found[5])


def _scrypt(token: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    room = 128 * block * (cost + parallel + 2) + 2**20
    return hashlib.scrypt(_bytes(token), salt=salt, n=cost, r=block, p=parallel, maxmem=room, dklen=32)


def _bytes(token: str) -> bytes:
    return token.encode("utf-8", "replace")


def _write(path: Path, lines: Mapping[str, str]) -> None:
    """Replace the file whole, readable for its owner alone. Raises OutputError where that cannot be."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.writelines(f"{name} {line}\n" for name, line in sorted(lines.items()))
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
