"""Happenings with their reports, built by hand for tests of what was announced."""

from __future__ import annotations

from typing import Any

from dateline.join.due import Told
from dateline.model.account import Account, Party
from dateline.model.joined import Happening, Member, Side

PUTIN = Party("person/vladimir-putin", "Vladimir Putin", "person/vladimir-putin", "RUS", "GOV")
TOKAYEV = Party("person/kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person/kassym-jomart-tokayev", "KAZ", "GOV")
PASHINYAN = Party("person/nikol-pashinyan", "Nikol Pashinyan", "person/nikol-pashinyan", "ARM", "GOV")
RUSSIA = Party("state/RUS", "Russia", "state/RUS", "RUS", "GOV")
KAZAKHSTAN = Party("state/KAZ", "Kazakhstan", "state/KAZ", "KAZ", "GOV")
GERMANY = Party("state/DEU", "Germany", "state/DEU", "DEU", "GOV")
UKRAINE = Party("state/UKR", "Ukraine", "state/UKR", "UKR", "GOV")
CSTO = Party("body/csto", "Collective Security Treaty Organization", "body/csto", None, "IGO")


def told(
    name: str,
    kind: str = "CONSULT",
    status: Any = "planned",
    who: tuple[Party, ...] = (PUTIN, TOKAYEV),
    whom: tuple[Party, ...] = (),
    day: str | tuple[str, str] | None = None,
    published: str | None = "2023-11-09",
    **more: Any,
) -> Told:
    """A happening of one report. `more`: standing, precision, place (name, country, id), said_by, trigger, words, signs."""
    type_, _, mode = kind.partition("/")
    first, last = (day, day) if isinstance(day, str) or day is None else day
    place = more.get("place", (None, None, None))
    account = Account(
        report=f"r-{name}",
        article=f"a-{name}",
        type=type_,
        mode=mode,
        status=status,
        confidence=0.9,
        published=published,
        sources=who,
        targets=whom,
        said_by=more.get("said_by", ()),
        day_from=first,
        day_to=last,
        precision=more.get("precision", "day") if first else None,
        trigger=more.get("trigger", ""),
        words=tuple(more.get("words", "").split()),
        signs=more.get("signs", ()),
    )
    sides = [Side("source", one, 1) for one in who] + [Side("target", one, 1) for one in whom]
    happening = Happening(
        id=f"h-{name}",
        type=type_,
        mode=mode,
        status=status,
        standing=more.get("standing", "announced" if status == "planned" else "single"),
        quad=1,
        intensity=1.0,
        confidence=0.9,
        first=account.report,
        articles=1,
        origins=1,
        members=(Member(account.report, account.article, 1.0),),
        sides=tuple(sides),
        day_from=first,
        day_to=last,
        precision=account.precision,
        place_name=place[0],
        place_country=place[1],
        geonames=place[2],
        first_published=published,
        last_published=published,
    )
    return Told(happening, (account,))
