"""Values of time expressions in other people's formats, on files made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline_lab.corpora.days import Days, Expression, days_of, read_written
from dateline_lab.scoring.days import right, score_days

TIMEML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-02-07"
functionInDocument="CREATION_TIME">2024-02-07</TIMEX3></DCT><TEXT>The minister left. He will return on
<TIMEX3 tid="t1" type="DATE" value="2024-02-12">Monday</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P3D">three
days</TIMEX3>. He was <TIMEX3 tid="t3" type="DATE" value="PAST_REF">once</TIMEX3> here, on
<TIMEX3 tid="t4" type="TIME" value="2024-02-06TNI">Tuesday night</TIMEX3>, and in
<TIMEX3 tid="t5" type="DATE" value="XXXX-SU">summer</TIMEX3>, as in <TIMEX3 tid="t6" type="DATE" value="2023-Q4">the fourth
quarter of last year</TIMEX3> and <TIMEX3 tid="t7" type="DATE" value="2019" mod="START">early 2019</TIMEX3>.</TEXT></TimeML>"""

GUM = """# newdoc id = GUM_news_made
# meta::dateCreated = 2023-11-10
# text = They left on Thursday night for 5-7 May.
1\tThey\t_\t_\t_\t_\t_\t_\t_\t_
2\tleft\t_\t_\t_\t_\t_\t_\t_\t_
3\ton\t_\t_\t_\t_\t_\t_\t_\t_
4\tThursday\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-time|XML=<date when:::"2023-11-09">
5\tnight\t_\t_\t_\t_\t_\t_\t_\tXML=</date>
6\tfor\t_\t_\t_\t_\t_\t_\t_\t_
7-8\t5-7\t_\t_\t_\t_\t_\t_\t_\t_
7\t5\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|XML=<hi rend:::"b"><date from:::"2023-05-05" to:::"2023-05-07">
8\t-\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
9\t7\t_\t_\t_\t_\t_\t_\t_\t_
10\tMay\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|XML=</date></hi>
11\t.\t_\t_\t_\t_\t_\t_\t_\t_

# text = Before 2020 at noon.
1\tBefore\t_\t_\t_\t_\t_\t_\t_\t_
2\t2020\t_\t_\t_\t_\t_\t_\t_\tXML=<date notAfter:::"2019"></date>
3\tat\t_\t_\t_\t_\t_\t_\t_\t_
4\tnoon\t_\t_\t_\t_\t_\t_\t_\tXML=<time when:::"12:00:00"></time>
"""


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-02-07", (date(2024, 2, 7), date(2024, 2, 7))),
        ("2024-02-07T14:30", (date(2024, 2, 7), date(2024, 2, 7))),
        ("2013-03-22TNI", (date(2013, 3, 22), date(2013, 3, 22))),
        ("19980213", (date(1998, 2, 13), date(1998, 2, 13))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-02-XX", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2013-W12", (date(2013, 3, 18), date(2013, 3, 24))),
        ("2013-W12-WE", (date(2013, 3, 23), date(2013, 3, 24))),
        ("2013-W12-3", (date(2013, 3, 20), date(2013, 3, 20))),
        ("2024-Q2", (date(2024, 4, 1), date(2024, 6, 30))),
        ("2024-H1", (date(2024, 1, 1), date(2024, 6, 30))),
        ("2013-SP", (date(2013, 3, 1), date(2013, 5, 31))),
        ("2013-SU", (date(2013, 6, 1), date(2013, 8, 31))),
        ("2013-FA", (date(2013, 9, 1), date(2013, 11, 30))),
        ("2013-WI", (date(2013, 12, 1), date(2014, 2, 28))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("199", (date(1990, 1, 1), date(1999, 12, 31))),
        ("19", (date(1900, 1, 1), date(1999, 12, 31))),
        *(
            (value, None)
            for value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF", "P3D", "PT12H", "XXXX-SU", "XXXX-05-01")
        ),
        *((value, None) for value in ("2024-13", "2024-02-30", "T09:00", "", "-0400")),
    ],
)
def test_values_as_days(value: str, days: Days | None) -> None:
    assert days_of(value) == days


def test_timeml_gives_the_day_the_words_and_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    (text,) = read_written(tmp_path)
    assert text.day == date(2024, 2, 7)
    words = [" ".join(one.words.split()) for one in text.expressions]
    assert words == ["Monday", "three days", "once", "Tuesday night", "the fourth quarter of last year", "early 2019"]
    assert text.expressions[0].before.split() == ["He", "will", "return", "on"]
    assert text.expressions[0].after.split() == ["for", "three", "days."]
    assert [one.days is None for one in text.expressions] == [False, True, True, False, False, False]


def test_a_folder_of_timeml_is_scored(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    figures = score_days(tmp_path, None)  # type: ignore[arg-type]
    assert (figures["value"].value, figures["value"].count) == (1.0, 4)
    assert (figures["open"].value, figures["open"].count) == (1.0, 2)


def test_gum_gives_dates_with_days_and_leaves_out_clock_times_and_bounds(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_made.conllu").write_text(GUM, encoding="utf-8")
    (text,) = read_written(tmp_path)
    assert (text.day, text.kind) == (date(2023, 11, 10), "news")
    assert [(one.words, one.before) for one in text.expressions] == [
        ("Thursday night", "They left on "),
        ("5-7 May", "They left on Thursday night for "),
    ]
    figures = score_days(tmp_path, None)  # type: ignore[arg-type]
    assert figures["value"].value == figures["value_news"].value == 1.0
    assert "open" not in figures


@pytest.mark.parametrize(
    ("words", "found", "is_right"),
    [
        ("2019", (date(2019, 1, 1), date(2019, 12, 31)), True),
        ("2019", (date(2019, 1, 1), date(2019, 4, 30)), False),
        ("early 2019", (date(2019, 1, 1), date(2019, 4, 30)), True),
        ("early 2019", (date(2018, 12, 1), date(2019, 4, 30)), False),
        ("2019", None, False),
    ],
)
def test_a_part_of_a_period_is_right_inside_it(words: str, found: Days | None, is_right: bool) -> None:
    year = (date(2019, 1, 1), date(2019, 12, 31))
    assert right(Expression(words, "", year), found) is is_right


def test_what_names_no_days_is_right_when_left_open() -> None:
    assert right(Expression("three years", "for", None), None)
    assert not right(Expression("three years", "for", None), (date(2019, 1, 1), date(2019, 1, 1)))
