"""Accounts built by hand for the tests of joining."""

from __future__ import annotations

from typing import Any

from dateline.join.words import content
from dateline.model.account import Account, Party

PUTIN = Party("person/vladimir-putin", "Vladimir Putin", "person/vladimir-putin", "RUS", "GOV")
RUSSIA = Party("state/RUS", "Russia", "state/RUS", "RUS", "GOV")
UKRAINE = Party("state/UKR", "Ukraine", "state/UKR", "UKR", "GOV")
TOKAYEV = Party("person/tokayev", "Kassym-Jomart Tokayev", "person/tokayev", "KAZ", "GOV")
KAZAKHSTAN = Party("state/KAZ", "Kazakhstan", "state/KAZ", "KAZ", "GOV")


def told(report: str, text: str = "", **given: Any) -> Account:
    """A report of a visit on 2023-11-09 unless told otherwise."""
    words, numbers = content(text)
    known: dict[str, Any] = {
        "article": f"article of {report}",
        "type": "CONSULT",
        "mode": "visit",
        "status": "happened",
        "confidence": 0.8,
        "published": "2023-11-09",
        "words": words,
        "numbers": numbers,
    }
    return Account(report, **(known | given))
