"""Articles from plain text, as people paste or scrape it."""

from dateline.extract.plain.read import extract_text

__all__ = ["extract_text"]
