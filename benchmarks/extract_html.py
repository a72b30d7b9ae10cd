"""Compare the extraction of HTML with three libraries on the same pages in one run.

    python benchmarks/extract_html.py FOLDER [--errors]

FOLDER holds saved pages and `truth.jsonl` (see dateline_lab.pages, which defines the figures). Prints a table in
Markdown: every figure with its 95 % interval over pages, and pages a second on one core. `--errors` lists page by page
what differs.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import newspaper
import trafilatura
from lxml import html
from readability import Document as ReadableDocument

from dateline.extract.decode import decode
from dateline.extract.html import extract_html
from dateline.model import Page
from dateline_lab.pages import FIGURES, Reading, TruePage, load_pages, score_reading, score_readings, words


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def with_dateline(page: Page) -> Reading:
    return Reading.of(extract_html(page, decode(page).text).article)


def with_trafilatura(page: Page) -> Reading:
    found = trafilatura.bare_extraction(page.content, url=page.address, with_metadata=True, include_comments=False)
    if found is None:
        return Reading()
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Reading(_lines(found.text), found.title, found.date, authors)


def with_readability(page: Page) -> Reading:
    document = ReadableDocument(decode(page).text)
    tree = html.fromstring(document.summary(html_partial=True))
    blocks = tree.xpath("//p | //h2 | //h3 | //h4 | //li | //blockquote[not(p)]")
    return Reading(tuple(" ".join(block.text_content().split()) for block in blocks), document.short_title())


def with_newspaper(page: Page) -> Reading:
    article = newspaper.article(
        page.address or "http://example.org/", input_html=decode(page).text, fetch_images=False, http_success_only=False
    )
    published = article.publish_date.isoformat() if article.publish_date else None
    return Reading(_lines(article.text), article.title, published, tuple(article.authors))


READERS: dict[str, Callable[[Page], Reading]] = {
    "dateline": with_dateline,
    "trafilatura": with_trafilatura,
    "readability-lxml": with_readability,
    "newspaper4k": with_newspaper,
}


def table(pages: list[TruePage]) -> str:
    """One row a reader."""
    rows = ["| reader | " + " | ".join(FIGURES) + " | pages/s |", "|---|" + "---|" * (len(FIGURES) + 1)]
    for name, read in READERS.items():
        read(pages[0].page)
        start = time.perf_counter()
        readings = [read(page.page) for page in pages]
        speed = len(pages) / (time.perf_counter() - start)
        figures = score_readings(pages, readings)
        cells = (f"{figures[f]['value']:.3f} ({figures[f]['low']:.2f}–{figures[f]['high']:.2f})" for f in FIGURES)
        rows.append(f"| {name} | " + " | ".join(cells) + f" | {speed:.0f} |")
    return "\n".join(rows)


def errors(pages: list[TruePage]) -> None:
    """What the extraction gets wrong, page by page."""
    for true in pages:
        reading = with_dateline(true.page)
        row = score_reading(reading, true)
        print(f"== {Path(true.page.origin).name} " + " ".join(f"{key}={value:.2f}" for key, value in row.items()))
        for key, ours, theirs in (
            ("title", reading.title, true.title),
            ("date", reading.published, true.published),
            ("authors", reading.authors, true.authors),
        ):
            if not row[key]:
                print(f"   {key}: {ours!r}, true {theirs!r}")
        text = "".join(words(true.text))
        rest = text
        for paragraph in reading.paragraphs:
            piece = "".join(words(paragraph))
            if piece and piece not in text:
                print(f"   + {paragraph[:160]!r}")
            rest = rest.replace(piece, "|", 1) if piece else rest
        for lost in rest.split("|"):
            if len(lost) > 3:
                print(f"   - {lost[:160]!r} ({len(lost)})")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/extract_html.py FOLDER [--errors]")
    corpus = load_pages(Path(sys.argv[1]))
    if "--errors" in sys.argv:
        errors(corpus)
    else:
        print(table(corpus))
