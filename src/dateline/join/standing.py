"""How a happening stands: who states it, who denies it, and how many independent origins it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model.account import Account, Party
from dateline.model.joined import ArticleOrigin, Standing

OriginsOf = Mapping[str, Sequence[ArticleOrigin]]
AgenciesOf = Mapping[str, Sequence[str]]


def standing(
    accounts: Sequence[Account], origins_of_article: OriginsOf, agencies_of_article: AgenciesOf
) -> tuple[Standing, int]:
    """The standing of the reports of one act, and the number of their independent origins.

    denied and any other status    disputed
    only denied / possible / planned    denied / feared / announced
    happened, all on the word of one side (a party to the act, or one of its state)    claimed
    happened, by two independent origins or more    stated, else single
    """
    origins = independent([one.article for one in accounts], origins_of_article, agencies_of_article)
    stating = [one for one in accounts if one.status == "happened"]
    if any(one.status == "denied" for one in accounts):
        return ("denied" if all(one.status == "denied" for one in accounts) else "disputed"), origins
    if not stating:
        return ("announced" if all(one.status == "planned" for one in accounts) else "feared"), origins
    if _claimed(stating):
        return "claimed", origins
    of_stating = independent([one.article for one in stating], origins_of_article, agencies_of_article)
    return ("stated" if of_stating > 1 else "single"), origins


def independent(articles: Sequence[str], origins_of_article: OriginsOf, agencies_of_article: AgenciesOf) -> int:
    """How many independent origins articles have.

    Articles that rest on one origin count once, and so do those that credit the same agency and no other. An article
    of which no origin is known is its own.
    """
    head: dict[str, str] = {}

    def find(thing: str) -> str:
        head.setdefault(thing, thing)
        while head[thing] != thing:
            head[thing] = head[head[thing]]
            thing = head[thing]
        return thing

    for article in set(articles):
        mine = find(f"article {article}")
        tied = [f"origin {one.origin}" for one in origins_of_article.get(article, ())]
        agencies = set(agencies_of_article.get(article, ()))
        if len(agencies) == 1:
            tied.append(f"agency {agencies.pop()}")
        for thing in tied:
            head[find(thing)] = find(mine)
    return len({find(f"article {article}") for article in articles})


def _claimed(accounts: Sequence[Account]) -> bool:
    """Whether all accounts rest on what one side says: every speaker is of one side, and that side is a party."""
    speakers = [party for one in accounts for party in one.said_by]
    if not speakers or not all(one.said_by for one in accounts):
        return False
    if len({side_of(party) for party in speakers}) != 1:
        return False
    spoken = {side for party in speakers for side in (party.key, party.country) if side}
    involved = {side for one in accounts for party in one.parties for side in (party.key, party.country) if side}
    return bool(spoken & involved)


def side_of(party: Party) -> str:
    """Whose side a party is on: its country's, where it has one."""
    return party.country or party.key
