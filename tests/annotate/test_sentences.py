from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import Sentences
from dateline.model import Article, Document, Page, Paragraph, ParagraphKind, Repair, Span

PAGE = Page(b"x", "text", "here")


def document(*paragraphs: tuple[ParagraphKind, str], repairs: tuple[Repair, ...] = ()) -> Document:
    text = "\n\n".join(words for _, words in paragraphs)
    spans, at = [], 0
    for kind, words in paragraphs:
        spans.append(Paragraph(kind, Span(at, at + len(words))))
        at += len(words) + 2
    return Document(PAGE, Article("a", "p", text, tuple(spans), repairs=repairs))


def sentences(given_document: Document) -> list[str]:
    (done,) = Sentences()([given_document])
    assert done.article is not None
    assert done.sentences is not None
    return [sentence.span.of(done.article.text) for sentence in done.sentences]


def test_only_paragraphs_that_are_read_are_split() -> None:
    found = sentences(
        document(("headline", "Envoys meet"), ("furniture", "Share this. Now."), ("body", "They met. It rained."))
    )
    assert found == ["Envoys meet", "They met.", "It rained."]


def test_paragraph_numbers_point_at_their_paragraph() -> None:
    (done,) = Sentences()([document(("credit", "dpa"), ("body", "One came. Two left."))])
    assert done.sentences is not None
    assert [sentence.paragraph for sentence in done.sentences] == [1, 1]


def test_repairs_are_seen_and_spans_stay_those_of_the_text() -> None:
    text = "They left.\u00ad\u00adThe road was open."
    found = sentences(document(("body", text), repairs=(Repair(10, 12, " ", "soft-hyphen"),)))
    assert found == ["They left.", "The road was open."]


def test_a_page_without_an_article_passes_unchanged() -> None:
    assert Sentences()([Document(PAGE)]) == [Document(PAGE)]


def test_an_endless_sentence_is_named_in_an_issue() -> None:
    (done,) = Sentences()([document(("body", "and so on " * 5000))])
    assert [issue.code for issue in done.issues] == ["long-sentence"]


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=4))
def test_odd_characters_never_shift_a_span(texts: list[str]) -> None:
    (done,) = Sentences()([document(*(("body", text) for text in texts))])
    assert done.article is not None
    assert done.sentences is not None
    for sentence in done.sentences:
        assert done.article.paragraphs[sentence.paragraph].span.holds(sentence.span)
        assert sentence.span.of(done.article.text).strip()
