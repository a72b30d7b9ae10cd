"""Score the extraction of saved pages: text, title, date and authors, each with its interval.

A folder holds one HTML file a page and `truth.jsonl` (fields page, url, crawled, authors, title, published, text; the
text without marks between its paragraphs).

Figures, all in 0..1, the mean over pages with a 95 % bootstrap interval over pages:

- `text`: F1 of the bags of words. The words are runs of letters and digits, lower case.
- `paragraphs`: F1 of whole paragraphs. A paragraph is right when its letters and digits stand in the true text in one
  piece; precision is the share of paragraphs that are right, recall the share of the true text's characters that right
  paragraphs cover (each stretch once).
- `title`: same words in the same order.
- `date`: the same day as written on the page or the same instant.
- `authors`: exactly the true names, order and case aside; no names where the truth has none.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.model import Article, Page

FIGURES = ("text", "paragraphs", "title", "date", "authors")
RESAMPLES = 2000
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an extractor made of a page, in the form that is scored. `published` is ISO 8601."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article | None) -> Reading:
        """The scored part of an article: teaser, cross-heads and body; never the title line, captions or furniture."""
        if article is None:
            return cls()
        rows = article.paragraphs
        if rows and rows[0].kind == "headline":
            rows = rows[1:]
        kept = [row.span.of(article.text) for row in rows if row.kind in ("headline", "teaser", "body")]
        published = article.published.value if article.published else None
        return cls(tuple(kept), article.title, published, article.bylines)


@dataclass(frozen=True, slots=True)
class TruePage:
    """One page of a folder with what its publisher's own reader says of it."""

    page: Page
    text: str
    title: str
    published: str
    authors: tuple[str, ...]


def load_pages(folder: Path) -> list[TruePage]:
    """The pages named in `truth.jsonl`, in its order. Raises OSError or KeyError when the folder is not such a one."""
    pages = []
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / row["page"]
        page = Page(path.read_bytes(), "html", str(path), address=row["url"], fetched_at=row.get("crawled"))
        authors = tuple(row.get("authors") or ())
        pages.append(TruePage(page, row["text"], row["title"], row["published"], authors))
    return pages


def words(text: str) -> list[str]:
    """Runs of letters and digits in lower case."""
    return _WORD.findall(text.lower())


def bag_f1(found: str, true: str) -> float:
    """F1 of two bags of words; 1 when both are empty."""
    ours, theirs = Counter(words(found)), Counter(words(true))
    if not ours and not theirs:
        return 1.0
    shared = sum((ours & theirs).values())
    return 2 * shared / (sum(ours.values()) + sum(theirs.values()))


def paragraph_f1(found: Sequence[str], true: str) -> float:
    """F1 of whole paragraphs, as the module describes."""
    text = "".join(words(true))
    covered = bytearray(len(text))
    pieces = [piece for piece in ("".join(words(paragraph)) for paragraph in found) if piece]
    right = 0
    last = 0
    for piece in pieces:
        start = text.find(piece, last)
        start = text.find(piece) if start < 0 else start
        if start < 0:
            continue
        right += 1
        last = start
        covered[start : start + len(piece)] = b"\x01" * len(piece)
    if not right:
        return 0.0
    precision, recall = right / len(pieces), sum(covered) / len(text)
    return 2 * precision * recall / (precision + recall)


def same_date(found: str | None, true: str) -> bool:
    """Whether two ISO 8601 values name the same day, as written or as instants."""
    if not found:
        return False
    if found[:10] == true[:10]:
        return True
    try:
        ours, theirs = datetime.fromisoformat(found), datetime.fromisoformat(true)
    except ValueError:
        return False
    if ours.tzinfo is None or theirs.tzinfo is None:
        return False
    return abs(ours - theirs) < timedelta(minutes=1)


def score_reading(reading: Reading, true: TruePage) -> dict[str, float]:
    """The five figures of one page."""
    names = {" ".join(words(name)) for name in reading.authors}
    return {
        "text": bag_f1(" ".join(reading.paragraphs), true.text),
        "paragraphs": paragraph_f1(reading.paragraphs, true.text),
        "title": float(words(reading.title or "") == words(true.title)),
        "date": float(same_date(reading.published, true.published)),
        "authors": float(names == {" ".join(words(name)) for name in true.authors}),
    }


def interval(values: Sequence[float], seed: int = 7) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean."""
    draw = random.Random(seed)
    count = len(values)
    means = sorted(sum(draw.choices(values, k=count)) / count for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]


def score_readings(pages: Sequence[TruePage], readings: Sequence[Reading]) -> dict[str, Any]:
    """Each figure as `{"value", "low", "high"}`, and `pages`, the number of pages."""
    rows = [score_reading(reading, page) for page, reading in zip(pages, readings, strict=True)]
    figures: dict[str, Any] = {"pages": len(rows)}
    for name in FIGURES:
        values = [row[name] for row in rows]
        low, high = interval(values)
        figures[name] = {
            "value": round(sum(values) / len(values), 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }
    return figures


def score_pages(folder: Path, extract: Callable[[Page], Article | None]) -> dict[str, Any]:
    """Score an extractor on a folder of pages; see the module for the figures."""
    pages = load_pages(folder)
    return score_readings(pages, [Reading.of(extract(page.page)) for page in pages])
