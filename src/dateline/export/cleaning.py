"""Text that other programs can read: no lone surrogates, no control characters, one line where a line is a row."""

from __future__ import annotations

import re

_LONE_SURROGATE = re.compile("[\x00\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_ONE_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def clean(text: str) -> str:
    """The text as UTF-8 can hold it: half characters and NUL become the replacement character."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def for_xml(text: str) -> str:
    """The text as XML 1.0 may hold it: characters it forbids become the replacement character."""
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text without tabs, line ends and other control characters, so that it stays one cell of one line."""
    return clean(_NOT_ONE_LINE.sub(" ", text)).strip()
