"""One act, one report: drafts of the same act put together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.coding.likeness import SAME, Draft, likeness
from dateline.model import Participant


def clusters(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts that tell one act, in order of the text.

    A draft joins the group with whose members it is most alike on average, if it is the same act as its best member
    and nothing bars it from any.
    """
    groups: list[list[Draft]] = []
    for draft in drafts:
        best: list[Draft] | None = None
        best_mean = 0.0
        for group in groups:
            scores = [likeness(one, draft).score for one in group]
            mean = sum(scores) / len(scores)
            if max(scores) >= SAME and min(scores) > 0 and mean > best_mean:
                best, best_mean = group, mean
        if best is None:
            groups.append([draft])
        else:
            best.append(draft)
    return groups


def leading(group: Sequence[Draft]) -> Draft:
    """The draft a report is read from: the one that tells most, the surest of those, the first of those."""
    return min(group, key=lambda one: (-_told(one), -one.mention.score, one.mention.trigger))


def _told(draft: Draft) -> int:
    mention = draft.mention
    return sum(map(bool, (draft.sources, draft.targets, mention.places, mention.times))) + bool(draft.mode)


def first_filled(lead: tuple[Participant, ...], others: Sequence[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    """The participants of the leading draft, else the first that another draft gives."""
    return lead or next((one for one in others if one), ())


def report_id(article: str, event_type: str, mode: str, trigger_start: int) -> str:
    """Identity of a report: its article, type, mode and the place of its trigger."""
    raw = "\x00".join((article, event_type, mode, str(trigger_start)))
    return hashlib.sha256(raw.encode()).hexdigest()[:32]
