"""Column types that mean the same on SQLite and PostgreSQL.

Text from the web may hold characters a database cannot keep: PostgreSQL refuses NUL, and neither stores a surrogate
that stands alone. Each is kept as one private-use character at the end of plane 16, so that no offset moves, and comes
back as it was:

    U+D800 .. U+DFFF  <->  U+10D800 .. U+10DFFF
    U+0000            <->  U+10E000

The price: those 2,049 private-use characters themselves, which no standard gives a meaning, are stored as U+FFFD.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from sqlalchemy import types
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect

_SHIFT = 0x100000
_NUL_STANDS_AS = 0x10E000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\U0010d800-\U0010e000]")
_STANDS_FOR = re.compile("[\U0010d800-\U0010e000]")


def storable(text: str) -> str:
    """The text with every character no database keeps replaced by one it does; the length stays."""
    if text.isascii() and "\x00" not in text:
        return text
    return _UNSTORABLE.sub(_to_stored, text)


def restored(text: str) -> str:
    """The text as it was before `storable`."""
    if text.isascii():
        return text
    return _STANDS_FOR.sub(_from_stored, text)


def _to_stored(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0:
        return chr(_NUL_STANDS_AS)
    return chr(code + _SHIFT) if code < _SHIFT else "\ufffd"


def _from_stored(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\x00" if code == _NUL_STANDS_AS else chr(code - _SHIFT)


def folded(name: str) -> str:
    """A name as it is searched for: its words without case and accents (" Kassym-Jomart" -> "kassym jomart")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


class Text(types.TypeDecorator[str]):
    """Any Python string; compared by code point on both databases."""

    impl = types.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        """PostgreSQL is told not to sort by the server's language."""
        text = postgresql.TEXT(collation="C") if dialect.name == "postgresql" else types.Text()
        return dialect.type_descriptor(text)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Python to database."""
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Database to Python."""
        return None if value is None else restored(value)


class Json(types.TypeDecorator[Any]):
    """A small list or mapping nobody searches by, written as JSON with sorted keys."""

    impl = types.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Python to database."""
        return None if value is None else storable(as_readable_json(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Database to Python."""
        return None if value is None else json.loads(restored(value))


def as_readable_json(value: Any) -> str:
    """As a column of type Json holds it: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_json(value: Any) -> str:
    """As hashes are made of it: sorted keys, no spaces, ASCII only."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
