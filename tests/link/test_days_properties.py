"""Any words, any day: the grammar never raises, never runs backwards, and does not depend on what it read before."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.link.dating import time_marks
from dateline.link.days import Anchor, read
from dateline.model import Article, Document, Page, Paragraph, Published, Sentence, Span, TimeExpression

_WORDS = """last next this that past coming following previous same early mid late beginning end of the in on at by since until
before after from to and between over within for first second third 1st 3 5 9th 31 29 0 99 twenty-one a an two few several
May March February 29 November Thursday Sunday Mondays week weeks month year years day days decade century quarter half
weekend fortnight hours ago earlier later ahead ago 2023 0001 9999 1000 2024 9.11.2023 03/04/2023 2023-11-09 2023-W53 Q3 H1
1990s '82 spring winter Easter Christmas Ramadan Victory Day overnight morning night 01:30 GMT Moscow time 0100 UTC+14 a.m.
( ) - – , today tomorrow yesterday eve summit sidelines AD BC"""
WORDS = _WORDS.split()
EXPRESSIONS = st.one_of(st.text(max_size=130), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(EXPRESSIONS, DAYS, DAYS, st.sampled_from((-1, 0, 1)), st.sampled_from((None, True, False)))
@example("the decade before last", date(1, 1, 1), None, -1, None)
@example("in 999 decades", date(9999, 12, 31), None, 1, None)
@example("0000-00-00", None, None, 0, None)
@example("{base} {0}", date(2023, 1, 1), None, 0, None)
@example("03/04/0000", None, None, 0, True)
@settings(deadline=None, max_examples=400)
def test_any_expression_is_survived(
    words: str, day: date | None, named: date | None, looks: int, month_first: bool | None
) -> None:
    found = read(words, Anchor(day, named, looks, month_first=month_first))
    assert found.reason
    if found.days is None:
        assert found.anchor == "none"
        return
    assert date.min <= found.days.earliest <= found.days.latest <= date.max
    assert found.days.precision in {"day", "week", "month", "quarter", "season", "year", "range"}
    if found.days.precision == "day":
        assert found.days.earliest == found.days.latest
    if day is None and named is None:
        assert found.anchor == "none"


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.lists(st.integers(0, 40), max_size=8), st.dates())
@settings(deadline=None, max_examples=100)
def test_spans_never_shift(words: list[str], cuts: list[int], day: date) -> None:
    text = " ".join(words)
    spans = sorted({Span(a, b) for a, b in zip(cuts, sorted(cuts), strict=True) if a < b <= len(text)})
    document = Document(
        Page(b"", "text", "x"),
        Article(
            "a",
            "p",
            text,
            (Paragraph("body", Span(0, len(text))),),
            published=Published(day.isoformat(), "day", "given"),
        ),
        (Sentence(Span(0, len(text)), 0),) if text else (),
        (),
        tuple(TimeExpression(span) for span in spans),
    )
    marks = time_marks(document)
    assert [mark.span for mark in marks] == spans
    assert all((mark.earliest is None) == (mark.latest is None) for mark in marks)
    assert all(mark.earliest is None or mark.earliest <= str(mark.latest) for mark in marks)
    assert all(mark.reason for mark in marks)
