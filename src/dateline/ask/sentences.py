"""Acts as sentences: "Vladimir Putin visited Astana, Kazakhstan · 9 Nov 2023 · 3 origins".

The words of each PLOVER type and mode are `resources/phrases/acts.yaml`; the four statuses, numbers and days are put
together here. A sentence says what the fields say and no more: who is not known stays unnamed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.errors import KnowledgeError
from dateline.join.words import content, vocabulary
from dateline.model import EventReport
from dateline.model.account import Party
from dateline.model.joined import Happening, Side
from dateline.model.layers import Status

NAMED = 3
"""Participants that a sentence names; the rest are counted."""

_PLURALS = {"people", "men", "women", "children", "police"}
_ARTICLES = {"a", "an", "the", "both", "some", "many", "several", "all", "one"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Phrase:
    """How an act is said: see the head of `acts.yaml`."""

    verb: tuple[str, str, str]
    whom: str
    alone: str
    passive: str
    noun: str


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence is made of. `place_country` is ISO 3166-1 alpha-3."""

    type: str
    mode: str
    status: Status
    sources: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place_name: str | None = None
    place_country: str | None = None

    @classmethod
    def of(cls, happening: Happening) -> Act:
        """The act of a happening with its main participants."""
        what = (happening.type, happening.mode, happening.status)
        source, target = main_sides(happening, "source"), main_sides(happening, "target")
        return cls(*what, source, target, happening.place_name, happening.place_country)

    @classmethod
    def of_report(cls, report: EventReport) -> Act:
        """The act of one report."""

        def parties(people: Sequence[Any]) -> tuple[Party, ...]:
            return tuple(Party(one.actor or one.name, one.name, one.actor, one.country, one.sector) for one in people)

        what = (report.type, report.mode, report.status)
        place = (report.place.name, report.place.country) if report.place else (None, None)
        return cls(*what, parties(report.sources), parties(report.targets), *place)


def main_sides(happening: Happening, role: str) -> tuple[Party, ...]:
    """Who is named in a role by at least half as many reports as the one named most, those named most first."""
    return most_named(happening.sides, role)


def most_named(among: Sequence[Side], role: str) -> tuple[Party, ...]:
    """The parties of `main_sides`, of these sides.

    One who is named in both roles stands in that in which more reports name it, as source where they are as many. Who
    is no more than a pronoun, or a part of another's name, is left out.
    """
    named = {(side.role, side.party.key): side.reports for side in among}

    def belongs(side: Side) -> bool:
        other = named.get(("target" if role == "source" else "source", side.party.key), 0)
        return side.reports > other or (role == "source" and side.reports == other)

    sides = [side for side in among if side.role == role and belongs(side)]
    sides.sort(key=lambda side: (-side.reports, side.party.key))
    return telling(tuple(side.party for side in sides if 2 * side.reports >= sides[0].reports))


def telling(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties that say who it is, in their order.

    Who was not linked is left out where the name is a pronoun or a bare figure ("they", "nine"), and where all of it
    stands in another's name ("people" beside "46 people").
    """
    some = [one for one in parties if _is_known(one) or content(one.name)[0]]
    found: list[Party] = []
    for number, one in enumerate(some):
        others = (*found, *(other for other in some[number + 1 :] if not _is_part(other, one)))
        if _is_known(one) or not any(_is_part(one, other) for other in others):
            found.append(one)
    return tuple(found)


def line(happening: Happening) -> str:
    """A happening on one line: the sentence, its days, and how many independent origins tell it."""
    days = in_words(happening.day_from, happening.day_to) or "day unknown"
    return f"{sentence(Act.of(happening))} · {days} · {counted(happening.origins, 'origin')}"


def sentence(act: Act) -> str:
    """One sentence without a full stop; participants that say not who it is (`telling`) stay unnamed."""
    phrase = phrase_of(act.type, act.mode)
    act = replace(act, sources=_within(act.sources), targets=_within(act.targets))
    where, targets = _where_and_whom(act)
    doers, whom = listed([one.name for one in act.sources]), listed(targets)
    if doers:
        rest = phrase.whom.format(whom=whom) if whom else phrase.alone
        said = f"{doers} {_active(phrase, act.status, many=_many(act.sources))} {rest}"
    elif whom:
        said = f"{whom} {_passive(phrase, act.status, many=_many(act.targets))}"
    else:
        said = phrase.noun if act.status == "happened" else f"{phrase.noun}, {act.status}"
    said = " ".join(f"{said} {where}".split())
    return said[:1].upper() + said[1:]


def listed(names: Sequence[str], named: int = NAMED) -> str:
    """ "A", "A and B", "A, B and C", "A, B and 4 others"; each name once."""
    once = list(dict.fromkeys(names))
    if len(once) > named:
        once = [*once[: named - 1], f"{len(once) - named + 1} others"]
    return " and ".join((*([", ".join(once[:-1])] if once[1:] else []), *once[-1:]))


def counted(number: int, what: str) -> str:
    """ "1 origin", "3 origins"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def in_words(first: str | None, last: str | None) -> str:
    """Days (ISO 8601) as people write them: "9 Nov 2023", "Mar 2023", "2023", "28 Feb – 3 Mar 2023"; "" for none."""
    begin, end = first or last, last or first
    if begin is None or end is None:
        return ""
    (year, month, day), (last_year, last_month, last_day) = begin.split("-"), end.split("-")
    if begin == end:
        return f"{int(day)} {_month(month)} {year}"
    whole_months = day == "01" and end == _month_end(last_year, last_month)
    if whole_months and (year, month) == (last_year, last_month):
        return f"{_month(month)} {year}"
    if whole_months and year == last_year and (month, last_month) == ("01", "12"):
        return year
    if whole_months:
        return f"{_month(month)}{'' if year == last_year else ' ' + year} – {_month(last_month)} {last_year}"
    beginning = str(int(day))
    if (year, month) != (last_year, last_month):
        beginning += f" {_month(month)}"
    if year != last_year:
        beginning += f" {year}"
    return f"{beginning} – {int(last_day)} {_month(last_month)} {last_year}"


def phrase_of(kind: str, mode: str = "") -> Phrase:
    """The words for a type and mode, for the type where the mode has none, and plain ones for an unknown type."""
    phrases = _phrases()
    own = Phrase(("act", "acted", "acted"), f"({kind}) on {{whom}}", f"({kind})", f"acted upon ({kind})", kind.lower())
    return phrases.get(f"{kind}/{mode}") or phrases.get(kind) or own


def _within(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties that say who it is, as they are called within a sentence: "the three men", not "The three men"."""
    return tuple(
        replace(one, name=one.name[0].lower() + one.name[1:]) if not _is_known(one) and _begins_small(one.name) else one
        for one in telling(parties)
    )


def _begins_small(name: str) -> bool:
    """Whether the first word is an article or counts: one that no name of an actor begins with."""
    first = name.split(maxsplit=1)[0].casefold()
    return first in _ARTICLES or first in vocabulary()[1]


def _is_known(party: Party) -> bool:
    return party.known or party.country is not None


def _is_part(one: Party, other: Party) -> bool:
    """Whether all words and figures of a name stand in another."""
    (words, figures), (their_words, their_figures) = content(one.name), content(other.name)
    return set(words) <= set(their_words) and set(figures) <= set(their_figures)


def _many(parties: Sequence[Party]) -> bool:
    """Whether the verb is that of several: for more than one, and for those called so ("the unions", "46 people")."""
    if len(parties) != 1:
        return True
    name = parties[0].name.casefold()
    if parties[0].actor is not None or not name:
        return False
    plural = name.endswith("s") and not name.endswith(("ss", "us", "is"))
    return plural or name.split()[-1] in _PLURALS or content(name)[1][:1] not in {(), ("1",)}


def _active(phrase: Phrase, status: Status, *, many: bool) -> str:
    base, past, participle = phrase.verb
    return {
        "happened": past,
        "planned": f"{'are' if many else 'is'} to {base}",
        "possible": f"might {base}",
        "denied": f"{'are' if many else 'is'} said not to have {participle}",
    }[status]


def _passive(phrase: Phrase, status: Status, *, many: bool) -> str:
    auxiliary = {
        "happened": "were" if many else "was",
        "planned": "are to be" if many else "is to be",
        "possible": "might be",
        "denied": f"{'are' if many else 'is'} said not to have been",
    }[status]
    return f"{auxiliary} {phrase.passive}"


def _where_and_whom(act: Act) -> tuple[str, list[str]]:
    """Where it was, as the end of the sentence, and whom it was done to.

    Who visits a country at a place in it visits "Astana, Kazakhstan". A word that was not found on the map and is no
    name ("north") says no place.
    """
    names = [one.name for one in act.targets]
    if not act.place_name or act.place_name in names or (act.place_country is None and act.place_name.islower()):
        return "", names
    if (act.type, act.mode) == ("CONSULT", "visit") and act.sources:
        if not names:
            return "", [act.place_name]
        land = next((one.name for one in act.targets if one.actor == f"state/{act.place_country}"), None)
        if land is not None:
            return "", [f"{act.place_name}, {land}" if name == land else name for name in names]
    return f"in {act.place_name}", names


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1]


def _month_end(year: str, month: str) -> str:
    return f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"


@cache
def _phrases() -> dict[str, Phrase]:
    try:
        text = (files("dateline") / "resources" / "phrases" / "acts.yaml").read_text(encoding="utf-8")
        rows = yaml.safe_load(text)
        return {code: Phrase(tuple(row.pop("verb")), **row) for code, row in rows.items()}
    except (OSError, yaml.YAMLError, AttributeError, TypeError, KeyError) as error:
        raise KnowledgeError(f"cannot read resources/phrases/acts.yaml ({error}); install the package again") from error
