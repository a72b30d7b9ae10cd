"""Articles: which edition of a story counts, what text they share, and the origins that follow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.join.editions import Version
from dateline.join.origins import worth_comparing
from dateline.model import ArticleOrigin, Edition, Origin, Share
from dateline.pipeline.joining.batch import Batch, components, judged_ties, spread
from dateline.store import join_index, joined_in, joined_out, rows_out, schema_joined


@dataclass
class ArticleChanges:
    """What became of articles: those that are there and count, those that count anew or no more, and those that rest
    on other origins than before.
    """

    counting: set[str] = field(default_factory=set)
    turned: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)


def join_articles(batch: Batch, dirty: Sequence[str]) -> ArticleChanges:
    """Renew editions, sketches, shares and origins for articles that changed or are gone."""
    changes = ArticleChanges()
    turned, superseded = _editions(batch, dirty)
    changes.turned = turned
    there = set(join_index.stories_of(batch.connection, sorted({*dirty, *turned})))
    changes.counting = there - superseded
    changes.moved = _origins(batch, _shares(batch, dirty))
    return changes


def _editions(batch: Batch, dirty: Sequence[str]) -> tuple[set[str], set[str]]:
    """The articles that turned from counting to not counting or back, and all that a newer one replaces."""
    connection, parts = batch.connection, batch.parts
    before = joined_out.editions_of(connection, dirty)
    stories = join_index.stories_of(connection, dirty)
    known = (parts.story_of(parts.own_address(one.url, one.met)) for one in stories.values())
    addresses = {found for found in known if found is not None}
    addresses |= {one.story.partition(" ")[0] for one in before.values()}
    together = sorted({*stories, *join_index.under_addresses(connection, addresses)})
    before |= joined_out.editions_of(connection, together)
    after = {one.article: one for one in _told_apart(batch, together, addresses)}
    changed = sorted(one for one in {*before, *after} if before.get(one) != after.get(one))
    joined_in.remove(connection, schema_joined.editions.c.article, changed)
    joined_in.add_editions(connection, [after[one] for one in changed if one in after])

    def counts(editions: dict[str, Edition], article: str) -> bool:
        return article not in editions or editions[article].newer is None

    turned = {one for one in changed if counts(before, one) != counts(after, one)}
    return turned - set(dirty), {one for one in after if not counts(after, one)}


def _told_apart(batch: Batch, articles: Sequence[str], addresses: set[str]) -> list[Edition]:
    groups = defaultdict(list)
    own: dict[str, str] = {}
    for one in join_index.stories_of(batch.connection, articles).values():
        own[one.article] = batch.parts.own_address(one.url, one.met) or ""
        address = batch.parts.story_of(own[one.article])
        if address in addresses:
            groups[address].append(one)
    several = [one.article for group in groups.values() if len(group) > 1 for one in group]
    texts = join_index.texts(batch.connection, several)
    changed = _changed(batch, groups.values())
    found = []
    for _, group in sorted(groups.items()):
        found += batch.parts.editions(
            Version(
                article=one.article,
                address=own[one.article],
                text=texts[one.article][0].text if one.article in texts else "",
                title=one.title,
                published=one.published,
                fetched_at=one.fetched_at,
                changed_at=changed.get(one.article),
            )
            for one in group
        )
    return found


def _changed(batch: Batch, groups: Iterable[Sequence[join_index.Story]]) -> dict[str, str | None]:
    """When pages say that they were changed, of articles that another of their group appeared together with."""
    wanted = []
    for group in groups:
        times = Counter(one.published for one in group)
        wanted += [one for one in group if times[one.published] > 1]
    pages = rows_out.pages(batch.connection, sorted({one.page for one in wanted}))
    return {one.article: batch.parts.changed_at(pages[one.page]) for one in wanted if one.page in pages}


def _shares(batch: Batch, dirty: Sequence[str]) -> set[str]:
    """Renew sketches and shares; gives the articles whose origins may be others now."""
    connection = batch.connection
    _, touched = join_index.carrying(connection, dirty)
    touched |= {end for pair in join_index.sharing(connection, dirty) for end in pair}
    for column in (schema_joined.shares.c.article, schema_joined.shares.c.other, schema_joined.sketches.c.article):
        joined_in.remove(connection, column, dirty)
    bodies = batch.bodies(dirty)
    sketches = {article: batch.parts.sketch(body) for article, body in bodies.items()}
    joined_in.add_sketches(connection, sketches)
    met = _sharing_marks(batch, sketches)
    others = batch.bodies({other for _, other in met} | {one for one, _ in met})
    shares = [found for one, other in sorted(met) if (found := batch.parts.compare_texts(others[one], others[other]))]
    joined_in.add_shares(connection, shares)
    touched |= {end for one in shares for end in (one.article, one.other)}
    return touched | set(dirty)


def _sharing_marks(batch: Batch, sketches: dict[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs of articles, one of them among these, whose sketches have enough in common."""
    holding: dict[int, list[str]] = defaultdict(list)
    for article, marks in join_index.with_marks(
        batch.connection, {m for one in sketches.values() for m in one}
    ).items():
        for mark in marks:
            holding[mark].append(article)
    shared: dict[tuple[str, str], int] = {}
    for article, sketch in sketches.items():
        others = Counter(other for mark in sketch for other in holding[mark] if other != article)
        found = ((other, count) for other, count in others.items() if worth_comparing(count))
        shared.update({(min(article, other), max(article, other)): count for other, count in found})
    appeared = join_index.appeared(batch.connection, {end for pair in shared for end in pair})
    return {
        (one, other)
        for (one, other), count in shared.items()
        if one in appeared
        and other in appeared
        and worth_comparing(count, _days_between(appeared[one], appeared[other]))
    }


def _days_between(one: str | None, other: str | None) -> int | None:
    if one is None or other is None:
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _origins(batch: Batch, touched: set[str]) -> set[str]:
    """Renew the origins of all that hangs together with these articles; gives those that rest on others now."""
    connection = batch.connection
    judged = batch.judged

    def neighbours(front: Sequence[str]) -> Iterable[tuple[str, str]]:
        return {*join_index.sharing(connection, front), *judged_ties(judged, front)}

    found, ties = spread(touched, neighbours)
    old, _ = join_index.carrying(connection, sorted(found))
    before = joined_out.origins_of(connection, sorted(found))
    old_origins = {one.id: one for one in joined_out.origins(connection, sorted(old))}
    bodies = batch.bodies(found)
    shares = joined_out.shares_among(connection, sorted(found & set(bodies)))
    origins, rests = _of_components(batch, components(found, ties), shares)
    after: dict[str, list[ArticleOrigin]] = defaultdict(list)
    for one in rests:
        after[one.article].append(one)
    changed = {one.id for one in origins if old_origins.get(one.id) != one} | (
        set(old_origins) - {o.id for o in origins}
    )
    moved = {one for one in {*before, *after} if set(before.get(one, ())) != set(after.get(one, ()))}
    changed |= {rest.origin for one in moved for rest in (*before.get(one, ()), *after.get(one, ()))}
    joined_in.remove_origins(connection, sorted(changed))
    joined_in.add_origins(
        connection, [one for one in origins if one.id in changed], [one for one in rests if one.origin in changed]
    )
    return {
        one
        for one in moved
        if {rest.origin for rest in before.get(one, ())} != {rest.origin for rest in after.get(one, ())}
    }


def _of_components(
    batch: Batch, groups: Sequence[Sequence[str]], shares: Sequence[Share]
) -> tuple[list[Origin], list[ArticleOrigin]]:
    of: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        of[share.article].append(share)
    found: list[Origin] = []
    rests: list[ArticleOrigin] = []
    for group in groups:
        bodies = list(batch.bodies(group).values())
        if bodies:
            origins, ties = batch.parts.origins(bodies, [s for one in group for s in of[one]], batch.judged)
            found += origins
            rests += ties
    return found, rests
