"""HTML pages of several layouts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.decode import decode
from dateline.extract.html import Limits, extract_html
from dateline.extract.stage import Extract, extract
from dateline.model import Article, Document, Page

BODY = (
    "Kenya's foreign minister received her Ghanaian colleague on Wednesday and spoke with him about trade and grain. ",
    "The two ministers will meet again in March, the ministry said in a statement that was read out in the evening. ",
    "Farmers had asked both governments for lower duties, and the railway between the ports is to be finished in June. ",
)

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "The Harbour Courier"},
        {
            "@type": "NewsArticle",
            "headline": "Ministers meet in Nairobi",
            "datePublished": "2024-02-07T18:30:00+03:00",
            "author": [{"@type": "Person", "name": "Maren Quist"}, "Ivo Sand"],
            "articleSection": "Africa",
            "publisher": {"@type": "Organization", "name": "The Harbour Courier"},
        },
    ],
}

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ministers meet in Nairobi | The Harbour Courier</title>
<link rel="canonical" href="https://harbour.example/africa/ministers?utm_source=x">
<script type="application/ld+json">{json.dumps(LD)}</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers meet in Nairobi</h1><p class="byline">By Maren Quist and Ivo Sand</p>
<figure><img src="a.jpg"><figcaption>The minister at the airport. Photo: Tove Lind</figcaption></figure>
<p>NAIROBI (Reuters) - {BODY[0]}</p><p>{BODY[1]}</p>
<div class="related"><h3>Related articles</h3><ul><li><a href="/x">Ten ways to cook beans</a></li></ul></div>
<p>{BODY[2]}</p><p>Caf&eacute; owners &amp; traders were glad, a trader told reporters near the old harbour.</p>
</article><div class="newsletter">Sign up for our newsletter</div>
<footer>© The Harbour Courier</footer></body></html>"""

BARE = f"""<html><head><title>Ministers meet in Nairobi</title></head><body><table><tr><td><a href=/>Home</a></td>
<td><font size=5><b>Ministers meet in Nairobi</b></font><br><i>7 February 2024</i><p>{BODY[0]}<p>{BODY[1]}<p>{BODY[2]}
</td></tr></table></body></html>"""


def _page(html: str) -> Page:
    return Page(html.encode("utf-8", "surrogatepass"), "html", "test", address="https://harbour.example/a/b")


def _article(html: str) -> Article:
    found = extract(_page(html))
    assert found.article is not None
    return found.article


def _texts(article: Article, kind: str) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.kind == kind]


def test_a_page_with_metadata() -> None:
    article = _article(PAGE)
    assert article.title == "Ministers meet in Nairobi"
    assert article.bylines == ("Maren Quist", "Ivo Sand")
    assert article.published is not None
    assert article.published.value.startswith("2024-02-07")
    assert article.url == "https://harbour.example/africa/ministers"
    assert (article.section, article.outlet, article.language) == ("Africa", "The Harbour Courier", "en")
    assert article.dateline == "Nairobi"
    assert article.agencies == ("Reuters",)


def test_the_report_is_kept_and_the_rest_is_not_read() -> None:
    article = _article(PAGE)
    body = "\n".join(_texts(article, "body"))
    for sentence in BODY:
        assert sentence.strip() in body
    read = body + "\n".join(_texts(article, "teaser") + _texts(article, "headline"))
    for stray in ("cook beans", "newsletter", "Home", "© The Harbour Courier"):
        assert stray not in read


def test_a_page_without_metadata() -> None:
    article = _article(BARE)
    assert article.title == "Ministers meet in Nairobi"
    assert article.published is not None
    assert article.published.value == "2024-02-07"
    assert BODY[2].strip() in article.text


def test_segments_lead_back_to_the_page() -> None:
    decoded = decode(_page(PAGE)).text
    article = _article(PAGE)
    assert article.segments
    for segment in article.segments:
        here = article.text[segment.start : segment.end]
        there = decoded[segment.page_start : segment.page_end]
        assert here == there or "&" in there or here.split() == there.split()
    covered = sum(segment.end - segment.start for segment in article.segments)
    assert covered > 0.9 * len(article.text)


@pytest.mark.parametrize(
    ("fetched", "issues"),
    [("2024-02-07T10:00:00Z", []), ("2024-02-06", []), ("2024-02-05", ["date-ahead"]), (None, []), ("soon", [])],
)
def test_a_date_after_the_page_was_fetched_stays_with_an_issue(fetched: str | None, issues: list[str]) -> None:
    found = extract(replace(_page(PAGE), fetched_at=fetched))
    assert found.article is not None
    assert found.article.published is not None
    assert found.article.published.value.startswith("2024-02-07")
    assert [issue.code for issue in found.issues] == issues


@pytest.mark.parametrize("year", ["0000-01-01", "9999-12-31", "1066-10-14"])
def test_a_date_that_cannot_be_is_left_out_with_an_issue(year: str) -> None:
    html = PAGE.replace("2024-02-07T18:30:00+03:00", year)
    found = extract(_page(html))
    assert found.article is not None
    assert found.article.published is None or found.article.published.value[:4] == "2024"
    assert "implausible-date" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("html", "code"),
    [("<html><nav><a href=/>Home</a></nav></html>", "no-article"), ("  ", "empty"), ("<p>" * 400_000, "no-article")],
)
def test_a_page_without_an_article_says_so(html: str, code: str) -> None:
    found = extract(_page(html))
    assert found.article is None
    assert found.issues[-1].code in {code, "too-large", "too-slow"}


def test_a_page_over_the_limit_says_so() -> None:
    found = extract_html(_page(PAGE), PAGE, Limits(characters=100))
    assert found.article is None
    assert found.issues[0].code == "too-large"


def test_a_declared_language_that_the_text_belies() -> None:
    german = " ".join(
        ["Die Außenministerin empfing am Mittwoch ihren Kollegen aus Ghana und sprach mit ihm über den Handel."] * 4
    )
    html = f'<html lang="en"><h1>Treffen in Nairobi</h1><p>{german}</p><p>{german}</p></html>'
    assert _article(html).language == "de"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-15"])
def test_character_sets(encoding: str) -> None:
    html = PAGE.replace("Farmers", "Bauern in Zürich").replace('<meta charset="utf-8">', f'<meta charset="{encoding}">')
    page = Page(html.encode(encoding, "xmlcharrefreplace"), "html", "test")
    assert "Zürich" in decode(page).text


@given(st.binary(max_size=400))
def test_any_bytes_are_survived(content: bytes) -> None:
    document = Document(Page(content, "html", "test"))
    (done,) = Extract()([document])
    assert done.article is not None or done.issues


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class='ad'>", "</div>", "<h1>", "Police said so on Monday. ", "&amp;",
                                 "<script>x</script>", "é", "\x00", "<!--", "-->", "<table><td>"]), max_size=40))  # fmt: skip
def test_paragraphs_are_in_order_and_apart(parts: list[str]) -> None:
    article = extract(_page("".join([*parts, BODY[0], BODY[1]]))).article
    if article is None:
        return
    at = 0
    for paragraph in article.paragraphs:
        assert at <= paragraph.span.start < paragraph.span.end <= len(article.text)
        at = paragraph.span.end
