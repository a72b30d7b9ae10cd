"""The set `geo`: LGL-like XML, toponyms with coordinates.

`given` is the share of the gold toponyms that are placed within 161 km (100 miles; Leidner 2007) when their words are
given, `found` the share that the reader finds in the running text and places so. `median_km` is the median error of
the given ones, an unplaced one counting as 20,000 km (half the earth's girth), `auc` the area under the curve of the
logarithmic error (Jurgens et al. 2015), lower being better.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

from dateline.annotate.encoder import Encoder
from dateline.errors import InputError
from dateline.link import Knowledge
from dateline.link.places import Around, around, locate
from dateline.model import Span
from dateline.settings import resources
from dateline_lab.scoring.figures import Counts, Figure, figure, share
from dateline_lab.scoring.reading import read_texts

NEAR_KM, FARTHEST_KM = 161.0, 20_039.0
_PLACES = frozenset({"GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words of an article that name a place, and where it lies (degrees)."""

    span: Span
    words: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Mapped:
    """An article with its toponyms; `words` are all names marked, placed or not."""

    text: str
    toponyms: tuple[Toponym, ...]
    words: tuple[str, ...]


def score_geo(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures of an LGL-like file."""
    articles = read_geo(path)
    knowledge = Knowledge.load(resources() / "knowledge")
    errors = [_errors(article, around(list(article.words), knowledge), knowledge) for article in articles]
    found = _found(articles, knowledge, encoder)
    flat = [error for row in errors for error in row]
    middle = median(flat)
    area = sum(math.log(error + 1) / math.log(FARTHEST_KM) for error in flat) / len(flat)
    near: list[Counts] = [(sum(e <= NEAR_KM for e in row), float(len(row))) for row in errors]
    return {
        "given": figure(near, share),
        "found": figure(found, share),
        "median_km": Figure(middle, middle, middle, len(flat)),
        "auc": Figure(area, area, area, len(flat)),
    }


def read_geo(path: Path) -> list[Mapped]:
    """Articles of the file. Raises InputError when it is no such file or holds no toponym with coordinates."""
    try:
        root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file named by the caller
        articles = [_article(element) for element in root.iter("article")]
    except (OSError, ElementTree.ParseError, ValueError, TypeError) as fault:
        raise InputError(f"{path} is not an LGL file ({fault}); give the XML itself") from fault
    if not any(article.toponyms for article in articles):
        raise InputError(f"{path} holds no toponyms with coordinates; give the XML itself")
    return articles


def _article(element: ElementTree.Element) -> Mapped:
    marked = list(element.iter("toponym"))
    toponyms = [_toponym(one, tag) for one in marked if (tag := one.find("gaztag")) is not None]
    return Mapped(
        element.findtext("text") or "", tuple(toponyms), tuple(one.findtext("phrase") or "" for one in marked)
    )


def _toponym(element: ElementTree.Element, tag: ElementTree.Element) -> Toponym:
    span = Span(int(element.findtext("start") or ""), int(element.findtext("end") or ""))
    return Toponym(
        span, element.findtext("phrase") or "", float(tag.findtext("lat") or ""), float(tag.findtext("lon") or "")
    )


def _errors(article: Mapped, context: Around, knowledge: Knowledge) -> list[float]:
    return [_error(one, one.words, article.text[one.span.end :], context, knowledge) for one in article.toponyms]


def _error(toponym: Toponym, words: str, after: str, context: Around, knowledge: Knowledge) -> float:
    place = locate(words, after, knowledge, context)
    if place is None:
        return FARTHEST_KM
    return kilometres((toponym.latitude, toponym.longitude), (place.latitude, place.longitude))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points given as latitude and longitude in degrees (haversine)."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _found(articles: Sequence[Mapped], knowledge: Knowledge, encoder: Encoder) -> list[Counts]:
    rows: list[Counts] = []
    for article, document in zip(articles, read_texts(encoder, [one.text for one in articles]), strict=True):
        places = [name.span for name in document.names or () if name.type in _PLACES]
        context = around([span.of(article.text) for span in places], knowledge)
        right = 0
        for toponym in article.toponyms:
            span = next((one for one in places if one.meets(toponym.span)), None)
            if span is not None:
                error = _error(toponym, span.of(article.text), article.text[span.end :], context, knowledge)
                right += error <= NEAR_KM
        rows.append((float(right), float(len(article.toponyms))))
    return rows
