"""A page's own word on when it was changed."""

from __future__ import annotations

import pytest

from dateline.extract.changed import changed_at
from dateline.model import Page


@pytest.mark.parametrize(
    ("html", "moment"),
    [
        ('<meta property="article:modified_time" content="2023-11-10T09:00:00+02:00">', "2023-11-10T07:00:00+00:00"),
        ("<meta content='2023-11-10T09:00:00Z' itemprop=dateModified />", "2023-11-10T09:00:00+00:00"),
        ('<meta name="og:updated_time" content="2023-11-10">', "2023-11-10T00:00:00+00:00"),
        (
            '<script>{"@type":"NewsArticle","dateModified" : "2023-11-10T09:00:00"}</script>',
            "2023-11-10T09:00:00+00:00",
        ),
        (
            '{"dateModified":"2023-11-11"}<meta property="article:modified_time" content="2023-11-10">',
            "2023-11-10T00:00:00+00:00",
        ),
        (
            '<meta property="article:modified_time" content="yesterday">{"dateModified":"2023-11-11"}',
            "2023-11-11T00:00:00+00:00",
        ),
        ('<meta property="article:published_time" content="2023-11-10">', None),
        ('<meta property="article:modified_time" content="0000-00-00">', None),
        ('<meta property="article:modified_time" content="0001-01-01T00:00:00+14:00">', None),
        ('<meta property="article:modified_time" content="\udcff\udcff\udcff\udcff\udcff\udcff\udcff\udcff">', None),
        ("<meta " * 50_000, None),
    ],
)
def test_the_last_change_is_read_as_a_moment_in_utc(html: str, moment: str | None) -> None:
    content = html.encode("utf-8", "surrogateescape")
    assert changed_at(Page(content, "html", "test")) == moment
    assert changed_at(Page(content, "text", "test")) is None
