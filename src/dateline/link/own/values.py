"""Single values of a file, checked: names, codes, days, numbers. A value that is wrong gives a fault and None."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.link.own.nodes import Faults, Fields, Items, Node, Text
from dateline.link.own.records import Against
from dateline.link.own.shape import nearest
from dateline.link.text import LONGEST, plain

_ID = re.compile(r"[a-z][a-z-]{1,30}/\w[\w.-]{0,150}")
_CODE = re.compile(r"[A-Z]{3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}(?:\.[0-9]{1,20})?")
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Values:
    """Reads values of one file and notes what is wrong with them."""

    path: Path
    faults: Faults
    against: Against

    def fault(self, line: int, message: str) -> None:
        """Note a fault of this file."""
        self.faults.add(self.path, line, message)

    def fields(self, node: Node, known: Collection[str], what: str, alone: str = "") -> Fields | None:
        """Named values, none of them unknown; a value `alone` may stand for the field of that name."""
        if alone and isinstance(node, Text):
            node = Fields(node.line, {alone: node})
        if not isinstance(node, Fields):
            self.fault(node.line, f"{what} must be named fields, such as {next(iter(known))}: …")
            return None
        for key, value in node.fields.items():
            if key not in known:
                self.fault(value.line, f"{what} has an unknown field {key[:60]!r}{nearest(key, known)}")
        return node

    def items(self, node: Node | None) -> tuple[Node, ...]:
        """A list; one value alone is a list of one, nothing is an empty one."""
        if isinstance(node, Items):
            return node.items
        return () if node is None or (isinstance(node, Text) and not node.value) else (node,)

    def text(self, holder: Fields, key: str) -> str:
        """A value, "" where there is none."""
        node = holder.fields.get(key)
        if node is None:
            return ""
        if isinstance(node, Text):
            return node.value.strip()
        self.fault(node.line, f"{key} must be one value")
        return ""

    def line(self, holder: Fields, key: str) -> int:
        """The line of a value, or of what holds it."""
        node = holder.fields.get(key)
        return node.line if node is not None else holder.line

    def name(self, line: int, value: str, what: str = "name") -> str:
        """A name that can be looked up: letters or figures, no more than `LONGEST` characters, none unseen."""
        value = " ".join(value.split(" ")).strip()
        if len(value) > LONGEST:
            self.fault(line, f"the {what} {value[:30]!r}… has {len(value):,} characters; {LONGEST} are the most")
        elif not value.isprintable() and any(unicodedata.category(c) in _UNSEEN or c in _TURNING for c in value):
            self.fault(line, f"the {what} {value[:60]!r} holds a control character or line break; take it out")
        elif not plain(value):
            self.fault(line, f"the {what} is empty" if not value else f"the {what} {value!r} has no letter or figure")
        else:
            return value
        return ""

    def id(self, line: int, value: str, what: str = "id") -> str:
        """An id, such as party/kaz-amanat."""
        if _ID.fullmatch(value):
            return value
        shown = f"the {what} {value[:60]!r} has the wrong form" if value else f"the {what} is missing"
        self.fault(line, f"{shown}; write a kind, a slash and a short name, such as party/kaz-amanat")
        return ""

    def country(self, holder: Fields, key: str = "country") -> str | None:
        """A country code that the shipped knowledge has."""
        value = self.text(holder, key)
        if not value:
            return None
        known = self.against.known
        if _CODE.fullmatch(value) and (known is None or known.state(value) is not None):
            return value
        meant = known.country(value) if known else None
        hint = f"; did you mean {meant}?" if meant else "; use the alpha-3 code of ISO 3166-1, such as KAZ"
        self.fault(self.line(holder, key), f"unknown country {value[:60]!r}{hint}")
        return None

    def code(self, holder: Fields, key: str, known: Collection[str] | None) -> str | None:
        """A code out of a list."""
        value = self.text(holder, key)
        if not value or known is None or value in known:
            return value or None
        self.fault(self.line(holder, key), f"unknown {key} {value[:60]!r}{nearest(value, known)}")
        return None

    def wikidata(self, holder: Fields) -> str | None:
        """A Wikidata id."""
        value = self.text(holder, "wikidata")
        if not value or _WIKIDATA.fullmatch(value):
            return value or None
        self.fault(self.line(holder, "wikidata"), f"wikidata is {value[:60]!r}; it must be Q and a number, as Q1125834")
        return None

    def whole(self, holder: Fields, key: str) -> int | None:
        """A whole number from 0 on."""
        value = self.text(holder, key)
        if not value or (value.isascii() and value.isdigit() and len(value) <= 12):
            return int(value) if value else None
        self.fault(self.line(holder, key), f"{key} is {value[:60]!r}; it must be a whole number without separators")
        return None

    def number(self, holder: Fields, key: str, low: float, high: float) -> float | None:
        """A number within bounds."""
        value = self.text(holder, key)
        if not value:
            return None
        if not _NUMBER.fullmatch(value):
            self.fault(self.line(holder, key), f"{key} is {value[:60]!r}; it must be a number with a point, as 51.18")
            return None
        number = float(value)
        if low <= number <= high:
            return number
        self.fault(self.line(holder, key), f"{key} is {value[:60]}, outside {low:g} to {high:g}")
        return None

    def days(self, holder: Fields) -> tuple[str | None, str | None]:
        """`from` and `to`, the right way round; a year or month alone means its first day and its last."""
        first, last = self._day(holder, "from", end=False), self._day(holder, "to", end=True)
        if first and last and last < first:
            self.fault(self.line(holder, "to"), f"ends on {last}, before it begins on {first}; turn from and to round")
        return first, last

    def _day(self, holder: Fields, key: str, *, end: bool) -> str | None:
        value = self.text(holder, key)
        if not value:
            return None
        found = _DAY.fullmatch(value)
        try:
            if found is None or not 1000 <= int(found[1]) <= 2200:
                raise ValueError("not a day")
            year, month = int(found[1]), int(found[2] or (12 if end else 1))
            day = int(found[3]) if found[3] else monthrange(year, month)[1] if end else 1
            return date(year, month, day).isoformat()
        except ValueError:
            self.fault(self.line(holder, key), f"{key} is {value[:60]!r}, no day; write 2023-11-09, 2023-11 or 2023")
            return None
