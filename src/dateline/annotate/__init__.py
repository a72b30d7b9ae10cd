"""Layers over an article's text: sentences, names, times, event mentions, quotes."""

from dateline.annotate.quotes import Quotes
from dateline.annotate.reader import Reader
from dateline.annotate.sentences import Sentences

__all__ = ["Quotes", "Reader", "Sentences"]
