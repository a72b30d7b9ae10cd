"""A record with everything joining makes, written by hand: seven articles, happenings of every standing, expectations of
every outcome, a shared text, an article with an older edition.

Tests of questions and exports start from `fill`, which needs no joining. `told` makes documents of one's own from plain
sentences, one report each.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model import (
    ArticleOrigin,
    Edition,
    Expectation,
    FollowUp,
    Happening,
    Member,
    Origin,
    Participant,
    Party,
    Score,
    Share,
    Side,
    Span,
)
from dateline.store import Record, joined_in, schema_joined
from joined_documents import AGENCY_TEXT, BERG, MALTA, NORWAY, RUN, RUSSIA, UNION, Told, documents, told

__all__ = ["AGENCY_TEXT", "BERG", "MALTA", "NORWAY", "RUN", "RUSSIA", "UNION", "Told", "documents", "fill", "told"]

EDITIONS = (
    Edition("article-00005", "herald.example/oslo"),
    Edition("article-00006", "herald.example/oslo", "article-00005"),
)

SHARES = (
    Share(
        "article-00000",
        "article-00001",
        1.0,
        1.0,
        0.99,
        ((Span(0, len(AGENCY_TEXT)), Span(0, len(AGENCY_TEXT))),),
        ("one passage of 11 words",),
    ),
)
ORIGINS = (
    Origin("origin-dpa", "article-00000", ("article-00000", "article-00001"), ("dpa",)),
    *(Origin(f"origin-{n}", f"article-0000{n}", (f"article-0000{n}",)) for n in (2, 3, 4, 5, 6)),
)
ARTICLE_ORIGINS = tuple(
    ArticleOrigin(article, one.id, 1.0, ("the same text",) if len(one.articles) > 1 else ("its own text",))
    for one in ORIGINS
    for article in one.articles
)

JOINS = {
    ("visit-0", "visit-1"): Score(1.0, ("the same words",)),
    ("visit-0", "visit-2"): Score(0.9, ("same day", "same parties")),
    ("attack-2", "attack-3"): Score(0.8, ("same parties",)),
    ("blame-2", "no-aid-5"): Score(0.45, ("one party in common",)),
}


def happenings() -> list[Happening]:
    """A happening of every standing; those that are announced have an expectation each."""
    reports = {r.id: (r, d) for d in documents() for r in d.reports or ()}

    def of(name: str, standing: str, origins: int, *members: str) -> Happening:
        first, _ = reports[members[0]]
        days = sorted(
            d.article.published.value for m in members for _, d in [reports[m]] if d.article and d.article.published
        )
        return Happening(
            id=f"happening-{name}",
            type=first.type,
            mode=first.mode,
            status=first.status,
            standing=standing,  # type: ignore[arg-type]
            quad=first.quad,
            intensity=first.intensity,
            confidence=first.confidence,
            first=first.id,
            articles=len({reports[m][0].article for m in members}),
            origins=origins,
            members=tuple(
                Member(
                    m,
                    reports[m][0].article,
                    0.9 if len(members) > 1 else 1.0,
                    ("same parties",) if m != first.id else (),
                )
                for m in sorted(members)
            ),
            sides=tuple(
                Side(role, _party(p), len(members))
                for role, people in (("source", first.sources), ("target", first.targets))
                for p in people
            ),
            day_from=first.time.earliest if first.time else None,
            day_to=first.time.latest if first.time else None,
            precision=first.time.precision if first.time else None,
            place_name=first.place.name if first.place else None,
            place_country=first.place.country if first.place else None,
            geonames=first.place.geonames if first.place else None,
            degrees=(first.place.latitude, first.place.longitude)
            if first.place and first.place.latitude is not None and first.place.longitude is not None
            else None,
            first_published=days[0],
            last_published=days[-1],
            contexts=first.contexts,
        )

    return [
        of("visit", "stated", 2, "visit-0", "visit-1", "visit-2"),
        of("attack", "disputed", 2, "attack-2", "attack-3"),
        of("blame", "single", 1, "blame-2"),
        of("strike", "feared", 1, "strike-2"),
        of("cede", "denied", 1, "cede-3"),
        of("plan-held", "announced", 1, "plan-held"),
        of("plan-moved", "announced", 1, "plan-moved"),
        of("plan-pending", "announced", 1, "plan-pending"),
        of("plan-off", "announced", 1, "plan-off"),
        of("aid", "announced", 1, "aid-4"),
        of("threat", "announced", 1, "threat-4"),
        of("met", "claimed", 1, "met-5"),
        of("plan-again", "announced", 1, "plan-again"),
        of("off", "denied", 1, "off-5"),
        of("no-aid", "single", 1, "no-aid-5"),
    ]


def _party(one: Participant) -> Party:
    return next(p for p in (BERG, NORWAY, MALTA, RUSSIA, UNION) if p.name == one.name)


def expectations() -> list[Expectation]:
    """An expectation of every outcome; of the three that are pending, one has no day, and one was due by March 15."""

    def of(name: str, kind: str, **more: object) -> Expectation:
        happening = next(one for one in happenings() if one.id == f"happening-{name}")
        announced = Expectation(
            f"expectation-{name}",
            happening.id,
            kind,  # type: ignore[arg-type]
            happening.first_published,
            (happening.sides[0].party,),
            happening.day_from,
            happening.day_to,
            happening.precision,
            reasons=("told as a plan",),
        )
        return replace(announced, **more)  # type: ignore[arg-type]

    def later(name: str, relation: str) -> tuple[FollowUp, ...]:
        return (FollowUp(f"happening-{name}", relation, 0.9, ("same parties",)),)  # type: ignore[arg-type]

    def decided(outcome: str, by: str) -> dict[str, object]:
        follow = {"follow_ups": later(by, outcome)}
        return {"outcome": outcome, "decided_by": f"happening-{by}", "decided_on": "2024-03-21"} | follow

    return [
        of("plan-held", "scheduled", **decided("held", "met")),
        of("plan-moved", "scheduled", moved_to="expectation-plan-again", **decided("moved", "plan-again")),
        of("plan-pending", "scheduled"),
        of("plan-off", "scheduled", **decided("called-off", "off")),
        of("plan-again", "scheduled"),
        of("aid", "promised", **decided("contradicted", "no-aid")),
        of("threat", "threatened"),
    ]


def fill(record: Record) -> None:
    """Write the articles and everything that joining makes of them; nothing is left to be joined."""
    with record.writer(RUN) as writer:
        writer.write(documents())
    with record.writing() as connection:
        joined_in.add_editions(connection, EDITIONS)
        joined_in.add_sketches(connection, {f"article-0000{n}": [n, -n - 1, 2**63 - 1] for n in range(7)})
        joined_in.add_shares(connection, SHARES)
        joined_in.add_origins(connection, ORIGINS, ARTICLE_ORIGINS)
        joined_in.add_join_keys(connection, {"visit-0": [7, -(2**63)], "visit-1": [7]})
        joined_in.add_joins(connection, JOINS)
        joined_in.add_happenings(connection, happenings())
        joined_in.add_expectations(connection, expectations())
        connection.execute(schema_joined.to_join.delete())
