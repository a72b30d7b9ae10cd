"""What an article says of its own time: the day to count from, the moment it appeared, the order of its number dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from dateline.link.day_base import NO_DAY, Anchor
from dateline.link.days import day_of, read
from dateline.model import Article


@dataclass(frozen=True, slots=True)
class Setting:
    """`day` to count from and its `source` (published, dateline); `no_day` is why there is none, if so.

    `moment` is when the article appeared, with its offset. `month_first` as in Anchor.
    """

    day: date | None
    source: str
    moment: datetime | None
    month_first: bool | None
    no_day: str = NO_DAY


def setting_of(article: Article, published: date | None, moment: datetime | None) -> Setting:
    """The setting of an article that appeared on a day (None where that is not known)."""
    no_day = NO_DAY
    if published is None and article.published is not None:
        no_day = f"the publication date is known to the {article.published.precision} only"
    dateline = dateline_day(article, published)
    order = month_first(article, published)
    if dateline is not None:
        return Setting(dateline, "dateline", moment if dateline == published else None, order, no_day)
    return Setting(published, "published", moment, order, no_day)


_FIRM = 10
"""A dateline counts where it lies at most so many days before publication: else the line is of an older report."""


def dateline_day(article: Article, published: date | None) -> date | None:
    """The day in the dateline ("KYIV, Nov. 9 (XY) -"); without a year only where the day of publication tells it."""
    place = next((mark.span for mark in article.marks if mark.kind == "dateline"), None)
    if place is None:
        return None
    head = re.split(r"\s[-–—]|[–—]|--|\n", article.text[place.end : place.end + 60], maxsplit=1)
    found = _DATE.search(head[0]) if len(head) > 1 else _DATE.match(head[0])
    if found is None:
        return None
    reading = read(found[0], Anchor(published, None, -1))
    day = day_of(reading.days) if reading.days is not None else None
    if day is None or (published is not None and not 0 <= (published - day).days <= _FIRM):
        return None
    return day


_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"[\s,.(]*(?:{_NAME} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_NAME})(?:,? [12]\d{{3}})?\b"
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_MONTH_FIRST = frozenset({"us", "gov", "mil", "edu", "ph"})
_NO_COUNTRY = frozenset({"ai", "am", "ca", "cc", "co", "eu", "fm", "io", "la", "me", "tv", "ws"})
"""Endings of addresses used all over the world, and countries that write dates both ways."""


def month_first(article: Article, published: date | None) -> bool | None:
    """How an article writes 03/04/2023: by its dates that can be read one way only, else by its outlet's address."""
    orders = {order for match in _SLASHED.finditer(article.text) if (order := _order(match, published)) is not None}
    if orders:
        return orders.pop() if len(orders) == 1 else None
    host = urlsplit(article.url).hostname if article.url else None
    ending = (host or "").rsplit(".", 1)[-1]
    if ending in _MONTH_FIRST:
        return True
    return False if len(ending) == 2 and ending.isalpha() and ending not in _NO_COUNTRY else None


def _order(match: re.Match[str], published: date | None) -> bool | None:
    one, two = int(match[1]), int(match[2])
    if one > 12 >= two:
        return False
    if two > 12 >= one:
        return True
    if published is not None and one != two and int(match[3]) == published.year:
        numbers = (published.month, published.day)
        return True if (one, two) == numbers else False if (two, one) == numbers else None
    return None
