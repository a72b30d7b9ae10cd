"""What a page says of its article for machines: JSON-LD, OpenGraph, meta elements, microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:article|posting|report|review|recipe)$", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|\]\]>|;)\s*$", re.DOTALL)
_TRAILING = re.compile(r",\s*([}\]])")
_MAX_NODES = 5000
_MAX_JSON = 3_000_000


@dataclass(slots=True)
class Facts:
    """Raw statements by where they stand, each list from the most to the least telling. Nothing is judged here.

    Keys of `found`: title, author, published, section, description, url, outlet, language; values pairs of a source
    (json-ld, opengraph, meta, time-tag) and what is written.
    """

    found: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, key: str, source: str, value: object) -> None:
        """Note a statement unless it is empty."""
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = " ".join(_unescape(str(value)).split())
            if text:
                self.found.setdefault(key, []).append((source, text))

    def all(self, key: str, *sources: str) -> list[str]:
        """What was written under a key, of certain sources where given."""
        return [text for source, text in self.found.get(key, ()) if not sources or source in sources]

    def first(self, key: str, *sources: str) -> str | None:
        """The most telling statement under a key."""
        return next(iter(self.all(key, *sources)), None)


def facts_of(tree: HtmlElement) -> Facts:
    """Read all statements of a page."""
    facts = Facts()
    _from_json(tree, facts)
    _from_meta(tree, facts)
    return facts


def _unescape(text: str) -> str:
    return html.unescape(html.unescape(text)) if "&" in text else text


# --- JSON-LD


def _from_json(tree: HtmlElement, facts: Facts) -> None:
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            nodes.extend(_nodes(_loads(script.text or "")))
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(by_id.get(identity, {})):
            by_id[identity] = node
    articles = sorted((node for node in nodes if _is_article(node)), key=_rank)
    for node in articles[:1]:
        _from_article(node, by_id, facts)
    for node in nodes:
        if not articles and str(node.get("@type")).lower() in ("webpage", "itempage"):
            facts.add("published", "json-ld", node.get("datePublished"))


def _loads(text: str) -> Any:
    """JSON as pages write it: in comments, with raw line ends, with trailing commas. None when it is past help."""
    text = text.strip()
    if not text or len(text) > _MAX_JSON:
        return None
    for attempt in (
        lambda: text,
        lambda: _COMMENT.sub("", _COMMENT.sub("", text)),
        lambda: _TRAILING.sub(r"\1", _CONTROL.sub(" ", _COMMENT.sub("", text))),
        lambda: html.unescape(text),
    ):
        try:
            return json.loads(attempt(), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, outermost first."""
    queue = [loaded]
    for count, value in enumerate(queue):
        if count > _MAX_NODES:
            return
        if isinstance(value, dict):
            yield value
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _is_article(node: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(node)) and ("headline" in node or "datePublished" in node)


def _rank(node: dict[str, Any]) -> tuple[bool, bool, bool]:
    kinds = " ".join(_types(node))
    return ("NewsArticle" not in kinds, "author" not in node, "datePublished" not in node)


def _from_article(node: dict[str, Any], by_id: dict[str, dict[str, Any]], facts: Facts) -> None:
    facts.add("title", "json-ld", _text(node.get("headline") or node.get("name")))
    facts.add("published", "json-ld", _text(node.get("datePublished") or node.get("dateCreated")))
    facts.add("description", "json-ld", _text(node.get("description")))
    facts.add("url", "json-ld", _text(node.get("url")))
    facts.add("language", "json-ld", _text(node.get("inLanguage")))
    facts.add("section", "json-ld", _text(node.get("articleSection")))
    publisher = node.get("publisher")
    facts.add("outlet", "json-ld", next(iter(_names(publisher, by_id, 0)), None))
    body = _text(node.get("articleBody"))
    facts.add("body", "json-ld", body)
    for name in _names(node.get("author") or node.get("creator"), by_id, 0):
        facts.add("author", "json-ld", name)


def _text(value: Any) -> str | None:
    """The words of a value that should be a string but may be a list of one or an object around one."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return value if isinstance(value, str) else None


def _names(value: Any, by_id: dict[str, dict[str, Any]], depth: int) -> list[str]:
    """Names out of strings, objects, lists of both, and references to objects elsewhere on the page."""
    if depth > 4:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value[:30] for name in _names(item, by_id, depth + 1)]
    if not isinstance(value, dict):
        return []
    if not value.get("name") and isinstance(value.get("@id"), str):
        value = by_id.get(value["@id"], value)
    return _names(value.get("name"), by_id, depth + 1)


# --- meta elements, links, time elements

_META: dict[str, tuple[str, str]] = {
    "og:title": ("title", "opengraph"),
    "twitter:title": ("title", "twitter"),
    "dc.title": ("title", "meta"),
    "sailthru.title": ("title", "meta"),
    "og:description": ("description", "opengraph"),
    "description": ("description", "meta"),
    "twitter:description": ("description", "meta"),
    "og:url": ("url", "opengraph"),
    "og:site_name": ("outlet", "opengraph"),
    "application-name": ("outlet", "meta"),
    "og:locale": ("language", "opengraph"),
    "article:section": ("section", "opengraph"),
    "section": ("section", "meta"),
    "article:published_time": ("published", "opengraph"),
    "og:published_time": ("published", "opengraph"),
    "og:article:published_time": ("published", "opengraph"),
    "article:published": ("published", "opengraph"),
    "datepublished": ("published", "meta"),
    "date": ("published", "meta"),
    "dc.date": ("published", "meta"),
    "dc.date.issued": ("published", "meta"),
    "dcterms.created": ("published", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "publish_date": ("published", "meta"),
    "pub_date": ("published", "meta"),
    "published": ("published", "meta"),
    "publication_date": ("published", "meta"),
    "cxenseparse:recs:publishtime": ("published", "meta"),
    "parsely-pub-date": ("published", "meta"),
    "sailthru.date": ("published", "meta"),
    "citation_publication_date": ("published", "meta"),
    "author": ("author", "meta"),
    "byl": ("author", "meta"),
    "article:author": ("author", "opengraph"),
    "article:author_name": ("author", "meta"),
    "og:author": ("author", "opengraph"),
    "dc.creator": ("author", "meta"),
    "dcterms.creator": ("author", "meta"),
    "dcsext.author": ("author", "meta"),
    "parsely-author": ("author", "meta"),
    "sailthru.author": ("author", "meta"),
    "mrf:authors": ("author", "meta"),
    "cxenseparse:author": ("author", "meta"),
    "citation_author": ("author", "meta"),
}


def _from_meta(tree: HtmlElement, facts: Facts) -> None:
    for element in tree.iter("meta"):
        content = element.get("content")
        if not content or len(content) > 5000:
            continue
        for name in ("property", "name", "itemprop"):
            known = _META.get((element.get(name) or "").strip().lower())
            if known:
                facts.add(*known, content)
                break
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            facts.add("url", "canonical", link.get("href"))
    for element in tree.iter("time", "span", "meta", "p", "div", "abbr"):
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and element.get("pubdate") is not None):
            facts.add(
                "published", "time-tag", element.get("datetime") or element.get("content") or element.get("title")
            )
    facts.add("language", "html", tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
