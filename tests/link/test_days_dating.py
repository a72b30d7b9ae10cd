"""Time marks of whole articles: anchors, tense, brackets, clock times, events, and why an expression stays open."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.link.dating import direction, published_moment, time_marks
from dateline.link.day_setting import month_first
from dateline.link.day_spans import widened
from dateline.model import Article, Document, Mark, Page, Paragraph, Published, Sentence, Span, TimeExpression, TimeMark

PUBLISHED = Published("2023-11-10", "day", "given")


def article(
    text: str, published: Published | None = PUBLISHED, url: str | None = None, dateline: str | None = None
) -> Article:
    marks = (Mark("dateline", Span(0, len(dateline)), dateline),) if dateline else ()
    paragraphs = (Paragraph("body", Span(0, len(text))),)
    return Article("a", "p", text, paragraphs, url=url, published=published, dateline=dateline, marks=marks)


def marks_of(text: str, *words: str, **known: object) -> list[TimeMark]:
    """The marks of the words (first place after the one before), the text cut into sentences at ". "."""
    spans, at = [], 0
    for one in words:
        at = text.index(one, at)
        spans.append(Span(at, at + len(one)))
        at += len(one)
    sentences, start = [], 0
    for part in text.split(". "):
        sentences.append(Sentence(Span(start, min(start + len(part) + 1, len(text))), 0))
        start += len(part) + 2
    document = Document(
        Page(b"", "text", "x"), article(text, **known), tuple(sentences), (), tuple(TimeExpression(s) for s in spans)  # type: ignore[arg-type]
    )  # fmt: skip
    return list(time_marks(document))


def days(mark: TimeMark) -> tuple[str | None, str | None]:
    return mark.earliest, mark.latest


def test_a_day_counts_from_the_day_just_named() -> None:
    first, second, third = marks_of(
        "The envoy landed on 3 November. Two days later he met the minister. The same day he flew home.",
        "3 November", "Two days later", "The same day",
    )  # fmt: skip
    assert days(first) == ("2023-11-03", "2023-11-03")
    assert (second.earliest, second.anchor) == ("2023-11-05", "text")
    assert third.earliest == "2023-11-05"
    assert second.reason == "2 days after 2023-11-03, the day named before it"


def test_without_a_publication_date_a_weekday_stays_open_and_says_so() -> None:
    (mark,) = marks_of("The envoy landed on Friday.", "Friday", published=None)
    assert days(mark) == (None, None)
    assert mark.reason == "no publication date to count from"


def test_a_publication_date_of_a_month_counts_for_no_day() -> None:
    (mark,) = marks_of("The envoy landed on Friday.", "Friday", published=Published("2023-11", "month", "given"))
    assert mark.reason == "the publication date is known to the month only"


def test_a_full_date_needs_no_publication_date() -> None:
    first, second = marks_of("On 3 May 2021 he left. On 5 May he returned.", "3 May 2021", "5 May", published=None)
    assert days(first) == ("2021-05-03", "2021-05-03")
    assert (second.earliest, second.anchor) == ("2021-05-05", "text")


def test_the_dateline_counts_before_the_day_of_publication() -> None:
    (mark,) = marks_of("KYIV, Nov. 8 (XY) - The envoy landed today.", "today", dateline="KYIV")
    assert (mark.earliest, mark.anchor) == ("2023-11-08", "dateline")


def test_a_dateline_long_before_publication_is_not_counted_from() -> None:
    (mark,) = marks_of("KYIV, 8 May (XY) - The envoy landed today.", "today", dateline="KYIV")
    assert (mark.earliest, mark.anchor) == ("2023-11-10", "published")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The envoy met him on Thursday.", "Thursday", "2023-11-09", "2023-11-09"),
        ("The envoy will meet him on Thursday.", "Thursday", "2023-11-16", "2023-11-16"),
        ("The envoy will meet him, he said on Thursday.", "Thursday", "2023-11-09", "2023-11-09"),
        ("On Thursday the envoy will meet him.", "Thursday", "2023-11-16", "2023-11-16"),
        ("The envoy met him on Thursday (November 2nd).", "Thursday", "2023-11-02", "2023-11-02"),
        ("The envoy met him on 9 November, 2021.", "9 November", "2021-11-09", "2021-11-09"),
        ("The envoy met him on Nov. 7 in Oslo.", "Nov", "2023-11-07", "2023-11-07"),
        ("The envoy met him on Tuesday, 31 October in Oslo.", "Tuesday", "2023-10-31", "2023-10-31"),
        ("The envoy met him on 9 November 2021 in Oslo.", "November", "2021-11-09", "2021-11-09"),
        ("Prices rose in recent months.", "recent", "2023-08-10", "2023-11-10"),
        ("It fell at 01:30 Moscow time.", "01:30", "2023-11-10", "2023-11-10"),
        ("He left the day after Christmas.", "the day after Christmas", "2023-12-26", "2023-12-26"),
        ("The shop has been shut since March.", "March", "2023-03-01", "2023-11-10"),
        ("The shop will stay shut until Wednesday.", "Wednesday", "2023-11-10", "2023-11-15"),
        ("It is to be built by the end of the year.", "the end of the year", "2023-11-10", "2023-12-31"),
        ("They will vote in two weeks.", "two weeks", "2023-11-20", "2023-11-26"),
        ("Prices rose over the past year.", "the past year", "2022-11-10", "2023-11-10"),
    ],
)
def test_the_sentence_around_an_expression_counts(text: str, words: str, first: str, last: str) -> None:
    (mark,) = marks_of(text, words)
    assert days(mark) == (first, last)


def test_a_length_of_time_has_no_days_and_says_so() -> None:
    (mark,) = marks_of("The talks went on for three years.", "three years")
    assert days(mark) == (None, None)
    assert mark.reason == "a length of time, which names no days"


def test_an_event_lends_its_days() -> None:
    text = "The summit opens in Oslo on 14 November. The two men will meet on the sidelines of the summit."
    _, mark = marks_of(text, "14 November", "the sidelines of the summit")
    assert (mark.earliest, mark.anchor) == ("2023-11-14", "event")
    assert mark.reason == "told by the summit, which the article puts on 14 November"


def test_a_day_is_counted_from_an_event() -> None:
    text = "Voters go to the election on 14 November. They met the day before the election and two days after the election."
    _, before, after = marks_of(text, "14 November", "the day before the election", "two days after the election")
    assert before.earliest == "2023-11-13"
    assert after.earliest == "2023-11-16"


def test_an_event_without_days_stays_open_and_says_so() -> None:
    (mark,) = marks_of("They met on the sidelines of the summit.", "the sidelines of the summit")
    assert days(mark) == (None, None)
    assert mark.reason == "told by the summit, whose days the article does not give"


@pytest.mark.parametrize(
    "text",
    [
        "He said on 14 November that he would come after the summit. They will talk on the sidelines of the summit.",
        "The truce ends on 14 November, on the eve of the summit. They will talk on the sidelines of the summit.",
    ],
)
def test_a_day_of_something_else_is_not_lent(text: str) -> None:
    marks = marks_of(text, "14 November", "the sidelines of the summit")
    assert marks[-1].earliest is None


def test_the_words_of_an_expression_lend_it_nothing() -> None:
    _, mark = marks_of(
        "The leave was to end on 25 October, a week before the shootings.", "25 October", "a week before the shootings"
    )
    assert mark.earliest is None


def test_a_sit_in_is_no_small_word() -> None:
    (mark,) = marks_of("He spoke at that sit-in last week.", "last week")
    assert days(mark) == ("2023-10-30", "2023-11-05")


def test_the_clock_of_another_zone_in_brackets_does_not_count() -> None:
    (mark,) = marks_of("It shook on Saturday at 04:35 (Friday 16:35 UTC).", "Saturday at 04:35")
    assert mark.earliest == "2023-11-04"


@pytest.mark.parametrize(
    ("words", "after", "whole"),
    [
        ("recent", " months he left", "recent months"),
        ("the past", " three years", "the past three years"),
        ("10", " days ago", "10 days ago"),
        ("June 5, 2017", " Saturday night", "June 5, 2017"),
        ("last year", " days", "last year"),
        ("01:30", " Moscow time on", "01:30 Moscow time"),
        ("0100", " GMT", "0100 GMT"),
        ("01:30", " Mr Smith", "01:30"),
        ("the day", " after the election in Oslo", "the day after the election"),
        ("60 days", " of the siege", "60 days"),
    ],
)
def test_what_a_reader_cut_off_is_taken_along(words: str, after: str, whole: str) -> None:
    assert widened(words, after) == whole


def test_an_event_cut_off_its_expression_still_counts() -> None:
    text = "Voters go to the election on 14 November. They will meet the day after the election in Oslo."
    _, mark = marks_of(text, "14 November", "the day")
    assert (mark.earliest, mark.anchor) == ("2023-11-15", "event")
    _, mark = marks_of(text.replace("14 November", "2 November"), "2 November", "the day")
    assert mark.earliest == "2023-11-03"


def test_a_clock_time_is_not_of_a_day_to_come_or_far_off() -> None:
    text = "Voters go to the election on 14 November. A drone fell at 01:30."
    assert marks_of(text, "14 November", "01:30")[1].earliest == "2023-11-10"
    text = "Voters went to the election on 2 November. " + "Much was said of it then. " * 10 + "A drone fell at 01:30."
    assert marks_of(text, "2 November", "01:30")[1].earliest == "2023-11-10"
    text = "Voters went to the election on 2 November. A drone fell at 01:30."
    assert marks_of(text, "2 November", "01:30")[1].earliest == "2023-11-02"


def test_another_summit_lends_nothing() -> None:
    text = "The EU summit is on 14 November. They met on the sidelines of the NATO summit."
    _, mark = marks_of(text, "14 November", "the sidelines of the NATO summit")
    assert mark.earliest is None


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Seen on 03/04/2023.", None, None),
        ("Seen on 03/04/2023 and 25/04/2023.", None, False),
        ("Seen on 03/04/2023 and 04/25/2023.", None, True),
        ("Seen on 25/04/2023 and 04/25/2023.", None, None),
        ("Seen on 03/04/2023, printed 11/10/2023.", None, True),
        ("Seen on 03/04/2023.", "https://news.example.co.uk/a", False),
        ("Seen on 03/04/2023.", "https://state.example.gov/a", True),
        ("Seen on 03/04/2023.", "https://example.com/a", None),
    ],
)
def test_the_order_of_number_dates_is_read_off_the_article_or_its_outlet(
    text: str, url: str | None, expected: bool | None
) -> None:
    assert month_first(article(text, url=url), date(2023, 11, 10)) is expected


def test_the_moment_of_publication_needs_an_offset() -> None:
    assert published_moment(article("x", Published("2023-11-09T23:40+00:00", "minute", "given"))) is not None
    assert published_moment(article("x", Published("2023-11-09T23:40", "minute", "given"))) is None


def test_a_clock_time_of_another_zone_is_of_the_day_there() -> None:
    (mark,) = marks_of(
        "The drone fell at 01:30 Moscow time.", "01:30 Moscow time", published=Published("2023-11-09T23:40+00:00", "minute", "given")
    )  # fmt: skip
    assert mark.earliest == "2023-11-10"


@pytest.mark.parametrize(
    ("status", "before", "after", "expected"),
    [
        ("planned", "He said on", "", 1),
        ("happened", "He will go on", "", -1),
        ("planned", "They will meet, he said on ", "", -1),
        ("planned", "They will meet, he told reporters late ", "", -1),
        (None, "He is to go on", "", 1),
        (None, "On", ", he is expected in Oslo", 1),
        (None, "On", ", he said he will go", -1),
        (None, "Markets stay shut until", "", 1),
    ],
)
def test_status_and_tense_tell_where_an_expression_looks(status, before, after, expected) -> None:
    assert direction(status, before, after) == expected
