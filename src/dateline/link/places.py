"""From a place name to a place on the map, by the words and the places around it, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.link.knowledge import Knowledge, Place
from dateline.link.place_candidates import Candidate, candidates
from dateline.link.place_context import Around, Votes, weigh
from dateline.link.place_forms import said, sure, whole
from dateline.link.place_signs import ENDINGS, signs
from dateline.link.text import plain
from dateline.model import Span

_SAID, _SAID_ELSEWHERE, _HOME, _ACTOR = 9.0, 3.6, 1.2, 0.6
_GAINS = (
    "the text speaks of its country",
    "the text speaks of its province or state",
    "other places of the text lie near it",
)
ACTORS = frozenset({"PER", "ORG"})
"""Types of names that may be of known actors, whose country says something of where a text plays."""

WINDOW = 90
"""How many characters around a name are looked at."""


@dataclass(frozen=True, slots=True)
class Located:
    """The place a name means there, the score it won with and the reasons, in words."""

    place: Place
    score: float
    reasons: tuple[str, ...]


def around(names: Sequence[str], knowledge: Knowledge) -> Around:
    """What names say of where a text plays, when nothing is known of the words around them."""
    return _around([(name, "", "") for name in names], knowledge, None, {})


def survey(
    text: str, spans: Iterable[Span], knowledge: Knowledge, *,
    others: Iterable[str] = (), day: str | None = None, dateline: str | None = None, site: str | None = None,
) -> Around:  # fmt: skip
    """What a text says of where it plays: its place names (spans) and other names, its words, its site.

    `dateline` is the place the dateline names, `site` the address of the page or its host.
    """
    seen = []
    for span in spans:
        after = text[span.end : span.end + WINDOW]
        seen.append((whole(span.of(text), after, knowledge), text[max(0, span.start - WINDOW) : span.start], after))
    if dateline:
        seen.append((dateline, "", ""))
    hints = signs(text)
    for code in {code for name in set(others) if (code := _country_of_actor(name, knowledge))}:
        hints[code] = hints.get(code, 0.0) + _ACTOR
    if home := ENDINGS.get(_host(site).rsplit(".", 1)[-1]):
        hints[home] = hints.get(home, 0.0) + _HOME
    return _around(seen, knowledge, day, hints, _host(site))


def _country_of_actor(name: str, knowledge: Knowledge) -> str | None:
    """The country of a known person or body, when all that bear the name are of one."""
    codes = {one.actor.country for one in knowledge.named(name)}
    return codes.pop() if len(codes) == 1 else None


def _around(
    seen: Sequence[tuple[str, str, str]], knowledge: Knowledge, day: str | None, hints: Mapping[str, float], host: str = "",
) -> Around:  # fmt: skip
    times = Counter(plain(name) for name, _, _ in seen)
    placed: dict[str, tuple[Place, ...]] = {}
    names: dict[str, str] = {}
    for name, before, after in seen:
        key = plain(name)
        names.setdefault(key, name)
        placed[key] = placed.get(key, ()) + (said(before, after, knowledge) if after or before else ())
    found = {key: candidates(name, knowledge, day) for key, name in names.items()}
    weighed = {key: (times[key], _raised(alone, placed[key])) for key, alone in found.items()}
    namesakes = frozenset(key for key in found if len(key) > 4 and key.replace(" ", "") in host)
    return replace(weigh(weighed, Around(Votes(), {}, placed, hints, namesakes)), found=found)


def _raised(found: Sequence[Candidate], outer: tuple[Place, ...]) -> Sequence[Candidate]:
    """Candidates with what the text says of their name counted in."""
    if not outer:
        return found
    return [replace(one, score=one.score + _SAID_ELSEWHERE * (_outer(one.place, outer) is not None)) for one in found]


def locate(
    name: str, after: str, knowledge: Knowledge, context: Around, *, before: str = "", day: str | None = None
) -> Located | None:
    """The likeliest place of that name; of an unknown one the area the words beside it put it in; or None.

    `before` and `after` are the text around it ("X, Country"). The place bears the name it had on `day` (ISO 8601), its
    present one without a day; `day` is to be that of the survey.
    """
    name = whole(name, after, knowledge)
    key = plain(name)
    here = said(before, after, knowledge)
    elsewhere = context.said.get(key, ())
    found = context.found.get(key)
    if found is None:
        found = candidates(name, knowledge, day)
    scored = [_weighed(one, key, here, elsewhere, context) for one in found]
    if not scored:
        return _area(sure(before, after, knowledge))
    best = max(scored, key=lambda one: (one.score, one.place.population, -one.place.geonames))
    count = len(scored)
    rank = "the only place of that name" if count == 1 else f"of {count} places of that name"
    return Located(best.place, best.score, (*best.reasons, rank))


def _area(outer: tuple[Place, ...]) -> Located | None:
    """The smallest of the areas that the text puts an unknown place in."""
    if not outer:
        return None
    area = max(outer, key=lambda one: (_FINE.get(one.kind, 0), one.population))
    return Located(area, 0.0, ("no place of that name is known", f"the text puts it in {area.name}"))


_FINE = {"country": 1, "admin1": 2, "admin2": 3}


def _weighed(
    one: Candidate, key: str, here: tuple[Place, ...], elsewhere: tuple[Place, ...], context: Around
) -> Located:
    place = one.place
    score, reasons = one.score, list(one.reasons)
    if outer := _outer(place, here):
        score += _SAID
        reasons.append(f"the words beside it say {outer.name}")
    elif outer := _outer(place, elsewhere):
        score += _SAID_ELSEWHERE
        reasons.append(f"the text elsewhere says it is in {outer.name}")
    for gain, reason in zip(context.support(key, place), _GAINS, strict=True):
        score += gain
        if gain >= 0.5:
            reasons.append(reason)
    return Located(place, score, tuple(reasons))


def _outer(place: Place, outer: tuple[Place, ...]) -> Place | None:
    """The first of the areas that holds the place."""
    return next((one for one in outer if _holds(one, place)), None)


def _holds(area: Place, place: Place) -> bool:
    if area.country != place.country or place.kind == "country":
        return False
    if area.kind == "country":
        return True
    if area.admin != place.admin or place.kind == "admin1":
        return False
    near = abs(area.latitude - place.latitude) < 0.7 and abs(area.longitude - place.longitude) < 1.0
    return area.kind == "admin1" or (area.kind == "admin2" and near)


def _host(site: str | None) -> str:
    """The host of an address, in small letters."""
    return (site or "").split("//")[-1].split("/")[0].split(":")[0].lower()
