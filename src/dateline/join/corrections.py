"""A report with the links that people gave it in place of the machine's.

A judgement of a link keeps in `value` what was judged (right, wrong) or what it is (instead):

source/0, target/1, said_by/0   {"actor", "name", "country", "sector"}
place                           {"name", "country", "geonames", "latitude", "longitude"}
time                            {"from", "to", "precision"}

Right and instead say what it is, and hold whatever linking gives later. Wrong takes away what was judged; where linking
gives something else by now, that stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dateline.model.account import Account, Party, party_key
from dateline.model.judgement import Judgement
from dateline.store.types import folded

ROLES: Mapping[str, str] = {"source": "sources", "target": "targets", "said_by": "said_by"}
"""The field of an account, by the role that a judgement names."""


def corrected(account: Account, answers: Mapping[str, Judgement]) -> Account:
    """The account with the answers on its fields, by the name of the field; a field that it lacks is left out."""
    for field, answer in sorted(answers.items()):
        if field == "place":
            account = _place(account, answer)
        elif field == "time":
            account = _time(account, answer)
        else:
            role, _, number = field.partition("/")
            account = _party(account, role, number, answer)
    return account


def _party(account: Account, role: str, number: str, answer: Judgement) -> Account:
    if role not in ROLES or not number.isdecimal():
        return account
    parties: tuple[Party, ...] = getattr(account, ROLES[role])
    place = int(number)
    if place >= len(parties):
        return account
    party = _judged_party(parties[place], answer)
    changed: dict[str, Any] = {ROLES[role]: (*parties[:place], party, *parties[place + 1 :])}
    return replace(account, **changed)


def _judged_party(party: Party, answer: Judgement) -> Party:
    value = answer.value
    if answer.verdict == "wrong":
        still = "actor" not in value or value["actor"] == party.actor
        return Party(party_key(folded(party.name), None, None), party.name) if still else party
    if "actor" not in value:
        return party
    actor, country = value["actor"], value.get("country")
    name = value.get("name") or party.name
    return Party(party_key(folded(name), actor, country), name, actor, country, value.get("sector"))


def _place(account: Account, answer: Judgement) -> Account:
    value = answer.value
    if answer.verdict == "wrong":
        still = "geonames" not in value or value["geonames"] == account.geonames
        gone: dict[str, Any] = dict.fromkeys(("place_name", "place_country", "geonames", "degrees"))
        return replace(account, **gone) if still else account
    if not value:
        return account
    latitude, longitude = value.get("latitude"), value.get("longitude")
    return replace(
        account,
        place_name=value.get("name") or account.place_name,
        place_country=value.get("country"),
        geonames=value.get("geonames"),
        degrees=None if latitude is None or longitude is None else (latitude, longitude),
    )


def _time(account: Account, answer: Judgement) -> Account:
    value = answer.value
    if answer.verdict == "wrong":
        still = "from" not in value or (value["from"], value.get("to")) == (account.day_from, account.day_to)
        return replace(account, day_from=None, day_to=None, precision=None) if still else account
    if "from" not in value:
        return account
    return replace(account, day_from=value["from"], day_to=value.get("to"), precision=value.get("precision"))
