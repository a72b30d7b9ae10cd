"""Title, authors, date, section, outlet, address and language out of a page's facts and its visible blocks."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from courlan import clean_url
from htmldate import find_date
from lxml.html import HtmlElement

from dateline.extract.html.blocks import Block, key_of
from dateline.extract.html.dates import FIRST_YEAR, ImplausibleDateError, published_from
from dateline.extract.html.facts import Facts
from dateline.extract.html.names import names_in
from dateline.extract.html.vocabulary import Vocabulary
from dateline.model import Page, Published

_SUFFIX = re.compile(r"\s+[|–—\-·•:»]+\s+")
_DATE_IN_URL = re.compile(
    r"/(?P<year>20\d{2}|199\d)[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_CUT = 95
_PLACEHOLDER = re.compile(
    r"\W*(?:home|startseite|untitled|index|404.*|access denied|just a moment.*)\W*$", re.IGNORECASE
)


def title_of(tree: HtmlElement, facts: Facts, blocks: list[Block], page: Page) -> str | None:
    """The title that most of the first-rank heading, JSON-LD, OpenGraph, the title element and meta elements agree on.

    Each is freed of the outlet's name behind a bar or dash. Among equals the earlier in that list is taken, but a
    heading that agrees with nothing comes last.
    """
    headings = [block.text for block in blocks if block.tag == "h1" and not block.within("nav", "footer", "menu")]
    element = tree.find(".//title")
    written = [
        _like_the_others(headings, facts.all("title")),
        facts.first("title", "json-ld"),
        facts.first("title", "opengraph"),
        " ".join((element.text or "").split()) if element is not None else None,
        facts.first("title", "meta"),
        page.given.title,
    ]
    outlets = {key_of(name) for name in facts.all("outlet")} | {_host(page.address)}
    stems = [_without_outlet(title, outlets, written) for title in written if title and not _PLACEHOLDER.match(title)]
    if not stems:
        return None
    votes = Counter(key_of(stem) for stem in stems)
    best = max(votes.values())
    agreed = [stem for stem in stems if votes[key_of(stem)] == best]
    title = agreed[min(1, len(agreed) - 1)] if best == 1 and headings else agreed[0]
    return _without_additions(title, stems)


def _without_additions(title: str, stems: list[str]) -> str:
    """The shorter of two titles where one holds the other whole: a longer one has a kicker or words for searching.

    Not where the shorter one may have been cut: it ends in dots, or has a length at which machines cut.
    """
    key = key_of(title)
    shorter = (
        stem
        for stem in stems
        if 0.6 * len(key) <= len(key_of(stem)) < len(key)
        and key_of(stem) in key
        and len(stem) < _CUT
        and not stem.endswith(("…", "..."))
    )
    return min(shorter, key=len, default=title)


def _like_the_others(headings: list[str], titles: list[str]) -> str | None:
    """The heading that shares most words with the titles; logos and log-in boxes are headings too."""
    known = {word for title in titles for word in title.lower().split()}
    ranked = sorted(headings, key=lambda heading: -len(known & set(heading.lower().split())))
    return ranked[0] if ranked else None


def _without_outlet(title: str, outlets: set[str], others: list[str | None]) -> str:
    """Cut parts behind bars and dashes from the end while they name the outlet or other titles go without them."""
    stem = title
    while True:
        cuts = list(_SUFFIX.finditer(stem))
        if not cuts or cuts[-1].start() == 0:
            return stem
        head, tail = stem[: cuts[-1].start()], key_of(stem[cuts[-1].end() :])
        named = any(tail and (tail in outlet or outlet in tail) for outlet in outlets if len(outlet) > 2)
        bare = any(other and key_of(other) == key_of(head) for other in others)
        if not named and not bare and "|" not in cuts[-1].group():
            return stem
        stem = head


def _host(address: str | None) -> str:
    found = re.match(r"https?://(?:www\d?\.)?([^/:]+)", address or "")
    return key_of(found.group(1).rsplit(".", 1)[0]) if found else ""


def bylines_of(tree: HtmlElement, facts: Facts, blocks: list[Block], page: Page, words: Vocabulary) -> tuple[str, ...]:
    """Names of the authors: from JSON-LD, else meta elements, else elements marked as author, else the source's.

    A lone name that is the outlet's gives way to names found elsewhere.
    """
    outlet = {key_of(name) for name in facts.all("outlet")} | {_host(page.address)}
    fallback: tuple[str, ...] = ()
    for written in (
        facts.all("author", "json-ld"),
        facts.all("author", "meta"),
        facts.all("author", "opengraph"),
        _marked_authors(tree),
        _visible_bylines(blocks, words),
        list(page.given.authors),
    ):
        names = names_in(written, words)
        if names and not all(key_of(name) in outlet for name in names):
            return names
        fallback = fallback or names
    return fallback


def _visible_bylines(blocks: list[Block], words: Vocabulary) -> list[str]:
    """Short lines that begin like a byline, between the first heading and a little below the first long paragraph."""
    start = next((index for index, block in enumerate(blocks) if block.tag == "h1"), None)
    if start is None:
        return []
    for block in blocks[start + 1 : start + 13]:
        lead = words.by.match(block.text)
        if lead and len(block.text) < 90:
            name = re.split(r",|\||·|\d", block.text[lead.end() :], maxsplit=1)[0]
            if name[:1].isupper() and 0 < len(name.split()) <= 5:
                return [name]
    return []


def _marked_authors(tree: HtmlElement) -> list[str]:
    written = []
    for element in tree.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@class, 'author-name') or contains(@class, 'authorName') or contains(@class, 'authorname')"
        " or contains(@class, 'byline') or contains(@class, 'author__name')][not(ancestor::aside or ancestor::footer)]"
    )[:6]:
        text = " ".join(" ".join(element.itertext()).split())
        if 3 < len(text) < 80:
            written.append(text)
    return written


def published_of(tree: HtmlElement, facts: Facts, page: Page) -> tuple[Published | None, list[str]]:
    """When the article appeared, and the dates that could not be believed.

    In this order: what the source gives with the page, JSON-LD, OpenGraph, elements marked as the date of
    publication, meta elements, the first time element near the heading, the address, htmldate.
    """
    refused: list[str] = []
    candidates = [("given", page.given.published)]
    for source in ("json-ld", "opengraph", "time-tag", "meta"):
        candidates += [(source, written) for written in facts.all("published", source)]
    candidates += [("time-tag", written) for written in _time_elements(tree)]
    candidates.append(("url", _date_in(page.address) or _date_in(facts.first("url"))))
    for source, written in candidates:
        if not written:
            continue
        try:
            published = published_from(written, source)
        except ImplausibleDateError:
            refused.append(written)
            continue
        if published is not None:
            return published, refused
    return _by_htmldate(tree, page), refused


def _time_elements(tree: HtmlElement) -> list[str]:
    times = tree.xpath("//time[@datetime][not(ancestor::aside or ancestor::footer or ancestor::nav)]/@datetime")
    return [str(written) for written in times[:1]]


def _date_in(address: str | None) -> str | None:
    found = _DATE_IN_URL.search(address or "")
    return "-".join(found.group("year", "month", "day")) if found else None


def _by_htmldate(tree: HtmlElement, page: Page) -> Published | None:
    """htmldate's guess over the tree; its upper bound is fixed, so that the same page always gives the same day."""
    try:
        found = find_date(
            tree,
            url=page.address,
            original_date=True,
            min_date=datetime(FIRST_YEAR, 1, 1),
            max_date=(page.fetched_at or "2100-01-01")[:10],
        )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return published_from(found, "htmldate") if found else None


def address_of(facts: Facts, page: Page) -> str | None:
    """The page's address: canonical link, og:url, JSON-LD, then where it was read; freed of trackers."""
    for written in (
        facts.first("url", "canonical"),
        facts.first("url", "opengraph"),
        facts.first("url", "json-ld"),
        page.address,
    ):
        if written and re.match(r"https?://[^/\s]+/[^/\s]", written):
            return clean_url(written) or written
    return clean_url(page.address) or page.address if page.address else None


def language_code(facts: Facts, page: Page) -> str | None:
    """ISO 639-1 code declared by the source or the page."""
    for written in (page.given.language, *facts.all("language", "html", "json-ld", "opengraph")):
        found = re.match(r"([a-z]{2})(?:[-_]|$)", (written or "").strip().lower())
        if found:
            return found.group(1)
    return None
