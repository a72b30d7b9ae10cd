"""robots.txt after RFC 9309: groups by product token, the longest matching rule wins, `*` and `$` in paths.

The standard library's parser takes the first matching rule and knows no wildcards, so it both fetches what sites
close and leaves what they open; hence this one. `Crawl-delay` is read too, though the standard does not have it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

_TOKEN = re.compile(r"[A-Za-z_-]+")
_MAX_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks of one visitor: (path pattern, allowed) pairs, and seconds between requests if stated."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, path: str) -> bool:
        """Whether the path (with its query) may be fetched; of two rules of one length the one that allows wins."""
        asked = _normal(path)
        best = max(((len(rule), allowed) for rule, allowed in self.rules if _matches(rule, asked)), default=(0, True))
        return best[1]


EVERYTHING = Rules()
NOTHING = Rules((("/", False),))


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float | None = None
    closed: bool = False


def parse_robots(text: str, agent: str) -> Rules:
    """The rules for the visitor whose User-Agent begins with the product token `agent`."""
    token = _token(agent)
    groups = _groups(text)
    mine = [group for group in groups if token in group.agents] or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in mine if group.delay is not None]
    return Rules(tuple(rule for group in mine for rule in group.rules), max(delays, default=None))


def _token(agent: str) -> str:
    match = _TOKEN.match(agent)
    return match[0].lower() if match else ""


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for line in text.removeprefix("\ufeff").splitlines()[:_MAX_LINES]:
        name, colon, value = line.partition("#")[0].partition(":")
        if not colon:
            continue
        key, said = name.strip().lower(), value.strip()
        if key == "user-agent":
            if not groups or groups[-1].closed:
                groups.append(_Group())
            groups[-1].agents.append("*" if said == "*" else _token(said))
        elif groups:
            _add(groups[-1], key, said)
    return groups


def _add(group: _Group, key: str, said: str) -> None:
    if key in ("allow", "disallow"):
        group.closed = True
        if said:
            group.rules.append((_normal(said), key == "allow"))
    elif key == "crawl-delay":
        group.closed = True
        if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", said):
            group.delay = float(said)


def _normal(path: str) -> str:
    """The path with its percent-encoding made uniform."""
    return quote(unquote(path), safe="/?&=*$:@!+,;()'~")


def _matches(rule: str, path: str) -> bool:
    """Whether the rule matches a beginning of the path, in time linear in both."""
    anchored = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return not anchored or len(path) == at
    for part in others[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    last = others[-1]
    if anchored:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0
