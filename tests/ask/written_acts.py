"""Happenings written into a record by hand, for questions about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.model import Document
from dateline.model.account import Party
from dateline.store import Record
from dateline.store.schema_joined import article_origins, happening_reports, happening_sides, happenings
from dateline.store.types import folded
from record_documents import RUN, document

BERG = Party("person/ase-berg", "Åse Berg", "person/ase-berg", "NOR", "GOV")
NORWAY = Party("state/NOR", "Norway", "state/NOR", "NOR", "GOV")
MALTA = Party("state/MLT", "Malta", "state/MLT", "MLT", "GOV")
CHAD = Party("state/TCD", "Chad", "state/TCD", "TCD", "GOV")
CROWD = Party("~crowd/", "crowd")


@dataclass(frozen=True)
class Written:
    """One act: its fields as the table of happenings holds them, and who takes part."""

    id: str
    days: tuple[str | None, str | None]
    sources: tuple[Party, ...] = (BERG,)
    targets: tuple[Party, ...] = (MALTA,)
    type: str = "CONSULT"
    mode: str = "visit"
    place_country: str | None = "MLT"
    fields: dict[str, object] = field(default_factory=dict)


def day(iso: str) -> tuple[str, str]:
    return iso, iso


def article(number: int, published: str) -> Document:
    return document(number, day=published)


def write_articles(record: Record, days: list[str], start: int = 0) -> None:
    """An article on each of these days; each is an origin of its own."""
    documents = [article(start + number, one) for number, one in enumerate(days)]
    record.writer(RUN).write(documents)
    rows = [
        {"article": one.article.id, "origin": f"origin-{one.article.id}", "share": 1.0, "reasons": []}
        for one in documents
        if one.article
    ]
    with record.writing() as connection:
        connection.execute(article_origins.insert(), rows)


def write(record: Record, *acts: Written) -> None:
    with record.writing() as connection:
        for one in acts:
            connection.execute(happenings.insert(), _row(one))
            sides = [("source", party) for party in one.sources] + [("target", party) for party in one.targets]
            rows = [
                {"happening": one.id, "role": role, "key": party.key, "name": party.name, "folded": folded(party.name), "actor": party.actor, "country": party.country, "sector": party.sector, "reports": 1}
                for role, party in sides
            ]  # fmt: skip
            if rows:
                connection.execute(happening_sides.insert(), rows)


def tie(record: Record, happening: str, *reports: tuple[str, str]) -> None:
    """Put reports with their articles into a happening."""
    rows = [
        {"report": report, "happening": happening, "article": article, "score": 0.8, "reasons": ["same place and day"]}
        for report, article in reports
    ]
    with record.writing() as connection:
        connection.execute(happening_reports.insert(), rows)


def _row(one: Written) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": one.id, "type": one.type, "mode": one.mode, "status": "happened", "standing": "single", "quad": 1,
        "intensity": 4.0, "confidence": 0.9, "first": f"report-of-{one.id}", "reports": 1, "articles": 1, "origins": 1,
        "day_from": one.days[0], "day_to": one.days[1], "precision": "day" if one.days[0] else None, "place_name": None,
        "place_folded": None, "place_country": one.place_country, "latitude": None, "longitude": None, "geonames": None,
        "first_published": one.days[0], "last_published": one.days[0], "contexts": [],
    }  # fmt: skip
    return plain | one.fields


__all__ = [
    "BERG",
    "CHAD",
    "CROWD",
    "MALTA",
    "NORWAY",
    "Written",
    "article",
    "day",
    "replace",
    "tie",
    "write",
    "write_articles",
]
