"""A record with named fields (a JSON object, a row of a table) as a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.acquire.options import AcquireOptions, Columns
from dateline.acquire.texts import encoded, tidy
from dateline.acquire.trouble import Item, Trouble
from dateline.model import Given, Media, Page

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_TAG_FIRST = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|article|section|main|h[1-6]|figure)\b", re.IGNORECASE)
_TAGS_CLOSED = re.compile(r"</(?:p|div|body|html|article|section|h[1-6])\s*>", re.IGNORECASE)
_AUTHOR_BREAK = re.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """Where a stream comes from: its origin, a name whose extension may tell its kind, and what the transport said.

    `chosen` tells that a person named this very file, which is then read as text if nothing tells its kind. `size` is
    the number of bytes to come, where that is known.
    """

    origin: str
    name: str
    chosen: bool = True
    address: str | None = None
    charset: str | None = None
    fetched_at: str | None = None
    size: int | None = None


def normal_name(name: str) -> str:
    """A column name in lower case with words joined by underscores: `publishedAt` gives `published_at`."""
    return _BETWEEN_WORDS.sub("_", _CAMEL.sub("_", name.strip("\ufeff "))).strip("_").lower()


def names_text(names: Mapping[str, object], columns: Columns) -> bool:
    """Whether one of these normal names is a column for the text or HTML of a page."""
    return any(name in names for name in (*columns.text, *columns.html))


def page_of(record: Mapping[str, object], label: Label, number: int, options: AcquireOptions) -> Item:
    """The page a record holds, or what is wrong with it. `number` (line, row, item; from 1) ends up in the origin."""
    origin = f"{label.origin}#{number}"
    columns = options.columns
    fields = {normal_name(name): value for name, value in reversed(list(record.items()))}
    if not names_text(fields, columns):
        named = tidy(", ".join(str(name) for name in list(record)[:20])) or "none"
        return Trouble(origin, "no-text", f"no field for the text or html of a page; the fields are: {named}")
    html, text = _first(fields, columns.html), _first(fields, columns.text)
    body = html or text
    if not body:
        return Trouble(origin, "empty", "the field for the text is empty")
    content = encoded(body)
    if len(content) > options.max_page_bytes:
        return Trouble(origin, "too-large", f"the text is larger than {options.max_page_bytes:,} bytes")
    media: Media = "html" if is_markup(body) or (html and "</" in body) else "text"
    return Page(
        content,
        media,
        origin,
        address=_address(_first(fields, columns.url)),
        charset="utf-8",
        fetched_at=_short(_first(fields, columns.fetched)),
        given=_given(fields, columns),
    )


def is_markup(body: str) -> bool:
    """Whether a text is HTML: it begins with a block tag or closes several."""
    return bool(_TAG_FIRST.match(body)) or len(_TAGS_CLOSED.findall(body[:20_000])) >= 2


def _given(fields: Mapping[str, object], columns: Columns) -> Given:
    outlet = _short(_first(fields, columns.outlet))
    return Given(
        title=_short(_first(fields, columns.title)),
        published=_short(_first(fields, columns.date)),
        language=_short(_first(fields, columns.language)),
        outlet=None if outlet and "://" in outlet else outlet,
        authors=_authors(next((fields[name] for name in columns.authors if fields.get(name)), None)),
    )


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first of these fields that says something."""
    return next((said for name in names if (said := _said(fields.get(name)))), "")


def _said(value: object) -> str:
    """A value as words: a list of strings is paragraphs, an object is called by its name."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(said for part in value if (said := _said(part)))
    if isinstance(value, dict):
        return _said(value.get("name"))
    return ""


def _short(value: str) -> str | None:
    return tidy(value) or None


def _address(value: str) -> str | None:
    found = tidy(value)
    return found if re.match(r"https?://", found, re.IGNORECASE) else None


def _authors(value: object) -> tuple[str, ...]:
    """Names of authors from a list of strings or objects, or from one string with semicolons between them."""
    said = [_said(part) for part in value] if isinstance(value, list) else _AUTHOR_BREAK.split(_said(value))
    return tuple(name for part in said if (name := tidy(part)))
