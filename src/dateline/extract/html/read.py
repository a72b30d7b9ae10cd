"""One page of HTML to one article."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from dateline.extract.html.blocks import Block, Walk, key_of
from dateline.extract.html.choose import Chosen, Known, choose
from dateline.extract.html.compose import compose
from dateline.extract.html.details import (
    address_of,
    bylines_of,
    language_code,
    published_of,
    title_of,
)
from dateline.extract.html.facts import Facts, facts_of
from dateline.extract.html.guard import Limits, TimeUpError, time_limit
from dateline.extract.html.source import Source
from dateline.extract.html.vocabulary import vocabulary
from dateline.model import Article, Issue, Page

STAGE = "extract"
_LEAST = 120
"""Characters of teaser and body below which a page is no article."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Extraction:
    """The article, None where the page has none, and what the page could not yield."""

    article: Article | None
    issues: tuple[Issue, ...] = ()


def extract_html(page: Page, decoded: str, limits: Limits | None = None) -> Extraction:
    """Read a page of HTML, given as characters. Never raises for what the page holds.

    Issue codes: no-article, too-large, too-slow, implausible-date.
    """
    limits = limits or Limits()
    if len(decoded) > limits.characters:
        return _nothing(
            "too-large", f"the page has {len(decoded):,} characters, over {limits.characters:,}; cut it down"
        )
    try:
        with time_limit(limits.seconds):
            return _extract(page, decoded, limits)
    except TimeUpError:
        return _nothing("too-slow", f"the page took over {limits.seconds:g} s; raise the limit to read it")


def _nothing(code: str, message: str) -> Extraction:
    return Extraction(None, (Issue(STAGE, code, message),))


def _extract(page: Page, decoded: str, limits: Limits) -> Extraction:
    tree = _parse(decoded)
    if tree is None:
        return _nothing("no-article", "the page holds no HTML that can be read; look at its source")
    count = sum(1 for _ in tree.iter())
    if count > limits.elements:
        return _nothing("too-large", f"the page has {count:,} elements, over {limits.elements:,}; cut it down")
    words = vocabulary()
    facts = facts_of(tree)
    blocks = Walk(words.region_kind).over(tree)
    published, refused = published_of(tree, facts, page)
    issues = tuple(
        Issue(STAGE, "implausible-date", f"the page gives {written[:40]!r} as its date; it was left out")
        for written in dict.fromkeys(refused)
    )
    title = title_of(tree, facts, blocks, page)
    bylines = bylines_of(tree, facts, blocks, page, words)
    chosen = choose(blocks, _votes(tree), _known(facts, title, bylines), words)
    if sum(len(item.block.text) for item in chosen if item.kind in ("teaser", "body")) < _LEAST:
        issue = Issue(STAGE, "no-article", "no article text was found on the page; look at it in a browser")
        return Extraction(None, (*issues, issue))
    chosen = _with_title(blocks, chosen, title)
    text, paragraphs, segments = compose(chosen, Source(decoded))
    article = Article(
        id=page.id,
        page=page.id,
        text=text,
        paragraphs=paragraphs,
        segments=segments,
        url=address_of(facts, page),
        outlet=page.given.outlet or facts.first("outlet", "opengraph", "json-ld") or facts.first("outlet"),
        section=facts.first("section"),
        title=title,
        bylines=bylines,
        published=published,
        language=language_code(facts, page),
    )
    return Extraction(article, issues)


def _parse(decoded: str) -> HtmlElement | None:
    """The tree of a page. Characters that no tree can hold become spaces, one for one."""
    clean = _NOT_XML.sub(" ", decoded)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree: HtmlElement | None = etree.fromstring(clean.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _votes(tree: HtmlElement) -> list[str]:
    """The lines that trafilatura reads as main text."""
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    return [] if found is None or isinstance(found, dict) or not found.text else str(found.text).splitlines()


def _known(facts: Facts, title: str | None, bylines: tuple[str, ...]) -> Known:
    titles = {key_of(text) for text in (title or "", *facts.all("title"))}
    return Known(
        titles=frozenset(key for key in titles if key),
        descriptions=frozenset(key for key in map(key_of, facts.all("description")) if key),
        authors=frozenset(key for key in map(key_of, bylines) if key),
        body=key_of(facts.first("body") or ""),
    )


def _with_title(blocks: list[Block], chosen: list[Chosen], title: str | None) -> list[Chosen]:
    """Put the title first: the heading that prints it, else whatever block does, else the highest heading above."""
    first = blocks.index(chosen[0].block)
    key = key_of(title or "")
    printed = [block for block in blocks if key and block.key == key]
    headings = [block for block in blocks[: first + 1] if block.tag == "h1" and not block.within("nav", "furniture")]
    best = [block for block in printed if block.tag == "h1"] or headings[-1:] or printed[:1]
    if not best:
        return chosen
    return [Chosen(best[0], "headline"), *(item for item in chosen if item.block.key != best[0].key)]
