"""The known world: states, people in office, bodies, places and the words that name roles, in one SQLite file."""

from dateline.link.knowledge.entries import Actor, Membership, Naming, Place, Term
from dateline.link.knowledge.facts import Facts, NameRow, OrganRow, PlaceRow
from dateline.link.knowledge.store import FILE, Knowledge
from dateline.link.knowledge.tables import SCHEMA, write
from dateline.link.knowledge.words import Words

__all__ = [
    "FILE", "SCHEMA", "Actor", "Facts", "Knowledge", "Membership", "NameRow", "Naming", "OrganRow", "Place", "PlaceRow",
    "Term", "Words", "write",
]  # fmt: skip
