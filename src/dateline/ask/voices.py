"""On whose word reports rest where people judged that: their answers, and not what was read."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from dateline.ask import filters
from dateline.model.account import Party
from dateline.store import judgements as stored
from dateline.store import kept_accounts
from dateline.store.schema_joined import judgements
from dateline.store.types import folded

Voices = Mapping[str, tuple[Party, ...]]
"""On whose word a report rests, by report."""


def judged_voices(connection: Connection) -> Voices:
    """Of reports that count and of which people judged on whose word they rest: who that is, as joining keeps it."""
    one = judgements.c
    if (
        connection.execute(select(one.id).where(one.kind == "link", one.other.like("said_by/%")).limit(1)).first()
        is None
    ):
        return {}
    named = (each for each in stored.attached(connection) if each.kind == "link")
    reports = {each.subject for each in named if (each.other or "").startswith("said_by/")}
    return {report: account.said_by for report, account in kept_accounts.kept(connection, sorted(reports)).items()}


def resting_on(who: str, voices: Voices) -> set[str]:
    """The reports that rest on somebody's word: a country, the id of an actor, or words of a name."""
    return {report for report, parties in voices.items() if any(_is_who(party, who) for party in parties)}


def _is_who(party: Party, who: str) -> bool:
    """As `finding.Finder.is_who` has it of those who were read."""
    if "/" in who:
        return party.actor == who
    name, wanted = folded(party.name), folded(who)
    if filters.is_country(who):
        return who == party.country or party.actor == f"state/{who}" or name == wanted
    in_id = f"{(party.actor or '').replace('/', '-').lower()}-"
    return f" {wanted} " in f" {name} " or f"-{'-'.join(wanted.split())}-" in in_id
