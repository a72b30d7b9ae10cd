"""What people hold to be the same, and what different, with all that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Overruled:
    """An answer that cannot hold, and the later ones that say otherwise together."""

    judgement: Judgement
    by: tuple[Judgement, ...]


class Ties:
    """Groups of what is the same, and which groups are kept apart.

    `judgements` come with those that win first. One that contradicts what was taken before is overruled.
    """

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._head: dict[str, str] = {}
        self._tied: dict[str, list[Judgement]] = defaultdict(list)
        self._apart: dict[str, dict[str, list[Judgement]]] = defaultdict(dict)
        overruled = []
        for one in judgements:
            by = self._against(one)
            if by:
                overruled.append(Overruled(one, tuple(by)))
            else:
                self._take(one)
        self.overruled = tuple(overruled)

    def same(self, one: str, other: str) -> bool | None:
        """True where they are one, False where they are kept apart, None where nothing follows."""
        if one not in self._head or other not in self._head:
            return None
        mine, theirs = self._find(one), self._find(other)
        if mine == theirs:
            return True
        return False if theirs in self._apart.get(mine, {}) else None

    def _against(self, judgement: Judgement) -> list[Judgement]:
        mine, theirs = self._both(judgement)
        if judgement.verdict == "same":
            return self._apart.get(mine, {}).get(theirs, []) if mine != theirs else []
        return self._tied[mine] or [judgement] if mine == theirs else []

    def _take(self, judgement: Judgement) -> None:
        mine, theirs = self._both(judgement)
        if judgement.verdict != "same":
            self._apart[mine].setdefault(theirs, []).append(judgement)
            self._apart[theirs].setdefault(mine, []).append(judgement)
            return
        self._tied[mine].append(judgement)
        if mine == theirs:
            return
        # The group with fewer ties to move goes into the other; which of the two is the head shows nowhere.
        if len(self._apart.get(mine, {})) < len(self._apart.get(theirs, {})):
            mine, theirs = theirs, mine
        self._head[theirs] = mine
        self._tied[mine].extend(self._tied.pop(theirs, []))
        for far, why in self._apart.pop(theirs, {}).items():
            del self._apart[far][theirs]
            self._apart[mine].setdefault(far, []).extend(why)
            self._apart[far].setdefault(mine, []).extend(why)

    def _both(self, judgement: Judgement) -> tuple[str, str]:
        ends = (judgement.subject, judgement.other or judgement.subject)
        for end in ends:
            self._head.setdefault(end, end)
        return self._find(ends[0]), self._find(ends[1])

    def _find(self, one: str) -> str:
        head = one
        while self._head[head] != head:
            head = self._head[head]
        while self._head[one] != head:
            self._head[one], one = head, self._head[one]
        return head
