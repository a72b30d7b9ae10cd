"""Status put right by explicit words: "will visit" is not done, "might attack" is not done, "is to meet" is planned.

Only cues that stand right before a trigger count, only for acts read as happened, and only for acts whose own saying is
not the act (a demand that "will" be made in a threat has been made). Checked against labelled news texts, where these
cues name the status of such acts more often right than a reader's "happened".
"""

from __future__ import annotations

import re

from dateline.model import Status

_ADVERB = r"(?:(?:also|then|soon|again|now|later|jointly|officially|formally|be|have|continue to)\s+){0,2}$"
_CUES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("possible", re.compile(rf"(?<!\w)(?:could|might|may|should|must)\s+{_ADVERB}")),
    ("planned", re.compile(rf"(?<!\w)(?:will|shall)\s+{_ADVERB}")),
    (
        "planned",
        re.compile(rf"(?<!\w)(?:is|are)\s+(?:scheduled\s+|due\s+|set\s+|expected\s+|planning\s+)?to\s+{_ADVERB}"),
    ),
    ("planned", re.compile(rf"(?<!\w)(?:plans|plan|intends|intend)\s+to\s+{_ADVERB}")),
)
_CONDITION = re.compile(r"(?<!\w)(?:[Ii]f|[Uu]nless|whether)(?!\w)")
_SPOKEN_ACTS = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "AGREE", "CONCEDE"})


def corrected(status: Status, before: str, event_type: str) -> Status:
    """The status of an act of that type, given the words of its sentence before the trigger."""
    if status != "happened" or event_type in _SPOKEN_ACTS:
        return status
    for meant, cue in _CUES:
        if cue.search(before):
            return "possible" if _CONDITION.search(before) else meant
    return status
