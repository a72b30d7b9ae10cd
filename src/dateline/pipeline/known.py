"""The knowledge that settings name: the shipped folder, and what a user adds of one's own."""

from __future__ import annotations

from dateline.link.knowledge import Knowledge
from dateline.link.own import Against, read_own
from dateline.model.codebook import Codebook
from dateline.settings import Settings


def load_knowledge(settings: Settings) -> Knowledge:
    """The knowledge to link with; files of one's own are held to the shipped knowledge and the codebook's sectors.

    Raises KnowledgeError when a file is missing or wrong, with file and line of what is wrong in one's own.
    """
    if not settings.own_knowledge:
        return Knowledge.load(settings.knowledge)
    return Knowledge.load(settings.knowledge, read_own(settings.own_knowledge, held_to(settings)))


def held_to(settings: Settings) -> Against:
    """What files of one's own are checked against: the shipped knowledge and the codebook's sectors."""
    sectors = frozenset(one.code for one in Codebook.load(settings.codebook).sectors)
    return Against(sectors, Knowledge.load(settings.knowledge))
