"""Plain text as people paste and scrape it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.plain import extract_text
from dateline.model import Article, Given, Page

TRANSLATED = """ date 2024-02-07 Home page politics

From: Hinnerk Sölter

Split

The minister’s journeys have become rare. Now he flew to the neighbouring country after all.

Nairobi – Kenya's foreign minister received his Ghanaian colleague on Wednesday (February 7th) and spoke with him about trade and grain.

Achieng Odera (l), Foreign Minister of Kenya, greets her guest at the airport. © Timur Askarow/dpa

A visit with a long history

The two ministers want to meet again in March, said the ministry in Nairobi. They spoke about trade,  grain and railways.

View photo series

(hsö/with material from dpa and AFP)"""


def _article(text: str, given: Given | None = None) -> Article:
    article, _ = extract_text(Page(text.encode("utf-8", "surrogatepass"), "text", "test", given=given or Given()), text)
    assert article is not None
    return article


def _kinds(article: Article) -> dict[str, str]:
    return {p.span.of(article.text).strip()[:24]: p.kind for p in article.paragraphs}


def test_a_translated_page_with_its_furniture() -> None:
    article = _article(TRANSLATED)
    kinds = _kinds(article)
    assert kinds["date 2024-02-07 Home pag"] == "furniture"
    assert kinds["From: Hinnerk Sölter"] == "credit"
    assert kinds["Split"] == "furniture"
    assert kinds["The minister’s journeys "] == "teaser"
    assert kinds["Nairobi – Kenya's foreig"] == "body"
    assert kinds["Achieng Odera (l), Forei"] == "caption"
    assert kinds["A visit with a long hist"] == "headline"
    assert kinds["View photo series"] == "furniture"
    assert kinds["(hsö/with material from "] == "credit"
    assert article.bylines == ("Hinnerk Sölter",)
    assert article.dateline == "Nairobi"
    assert article.agencies == ("dpa", "AFP")
    assert article.published is not None
    assert (article.published.value, article.published.precision) == ("2024-02-07", "day")
    assert article.translation.original_language == "de"
    assert any(repair.reason == "doubled-space" for repair in article.repairs)


def test_a_photo_credit_is_no_credit_of_the_text() -> None:
    text = (
        "Floods cut off the coast\n\n"
        "Soldiers carry sacks of sand to the dike. © Maren Quist/Reuters\n\n"
        "The army sent two hundred soldiers to the coast on Monday, and the government asked its neighbours for help.\n\n"
        "Roads and railways stayed closed for the third day, the ministry of transport said in the evening."
    )
    article = _article(text)
    assert article.agencies == ()
    assert _kinds(article)["Soldiers carry sacks of "] == "caption"
    assert article.title == "Floods cut off the coast"


@pytest.mark.parametrize(
    ("head", "place", "agencies"),
    [
        ("ACCRA, Feb 7 (Reuters) - ", "Accra", ("Reuters",)),
        ("KAZAN, May 26. /TASS/. ", "Kazan", ("TASS",)),
        ("KYIV, Ukraine (AP) — ", "Kyiv", ("AP",)),
        ("Berlin (dpa) - ", "Berlin", ("dpa",)),
        ("Astana – ", "Astana", ()),
    ],
)
@pytest.mark.parametrize("blocks", ["\n\n", "\n", " "])
def test_datelines_in_every_layout(head: str, place: str, agencies: tuple[str, ...], blocks: str) -> None:
    sentences = [
        head + "Police detained a young man who had shouted at the minister during a speech on trade.",
        "The ministry said that the man would be heard by a judge on Thursday.",
        "His lawyer called the arrest unlawful and asked for his release at once.",
        *(f"A neighbour, the {n}th to speak, said that he had never seen anything like it." for n in range(5, 15)),
    ]
    article = _article(blocks.join(sentences))
    assert article.dateline == place
    assert article.agencies == agencies


def test_a_short_text_without_line_breaks_is_not_lost_to_the_furniture_at_its_end() -> None:
    article = _article(
        "NAIROBI, May 26 (KNA) – A railway between the two ports was opened on Monday. The minister cut a ribbon. "
        "© 2017 Kenya News Agency. All rights reserved"
    )
    body = " ".join(p.span.of(article.text) for p in article.paragraphs if p.kind == "body")
    assert "A railway between the two ports was opened on Monday." in body
    assert "All rights reserved" not in body


def test_a_rare_dash_is_no_dateline() -> None:
    article = _article(
        "Rare trip – the minister flew to the coast on Monday to speak with fishermen about their fear of the sea.\n\n"
        "They told him that the catch had never been as small as in this year, and asked for help."
    )
    assert article.dateline is None


def test_a_date_inside_a_sentence_is_not_the_page_s() -> None:
    article = _article(
        "The treaty of 4 April 1949 bound twelve states, and the minister recalled it in his speech on Monday.\n\n"
        "He said that no state had left it since, and that more would come."
    )
    assert article.published is None


def test_what_the_source_gives_wins() -> None:
    article = _article("Police arrested three men on Monday, a spokesman said.", Given("Three arrests", "2024-02-05"))
    assert article.title == "Three arrests"
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2024-02-05", "given")


def test_a_text_without_words_is_no_article() -> None:
    article, (issue,) = extract_text(Page(b"... 123", "text", "test"), "... 123")
    assert article is None
    assert issue.code == "no-article"


@given(st.text())
def test_any_text_keeps_its_characters_and_covers_them_once(text: str) -> None:
    article, _ = extract_text(Page(text.encode("utf-8", "surrogatepass"), "text", "test"), text)
    if article is None:
        assert not any(character.isalpha() for character in text)
        return
    assert article.text == text
    at = 0
    for paragraph in article.paragraphs:
        assert text[at : paragraph.span.start].strip() == ""
        assert paragraph.span.start >= at
        at = paragraph.span.end
    assert text[at:].strip() == ""
