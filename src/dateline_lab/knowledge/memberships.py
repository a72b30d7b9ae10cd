"""What bodies a state belongs to, from the World Factbook: the standing of early 2026, without first days."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dateline.link.knowledge import Facts, Membership
from dateline_lab.knowledge.index import Index
from dateline_lab.knowledge.states import FACTBOOK, read_csv, text_of

COURT = "body/icc"


def add_memberships(facts: Facts, profiles: dict[str, dict[str, Any]], folder: Path, index: Index) -> None:
    """Add each state's memberships in known bodies, but for bodies whose members the own tables list, with days.

    Observers, partners, candidates and suspended members are no members. Abbreviations lead to bodies by their names,
    or by `memberships.csv`, where an empty body means none.
    """
    own = {row["abbreviation"]: row["body"] for row in read_csv(folder / "memberships.csv")}
    bodies = {actor.id for actor in facts.actors}
    listed = {row.body for row in facts.members}
    for code in sorted(profiles):
        state = f"state/{code}"
        text = text_of_list(profiles[code])
        found = {own[name] if name in own else index.body(name) for name in text}
        if "accepts ICCt jurisdiction" in text_of(
            profiles[code], "Government", "International law organization participation"
        ):
            found.add(COURT)
        for body in sorted(one for one in found if one in bodies and state in bodies):
            if body and body not in listed:
                facts.members.append(Membership(state, body, None, None, FACTBOOK))


def text_of_list(profile: dict[str, Any]) -> list[str]:
    """The organisations a profile lists, with a note in brackets kept: "UN Security Council (permanent)"."""
    field = profile.get("Government", {}).get("International organization participation", {}).get("text", "")
    names = [" ".join(name.split()) for name in re.split(r",(?![^()]*\))", re.sub(r"<[^>]*>|&nbsp;", " ", field))]
    return [name for name in names if "(" not in name or name.endswith("(permanent)")]
