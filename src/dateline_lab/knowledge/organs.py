"""The organs every state has - parliament, forces, ministries, courts - and the words that name them.

Where the project's own tables know an organ ("Pentagon" as "Department of Defense"), the words lead to that one. An organ
bears no names of its own: "Kazakh Foreign Ministry" is found as country and word.
"""

from __future__ import annotations

from pathlib import Path

from dateline.link.knowledge import Actor, Facts, OrganRow
from dateline_lab.knowledge.index import Index
from dateline_lab.knowledge.states import read_csv

_LEAST_PEOPLE = 0.4699
"""Weight of a state of about 50,000 inhabitants; smaller territories get no organs."""
SOURCE = "every state"


def add_organs(facts: Facts, folder: Path, index: Index) -> None:
    """Add the organs of `organs.csv` for every state; states and bodies must be among the facts."""
    states = [a for a in facts.actors if a.is_state and a.country]
    for row in read_csv(folder / "organs.csv"):
        words, kind = row["words"].split("|"), row["kind"]
        facts.organs.extend(OrganRow(kind, word, f"{kind}/*{row['suffix']}") for word in words)
        for state in states:
            code = state.country or ""
            known = {word: key for word in words if (key := index.of(code, word))}
            if known:
                first = next(iter(known.values()))
                facts.organs.extend(OrganRow(kind, word, known.get(word, first), code) for word in words)
            elif state.kind == "state" or state.weight >= _LEAST_PEOPLE:
                facts.actors.append(
                    Actor(
                        f"{kind}/{code}{row['suffix']}", kind, row["name"].format(state.name), code, row["sector"],
                        weight=round(state.weight * 0.6, 4), source=SOURCE,
                    )
                )  # fmt: skip
