"""Limits and habits of reading, in one object."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Names under which a table or JSON record may carry each field, best first.

    Names are compared without regard to case, spaces, hyphens and camel case: `publishedAt` is `published_at`.
    """

    text: tuple[str, ...] = (
        "text",
        "content",
        "body",
        "article_text",
        "full_text",
        "fulltext",
        "maintext",
        "main_text",
        "plain_text",
        "article_body",
        "body_text",
        "article",
        "paragraphs",
        "body_paragraphs",
    )
    html: tuple[str, ...] = ("html", "raw_html", "page_html", "content_html", "body_html", "article_html")
    url: tuple[str, ...] = ("url", "link", "address", "uri", "href", "source_url", "permalink", "canonical_url")
    date: tuple[str, ...] = (
        "date",
        "published",
        "published_at",
        "date_published",
        "publish_date",
        "published_date",
        "publication_date",
        "date_publish",
        "pub_date",
        "pubdate",
        "datetime",
        "timestamp",
        "version_created",
        "created_at",
    )
    title: tuple[str, ...] = ("title", "headline", "heading")
    language: tuple[str, ...] = ("language", "lang", "language_code", "in_language")
    authors: tuple[str, ...] = ("authors", "author", "byline", "bylines", "creator")
    outlet: tuple[str, ...] = (
        "outlet",
        "publisher",
        "site_name",
        "sitename",
        "source_name",
        "publication",
        "site",
        "source",
        "source_domain",
        "domain",
    )
    fetched: tuple[str, ...] = (
        "fetched_at",
        "crawled",
        "crawled_at",
        "retrieved",
        "retrieved_at",
        "scraped_at",
        "download_date",
        "date_download",
    )


@dataclass(frozen=True, slots=True)
class AcquireOptions:
    """How sources are read. Sizes are bytes after decompression, times are seconds.

    `follow_feeds` fetches what a feed links to; `allow_private` permits addresses inside one's own network.
    `longest_delay_s`: a site whose robots.txt asks for a longer wait between requests is not fetched.
    """

    max_page_bytes: int = 20_000_000
    max_robots_bytes: int = 500_000
    columns: Columns = Columns()
    follow_feeds: bool = False
    allow_private: bool = False
    user_agent: str = "Dateline/0.1 (reads news for research)"
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 20.0
    total_timeout_s: float = 60.0
    delay_s: float = 1.0
    longest_delay_s: float = 60.0
    max_redirects: int = 5
