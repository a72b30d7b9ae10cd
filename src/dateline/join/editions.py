"""Editions of one story: articles under one address, of which the newest counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.join.weights import weight, words_of
from dateline.model.joined import Edition

_TRACKING = re.compile(r"utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|wt_.*|xtor|cmpid|ref|ref_src|at_.*", re.I)
_FRONT = re.compile(r"/?(?:index\.\w+)?", re.I)
_SHARED_NAMES = frozenset({"ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "ne", "net", "or", "org"})
"""Second-level names under which countries register sites, as in bbc.co.uk."""
_COUNTRY = 2
"""Letters of the top-level name of a country."""
_TELLING = 0.35
"""Weight of a word from which it counts; all texts share the others."""
_ALIKE = 0.3
"""Share of the shorter text's words that two articles under one address must have in common to be one story."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article as its editions are told apart.

    `published`, `changed_at` (when the page says that it was changed last) and `fetched_at` are ISO 8601, None where
    unknown.
    """

    article: str
    address: str
    text: str
    title: str | None = None
    published: str | None = None
    fetched_at: str | None = None
    changed_at: str | None = None

    @property
    def age(self) -> tuple[str, str, str, str]:
        """Sorts versions from the oldest to the newest: when published, when changed, when fetched, by id."""
        return (self.published or "", self.changed_at or "", self.fetched_at or "", self.article)


def story_of(address: str | None) -> str | None:
    """The address without scheme, `www.`, fragment and tracking parameters; None for none, or for a front page.

    What follows is kept as it is, but for a slash at its end and the order of the parameters.
    """
    try:
        parts = urlsplit(address or "")
        host = (parts.hostname or "").removeprefix("www.")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return None
    kept = sorted(one for one in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(one[0]))
    if parts.scheme not in ("http", "https") or not host or (_FRONT.fullmatch(parts.path) and not kept):
        return None
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def own_address(url: str | None, met: Collection[str | None]) -> str | None:
    """The address whose story an article is part of: the one it gives itself, or that of the copy that it is.

    `met` are the addresses where the page lay, None for a file. A page that another site carries and that names the
    original as its address is a copy there; it shares the original's text, but corrects nothing. A page from an archive
    whose address holds that of the original is the original.
    """
    known = sorted({one for one in met if one is not None})
    if url is None or len(known) < len(set(met)) or not known:
        return url
    site = site_of(url)
    return url if any(site_of(one) == site or site in one for one in known) else known[0]


def site_of(address: str) -> str:
    """The site of an address: its host without what stands before the name that somebody registered."""
    try:
        labels = (urlsplit(address).hostname or "").split(".")
    except ValueError:
        return address
    kept = 3 if len(labels) > 2 and labels[-2] in _SHARED_NAMES and len(labels[-1]) == _COUNTRY else 2
    return address if labels == [""] else ".".join(labels if labels[-1].isdecimal() else labels[-kept:])


def editions(versions: Iterable[Version]) -> list[Edition]:
    """The editions among the articles of one address, by article.

    Articles that share neither title nor words (a feed or a ticker that shows others every day) are stories of their
    own; the story is then named by the address and its oldest article. The order of the versions does not matter.
    """
    found: list[Edition] = []
    groups = _stories(sorted(versions, key=lambda one: one.age))
    for group in groups:
        story = story_of(group[0].address) or group[0].address
        name = story if len(groups) == 1 else f"{story} {group[0].article}"
        later = [one.article for one in group[1:]]
        found += [Edition(one.article, name, newer) for one, newer in zip(group, [*later, None], strict=True)]
    return sorted(found, key=lambda one: one.article)


def _stories(versions: Sequence[Version]) -> list[list[Version]]:
    """Versions put together where two of them are alike, each group from the oldest to the newest."""
    words = [frozenset(word for word in words_of(one.text) if weight(word) >= _TELLING) for one in versions]
    group = list(range(len(versions)))
    for one, other in combinations(range(len(versions)), 2):
        if group[one] == group[other]:
            continue
        title = versions[one].title
        if (title and title == versions[other].title) or _alike(words[one], words[other]):
            old, new = group[other], group[one]
            group = [new if each == old else each for each in group]
    return [[versions[at] for at, each in enumerate(group) if each == number] for number in sorted(set(group))]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))
