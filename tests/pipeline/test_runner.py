"""Running documents through stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from dateline.errors import UsageError
from dateline.model import Article, Document, Page, Paragraph, Sentence, Span
from dateline.pipeline import Timings
from dateline.pipeline.runner import StageFailedError, run_stages
from dateline.pipeline.stages import check_stages


@dataclass(frozen=True)
class Scripted:
    """A stage that does what a test says."""

    do: Callable[[Sequence[Document]], list[Document]]
    needs: frozenset[str] = frozenset({"article"})
    gives: frozenset[str] = frozenset({"sentences"})
    name: str = "scripted"

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        return self.do(documents)


def _document(text: str) -> Document:
    page = Page(text.encode(), "text", "test")
    return Document(page, Article(page.id, page.id, text, (Paragraph("body", Span(0, len(text))),)))


def _one_sentence(documents: Sequence[Document]) -> list[Document]:
    done = []
    for document in documents:
        assert document.article is not None
        if "bad" in document.article.text:
            raise ValueError("cannot read this")
        done.append(replace(document, sentences=(Sentence(Span(0, len(document.article.text)), 0),)))
    return done


def test_a_stage_that_fails_on_one_page_reads_the_others() -> None:
    documents = [_document("One."), _document("A bad one."), _document("Three.")]
    done = run_stages([Scripted(_one_sentence)], documents, Timings())
    assert [document.sentences is not None for document in done] == [True, False, True]
    (issue,) = done[1].issues
    assert (issue.stage, issue.code) == ("scripted", "stage-failed")
    assert "cannot read this" in issue.message


def test_strict_stops_at_the_first_failure_and_names_the_page() -> None:
    with pytest.raises(StageFailedError, match="scripted failed on test: ValueError: cannot read this"):
        run_stages([Scripted(_one_sentence)], [_document("One."), _document("A bad one.")], Timings(), strict=True)


def test_a_document_without_a_needed_layer_passes_by() -> None:
    page = Document(Page(b"", "text", "test"))
    seen: list[Document] = []
    stage = Scripted(lambda documents: [*documents, *map(seen.append, documents)][: len(documents)])
    assert run_stages([stage], [page, _document("One.")], Timings())[0] is page
    assert len(seen) == 1


def test_a_stage_that_loses_a_document_is_a_failure() -> None:
    done = run_stages([Scripted(lambda documents: list(documents)[1:])], [_document("One.")], Timings())
    assert "1 documents went in, 0 came out" in done[0].issues[0].message


def test_timings_add_up_by_stage() -> None:
    timings = Timings()
    run_stages([Scripted(_one_sentence)], [_document("One.")], timings)
    other = Timings({"scripted": 1.0, "link": 2.0})
    timings.merge(other)
    assert timings.seconds["scripted"] > 1.0
    assert timings.seconds["link"] == 2.0


def test_an_order_that_lacks_a_layer_is_refused() -> None:
    reader = Scripted(_one_sentence, needs=frozenset({"sentences"}), gives=frozenset({"names"}), name="reader")
    splitter = Scripted(_one_sentence, needs=frozenset({"page"}), gives=frozenset({"sentences"}), name="splitter")
    check_stages([splitter, reader])
    with pytest.raises(UsageError, match="reader needs sentences"):
        check_stages([reader, splitter])


def test_a_layer_no_document_has_is_refused() -> None:
    odd = Scripted(_one_sentence, needs=frozenset({"page"}), gives=frozenset({"moods"}), name="odd")
    with pytest.raises(UsageError, match="odd speaks of layers that no document has: moods"):
        check_stages([odd])
