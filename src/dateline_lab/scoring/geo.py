"""The set `geo`: LGL-like XML, toponyms with coordinates.

`given` is the share of the gold toponyms that are placed within 161 km (100 miles; Leidner 2007) when their words are
given, `found` the share that linking finds in the running text and places so. `precision` is the share of the names
found that meet a gold toponym, with or without coordinates. `median_km` is the median error of the given ones, an
unplaced one counting as 20,039 km (half the earth's girth), `auc` the area under the curve of the logarithmic error
(Jurgens et al. 2015), lower being better.
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
from dateline.link.place_context import Around
from dateline.link.places import ACTORS, WINDOW, locate, survey
from dateline.link.toponyms import toponyms
from dateline.model import Document, Span
from dateline.settings import resources
from dateline_lab.scoring.figures import Counts, Figure, figure, share
from dateline_lab.scoring.reading import read_texts

NEAR_KM, FARTHEST_KM = 161.0, 20_039.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words of an article that name a place, and where it lies (degrees)."""

    span: Span
    words: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Mapped:
    """An article with its toponyms; `marked` are all names marked, placed or not, `site` the host it stood on."""

    text: str
    toponyms: tuple[Toponym, ...]
    marked: tuple[Span, ...]
    site: str | None = None


def score_geo(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures of an LGL-like file."""
    articles = read_geo(path)
    knowledge = Knowledge.load(resources() / "knowledge")
    documents = read_texts(encoder, [one.text for one in articles])
    errors = [_errors(one, document, knowledge) for one, document in zip(articles, documents, strict=True)]
    flat = [error for row in errors for error in row]
    middle = median(flat)
    area = sum(math.log(error + 1) / math.log(FARTHEST_KM + 1) for error in flat) / len(flat)
    near: list[Counts] = [(sum(e <= NEAR_KM for e in row), float(len(row))) for row in errors]
    found, precise = _found(articles, documents, knowledge)
    return {
        "given": figure(near, share),
        "found": figure(found, share),
        "precision": figure(precise, share),
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
    placed = [one for one in marked if one.findtext("gaztag/lat") and one.findtext("gaztag/lon")]
    return Mapped(
        element.findtext("text") or "",
        tuple(_toponym(one) for one in placed),
        tuple(_span(one) for one in marked),
        (element.findtext("domain") or "").strip() or None,
    )


def _span(element: ElementTree.Element) -> Span:
    return Span(int(element.findtext("start") or ""), int(element.findtext("end") or ""))


def _toponym(element: ElementTree.Element) -> Toponym:
    latitude, longitude = (float(element.findtext(f"gaztag/{name}") or "") for name in ("lat", "lon"))
    return Toponym(_span(element), element.findtext("phrase") or "", latitude, longitude)


def _errors(article: Mapped, document: Document, knowledge: Knowledge) -> list[float]:
    context = _survey(article, article.marked, document, knowledge)
    return [_error(one, one.span, article.text, context, knowledge) for one in article.toponyms]


def _error(toponym: Toponym, span: Span, text: str, context: Around, knowledge: Knowledge) -> float:
    before, after = text[max(0, span.start - WINDOW) : span.start], text[span.end : span.end + WINDOW]
    found = locate(span.of(text), after, knowledge, context, before=before)
    if found is None:
        return FARTHEST_KM
    return kilometres((toponym.latitude, toponym.longitude), (found.place.latitude, found.place.longitude))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points given as latitude and longitude in degrees (haversine)."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _survey(article: Mapped, spans: Sequence[Span], document: Document, knowledge: Knowledge) -> Around:
    others = [name.span.of(article.text) for name in document.names or () if name.type in ACTORS]
    return survey(article.text, spans, knowledge, others=others, site=article.site)


def _found(
    articles: Sequence[Mapped], documents: Sequence[Document], knowledge: Knowledge
) -> tuple[list[Counts], list[Counts]]:
    """What is found and rightly placed of the gold toponyms, and what of the found names is one; by article."""
    rows: list[Counts] = []
    precise: list[Counts] = []
    for article, document in zip(articles, documents, strict=True):
        names = toponyms(article.text, document.names or (), knowledge)
        context = _survey(article, names, document, knowledge)
        right = 0
        for toponym in article.toponyms:
            span = next((one for one in names if one.meets(toponym.span)), None)
            right += span is not None and _error(toponym, span, article.text, context, knowledge) <= NEAR_KM
        rows.append((float(right), float(len(article.toponyms))))
        precise.append((float(sum(any(n.meets(m) for m in article.marked) for n in names)), float(len(names))))
    return rows, precise
