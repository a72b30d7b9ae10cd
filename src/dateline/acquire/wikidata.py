"""Leaders, ministers and bodies with their members, as Wikidata keeps them: rows of text, nothing believed yet.

Properties: P298 alpha-3 code, P35 head of state, P6 head of government, P1906 and P1313 their posts, P39 position held,
P1001 applies to, P463 member of, P580 start, P582 end; classes: Q7330070 foreign minister, Q2518691 defence minister.
Days come with their precision (11 is a day), because Wikidata writes a year as its first of January.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateline.acquire.sparql import Row, Sparql
from dateline.errors import FetchError

_DAYS = """
  OPTIONAL { ?held pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] . }
  OPTIONAL { ?held pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] . }
  MINUS { ?held wikibase:rank wikibase:DeprecatedRank . }
"""
_LABEL = """
  OPTIONAL { %(item)s rdfs:label ?english . FILTER(LANG(?english) = "en") }
  OPTIONAL { %(item)s rdfs:label ?anywhere . FILTER(LANG(?anywhere) = "mul") }
  BIND(COALESCE(?english, ?anywhere) AS ?name)
"""
_PERSON = _LABEL % {"item": "?person"}

_HEADS = (
    "SELECT DISTINCT ?code ?person ?name ?post ?start ?startPrecision ?end ?endPrecision WHERE {{\n"
    "  ?country wdt:P298 ?code ; p:{property} ?held .\n"
    "  ?held ps:{property} ?person .\n"
    '  OPTIONAL {{ ?country wdt:{office} ?seat . ?seat rdfs:label ?post . FILTER(LANG(?post) = "en") }}\n'
    "{rest}}}\nORDER BY ?code ?person ?start ?end ?post ?name ?startPrecision ?endPrecision"
)
_MINISTERS = (
    "SELECT DISTINCT ?code ?person ?name ?start ?startPrecision ?end ?endPrecision WHERE {{\n"
    "  {classes}\n"
    "  ?seat wdt:P279|wdt:P31 ?class .\n"
    "  ?seat wdt:P1001|wdt:P17 ?country .\n"
    "  ?country wdt:P298 ?code .\n"
    "  ?held ps:P39 ?seat .\n"
    "  ?person p:P39 ?held .\n"
    "{rest}}}\nORDER BY ?code ?person ?start ?end ?name ?startPrecision ?endPrecision"
)
_MEMBERS = (
    "SELECT DISTINCT ?code ?body ?name ?start ?startPrecision ?end ?endPrecision WHERE {\n"
    "  ?country wdt:P298 ?code ; p:P463 ?held .\n"
    "  ?held ps:P463 ?body .\n"
    + _LABEL % {"item": "?body"}
    + _DAYS
    + "}\nORDER BY ?body ?code ?start ?end ?name ?startPrecision ?endPrecision"
)


def _ministers(item: str, *names: str) -> str:
    listed = " ".join(f'"{name}"@en' for name in names)
    classes = f"{{ VALUES ?class {{ wd:{item} }} }} UNION {{ VALUES ?word {{ {listed} }} ?class rdfs:label ?word . }}"
    return _MINISTERS.format(classes=classes, rest=_PERSON + _DAYS)


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the office its rows speak of: "" where each row names its own, "member" for memberships."""

    office: str
    query: str


QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        "leaders": (
            Question("head of state", _HEADS.format(property="P35", office="P1906", rest=_PERSON + _DAYS)),
            Question("head of government", _HEADS.format(property="P6", office="P1313", rest=_PERSON + _DAYS)),
        ),
        "ministers": (
            Question("foreign minister", _ministers("Q7330070", "foreign minister", "minister of foreign affairs")),
            Question("defence minister", _ministers("Q2518691", "defence minister", "minister of defence")),
        ),
        "bodies": (Question("member", _MEMBERS),),
    }
)
"""What can be asked for, by the names that `dateline knowledge update --only` takes."""


def take(sparql: Sparql, only: tuple[str, ...] = tuple(QUESTIONS)) -> Iterator[Row]:
    """All rows of the questions named, one an office held or, where `office` is "member", a membership.

    Keys: office, code (alpha-3), item (the Wikidata id of the person or body), name, post (the English name of the
    office), start and end (ISO 8601) with start_precision and end_precision (11 is a day, 9 a year). Values are as they
    came, "" where there is none. Raises FetchError as `Sparql.rows` does, and where a question gives no row at all.
    """
    for name in only:
        for question in QUESTIONS[name]:
            there = False
            for row in sparql.rows(question.query):
                there = True
                yield _named(question.office, row)
            if not there:
                raise FetchError(f"the endpoint knows nothing of {name} ({question.office}); is it Wikidata's?")


def _named(office: str, row: Row) -> Row:
    return {
        "office": office,
        "code": row.get("code", ""),
        "item": row.get("person", row.get("body", "")).rpartition("/")[2],
        "name": row.get("name", ""),
        "post": row.get("post", ""),
        "start": row.get("start", "")[:10],
        "start_precision": row.get("startPrecision", ""),
        "end": row.get("end", "")[:10],
        "end_precision": row.get("endPrecision", ""),
    }
