"""Origins of articles: components of shared passages, so that an article can rest on two texts that stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Protocol

from dateline.join.origins.body import Body
from dateline.model.joined import ArticleOrigin, Origin, Share
from dateline.store.run import digest

_OWN = 0.6
"""Share of a body that no other article has, from which the article counts as an origin of its own beside others."""

Passage = tuple[str, int]
"""A sentence: its article and where it starts there."""


class Judgements(Protocol):
    """What people said of pairs of articles: `dateline.join.judged.Judged`."""

    def same(self, one: str, other: str) -> bool | None:
        """Whether two articles are judged one text; None: not judged."""
        ...


@dataclass
class _Text:
    """A text on its way to an origin: its articles, and the sentences of each that belong to it."""

    articles: set[str]
    passages: set[Passage]


def origins(
    bodies: Iterable[Body], shares: Iterable[Share], judged: Judgements
) -> tuple[list[Origin], list[ArticleOrigin]]:
    """The origins of the articles of one component, and what each article has of them.

    Every article gets at least one. Pairs judged different are never of one origin, pairs judged the same always are.
    The order in which bodies and shares are given does not matter.
    """
    by_id = {one.article: one for one in bodies}
    kept = [one for one in shares if one.article in by_id and one.other in by_id]
    kept = [one for one in kept if judged.same(one.article, one.other) is not False]
    kept.sort(key=lambda one: (-one.score, one.article, one.other))
    texts = _joined(_texts(kept, judged), by_id, judged)
    texts = _with_own(texts, by_id)
    texts = _judged_same(texts, by_id, judged)
    return _written(texts, by_id, kept, judged)


def _texts(shares: Sequence[Share], judged: Judgements) -> list[_Text]:
    """Sentences that stand in several articles, put together by the set of articles."""
    of: dict[Passage, _Text] = {}
    for share in shares:
        for here, there in share.passages:
            ends = (share.article, here.start), (share.other, there.start)
            one, other = (of.get(end, _Text({end[0]}, {end})) for end in ends)
            if one is not other and _may(one.articles, other.articles, judged):
                one.articles |= other.articles
                one.passages |= other.passages
                of.update(dict.fromkeys(one.passages, one))
    by_articles: dict[frozenset[str], _Text] = {}
    for text in {id(one): one for one in of.values()}.values():
        into = by_articles.setdefault(frozenset(text.articles), _Text(set(text.articles), set()))
        into.passages |= text.passages
    return [text for _, text in sorted(by_articles.items(), key=lambda one: (-len(one[1].passages), sorted(one[0])))]


def _joined(texts: list[_Text], bodies: Mapping[str, Body], judged: Judgements) -> list[_Text]:
    """Texts that two articles have in common, or that were cut from one earlier article, are one."""
    again = True
    while again:
        again = False
        for one, other in combinations(texts, 2):
            if _one_text(one, other, bodies) and _may(one.articles, other.articles, judged):
                one.articles |= other.articles
                one.passages |= other.passages
                texts = [text for text in texts if text is not other]
                again = True
                break
    return texts


def _one_text(one: _Text, other: _Text, bodies: Mapping[str, Body]) -> bool:
    common = one.articles & other.articles
    if len(common) != 1:
        return len(common) > 1
    (hub,) = common
    day = bodies[hub].published
    rest = [bodies[name].published for name in (one.articles | other.articles) - common]
    return day is not None and all(later is not None and day < later for later in rest)


def _with_own(texts: list[_Text], bodies: Mapping[str, Body]) -> list[_Text]:
    """Add the articles' own texts: of those in no other, and of those that are mostly their own."""
    first = {_first(text, bodies) for text in texts}
    found = list(texts)
    for name in sorted(bodies):
        mine = [text for text in texts if name in text.articles]
        taken = {passage for text in mine for passage in text.passages if passage[0] == name}
        left = {(name, part.span.start) for part in bodies[name].parts} - taken
        if not mine or (name not in first and _share(bodies[name], left) >= _OWN):
            found.append(_Text({name}, left))
    return found


def _judged_same(texts: list[_Text], bodies: Mapping[str, Body], judged: Judgements) -> list[_Text]:
    for a, b in combinations(sorted(bodies), 2):
        if not judged.same(a, b) or any({a, b} <= text.articles for text in texts):
            continue
        choices = product(_of(a, texts, bodies), _of(b, texts, bodies))
        pair = next(((x, y) for x, y in choices if _may(x.articles, y.articles, judged)), None)
        if pair is not None:
            pair[0].articles.update(pair[1].articles)
            pair[0].passages.update(pair[1].passages)
            texts = [text for text in texts if text is not pair[1]]
    return texts


def _of(name: str, texts: Sequence[_Text], bodies: Mapping[str, Body]) -> list[_Text]:
    """The texts of an article, the one with most of its body first."""
    mine = [text for text in texts if name in text.articles]
    return sorted(mine, key=lambda text: (-_share(bodies[name], text.passages), sorted(text.articles)))


def _written(
    texts: Sequence[_Text], bodies: Mapping[str, Body], shares: Sequence[Share], judged: Judgements
) -> tuple[list[Origin], list[ArticleOrigin]]:
    by_first: dict[str, _Text] = {}
    for text in texts:
        into = by_first.setdefault(_first(text, bodies), _Text(set(), set()))
        into.articles |= text.articles
        into.passages |= text.passages
    found, rests = [], []
    for first, text in sorted(by_first.items()):
        name = digest("origin", first)
        found.append(Origin(name, first, tuple(sorted(text.articles)), _agencies(text, bodies)))
        for article in sorted(text.articles):
            share = 1.0 if len(text.articles) == 1 else round(_share(bodies[article], text.passages), 4)
            rests.append(ArticleOrigin(article, name, share, _reasons(article, text, shares, judged)))
    return found, sorted(rests, key=lambda one: (one.article, one.origin))


def _agencies(text: _Text, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """What the crediting articles agree on; where they agree on nothing, all they credit."""
    credited = [set(bodies[name].agencies) for name in sorted(text.articles) if bodies[name].agencies]
    if not credited:
        return ()
    return tuple(sorted(set.intersection(*credited) or set.union(*credited)))


def _reasons(article: str, text: _Text, shares: Sequence[Share], judged: Judgements) -> tuple[str, ...]:
    others = text.articles - {article}
    if not others:
        return ("no other article has this text",)
    said = [other for other in sorted(others) if judged.same(article, other)]
    best: Share | None = next((one for one in shares if article in _ends(one) and _ends(one) <= text.articles), None)
    told = [f"judged one text with {other}" for other in said]
    if best is not None:
        (other,) = _ends(best) - {article}
        told += [f"most like {other}", *best.reasons]
    return tuple(told)


def _ends(share: Share) -> set[str]:
    return {share.article, share.other}


def _first(text: _Text, bodies: Mapping[str, Body]) -> str:
    """The article that appeared first; where days are the same or unknown, the one that is most of all this text."""

    def key(name: str) -> tuple[bool, str, float, str]:
        body = bodies[name]
        return (body.published is None, body.published or "", -_share(body, text.passages), name)

    return min(text.articles, key=key)


def _share(body: Body, passages: set[Passage]) -> float:
    inside = sum(part.size for part in body.parts if (body.article, part.span.start) in passages)
    return inside / body.size if body.size else 0.0


def _may(one: set[str], other: set[str], judged: Judgements) -> bool:
    return all(judged.same(a, b) is not False for a, b in product(one, other) if a != b)
