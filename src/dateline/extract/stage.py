"""The first stage: a page becomes an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.extract.decode import decode
from dateline.extract.html import Extraction, Limits, extract_html
from dateline.extract.layers import with_layers
from dateline.extract.plain import extract_text
from dateline.model import Article, Document, Issue, Page

_DAY = 10
"""Characters of a day in ISO 8601; one day is left for zones."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Gives each page its article, or says in an issue why it has none. `limits` hold for each page."""

    limits: Limits = field(default_factory=Limits)
    name: str = "extract"
    needs: frozenset[str] = frozenset({"page"})
    gives: frozenset[str] = frozenset({"article"})

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """One document for each given, in order."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Document:
        extraction = extract(document.page, self.limits)
        return replace(document, article=extraction.article, issues=(*document.issues, *extraction.issues))


def extract(page: Page, limits: Limits | None = None) -> Extraction:
    """Read a page of either medium. Beside the issues of the two readers: empty, encoding, date-ahead."""
    limits = limits or Limits()
    if not page.content.strip():
        return Extraction(None, (Issue("extract", "empty", "the page holds nothing; fetch it again"),))
    if len(page.content) > 4 * limits.characters:
        message = f"the page has {len(page.content):,} bytes, over {4 * limits.characters:,}; cut it down"
        return Extraction(None, (Issue("extract", "too-large", message),))
    decoded = decode(page)
    issues: tuple[Issue, ...] = ()
    if decoded.lossy:
        message = f"some bytes are no {decoded.charset} and were marked as lost; name the right character set"
        issues = (Issue("extract", "encoding", message),)
    if page.media == "html":
        found = extract_html(page, decoded.text, limits)
        article, more = with_layers(found.article) if found.article else None, found.issues
    else:
        article, more = extract_text(page, decoded.text)
    return Extraction(article, (*issues, *more, *_ahead(article, page)))


def _ahead(article: Article | None, page: Page) -> tuple[Issue, ...]:
    """The issue of an article that says it appeared after its page was fetched; its date stays as it is."""
    said = article.published.value[:_DAY] if article and article.published else ""
    if not page.fetched_at or len(said) < _DAY:
        return ()
    try:
        latest = date.fromisoformat(page.fetched_at[:_DAY]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return ()
    if said <= latest.isoformat():
        return ()
    message = (
        f"the page says that it appeared on {said}, but it was fetched on {page.fetched_at[:_DAY]}; check its date"
    )
    return (Issue("extract", "date-ahead", message),)
