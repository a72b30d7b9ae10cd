"""Any character comes back, from both databases, and no offset moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.ask import ArticleFilter, articles
from dateline.model import Article, Document, Given, Issue, Mark, Name, Paragraph, Published, Quote, Repair, Span
from dateline.store import Record, rows_out
from dateline.store.types import folded, restored, storable
from record_documents import RUN, document, page

TAKEN = range(0x10D800, 0x10E001)
any_text = st.text(st.characters(exclude_categories=()).filter(lambda c: ord(c) not in TAKEN), max_size=40)
odd = st.sampled_from(
    ["\x00", "\ud800", "\udfff", "\udc80", "\U0001f600", "e\u0301", "\u2028", "\ufffe", "\\", "'", "\u202e"]
)
odd_text = st.lists(st.one_of(odd, any_text), min_size=1, max_size=12).map("".join).filter(bool)
maybe = st.none() | odd_text


@given(odd_text)
@example("\x00\ud800\udfff\udc00\ud83d")
def test_storable_text_keeps_its_length_and_comes_back(text: str) -> None:
    stored = storable(text)
    assert len(stored) == len(text)
    assert "\x00" not in stored
    stored.encode()
    assert restored(stored) == text


def test_private_use_characters_that_stand_for_others_are_given_up() -> None:
    assert storable("a\U0010d800\U0010e000b") == "a\ufffd\ufffdb"
    assert storable("\U0010d7ff\U0010e001") == "\U0010d7ff\U0010e001"


def spans(length: int) -> st.SearchStrategy[Span]:
    bounds = st.tuples(st.integers(0, length - 1), st.integers(1, length))
    return bounds.map(lambda pair: Span(min(pair[0], pair[1] - 1), pair[1]))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(odd_text)
    span = spans(len(text))
    given_facts = Given(draw(maybe), draw(maybe), draw(maybe), draw(maybe), tuple(draw(st.lists(odd_text, max_size=2))))
    at = replace(
        page(), origin=draw(odd_text), address=draw(maybe), given=replace(given_facts, title=None, published=None)
    )
    article = Article(
        id=f"article-{at.id}",
        page=at.id,
        text=text,
        paragraphs=tuple(Paragraph("body", one) for one in draw(st.lists(span, max_size=3))),
        url=draw(maybe),
        title=draw(maybe),
        bylines=tuple(draw(st.lists(odd_text, max_size=2))),
        published=draw(st.none() | st.builds(Published, odd_text, st.just("day"), st.just("text"))),
        agencies=tuple(draw(st.lists(odd_text, max_size=2))),
        marks=tuple(Mark("byline", one, draw(odd_text)) for one in draw(st.lists(span, max_size=2))),
        repairs=tuple(
            Repair(one.start, one.end, draw(any_text), "mojibake") for one in draw(st.lists(span, max_size=2))
        ),
    )
    return Document(
        page=at,
        article=article,
        sentences=(),
        names=tuple(Name(one, "PER") for one in draw(st.lists(span, max_size=3))),
        times=(),
        time_marks=(),
        quotes=tuple(Quote(one, draw(st.none() | span)) for one in draw(st.lists(span, max_size=2))),
        reports=(),
        issues=tuple(draw(st.lists(st.builds(Issue, st.just("extract"), st.just("odd"), odd_text), max_size=1))),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_documents_of_odd_characters_come_back(record: Record, written: Document) -> None:
    assert written.article
    with record.writing() as connection:
        for table in ("readings", "issues", "articles", "sightings", "pages"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    record.writer(RUN).write([written])
    assert record.documents([written.article.id]) == [written]
    with record.reading() as connection:
        assert list(rows_out.pages(connection, [written.page.id]).values()) == [written.page]


@pytest.mark.parametrize(
    "search", ["malta", "\x00malta", 'malta" OR "x', "-malta*", "(malta)", "malta NEAR", "%malta%"]
)
def test_a_search_never_upsets_the_database(record: Record, search: str) -> None:
    record.writer(RUN).write([document()])
    wanted = ArticleFilter(text=search)
    assert [row.article.id for row in articles(record, wanted)] in ([], ["article-00000"])


def test_names_are_folded_for_search() -> None:
    assert folded("  Şimşek-ÅSE’s ") == "simsek ase s"
    assert folded("!?") == ""
    assert folded("МИД РФ") == "мид рф"
