"""What is worth a person's look: doubtful things, the most useful first.

How useful an answer is: the doubt times the weight of what it bears on. The doubt is 4·s·(1 − s) of the score s, 1
where right and wrong are as likely and 0 where all is sure; of joins it is 1 at the score from which they are made,
falling to 0 at its sides; of a participant whom the knowledge lacks it is the same for all, from how often that is
wrong. An answer bears on the reports of the happening (of both, where it is about two; of an origin, on those of both
articles), and each doubling of their number adds 1 to the weight, which is 1 for a report that stands alone.

The queue mixes the kinds: of n answers of one kind, or on one report, the n-th counts 1/√n, for so much less does it
narrow what is known. What is judged is left out. Equal ones follow by kind and id, so that the order depends on the
record alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from math import sqrt

from dateline.ask.sentences import counted
from dateline.model.judgement import JUDGEMENT_KINDS, JudgementKind

_SURENESS = (
    (0.9, "as likely wrong as right"),
    (0.5, "far from sure"),
    (0.2, "not quite sure"),
    (0.0, "fairly sure"),
)
"""How doubt is told, from that degree on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFilter:
    """What to review. The fields of events hold for the report that is judged; `limit` is how many at most.

    `random` draws evenly from all of a kind (a report unless `kind` says otherwise) instead of the most useful; the
    same seed draws the same from the same record.
    """

    kind: str | None = None
    actor: str | None = None
    types: tuple[str, ...] = ()
    since: str | None = None
    random: str | None = None
    limit: int = 20

    @property
    def about_events(self) -> bool:
        """Whether it asks for certain reports."""
        return bool(self.actor or self.types or self.since)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to judge: what the machine decided, how surely, why; how doubtful that is, from 0 to 1, and on how many
    reports an answer bears.
    """

    kind: JudgementKind
    subject: str
    other: str | None
    machine: str
    score: float
    doubt: float
    touches: int
    reasons: tuple[str, ...] = ()
    drawn: bool = False

    @property
    def useful(self) -> float:
        """How useful an answer is, all else being equal."""
        return self.doubt * max(self.touches, 1).bit_length()

    @property
    def why(self) -> str:
        """Why it is asked, in words."""
        if self.drawn:
            return "drawn evenly from all of its kind"
        sure = next(words for least, words in _SURENESS if self.doubt >= least)
        return f"{sure}; the answer bears on {counted(self.touches, 'report')}"

    @property
    def order(self) -> tuple[float, int, str, str]:
        """Sorts the most useful first."""
        return (-self.useful, JUDGEMENT_KINDS.index(self.kind), self.subject, self.other or "")


def mixed(found: Iterable[Doubt], limit: int) -> list[Doubt]:
    """The most useful first, the n-th of a kind and the n-th on a report counting 1/√n each."""
    waiting = [(-one.useful, one.order, one) for one in found]
    heapify(waiting)
    kinds: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    chosen: list[Doubt] = []
    while waiting and len(chosen) < limit:
        value, order, one = waiting[0]
        now = -one.useful / sqrt((kinds[one.kind] + 1) * (reports[one.subject] + 1))
        if now > value:
            # Others were chosen since it was weighed: it counts less, and waits its turn again.
            heapreplace(waiting, (now, order, one))
            continue
        heappop(waiting)
        kinds[one.kind] += 1
        reports[one.subject] += 1
        chosen.append(one)
    return chosen
