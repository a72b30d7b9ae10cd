"""Reading other people's sets, on files made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline_lab.scoring.days import days_of, read_days
from dateline_lab.scoring.geo import kilometres, read_geo
from dateline_lab.scoring.quotes import read_polnear

TIMEML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-02-07"
functionInDocument="CREATION_TIME">2024-02-07</TIMEX3></DCT><TEXT>The minister left. He will return on
<TIMEX3 tid="t1" type="DATE" value="2024-02-12">Monday</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P3D">three
days</TIMEX3>.</TEXT></TimeML>"""

LGL = """<articles><article><text>A man from Accra left.</text><toponyms><toponym><start>11</start><end>16</end>
<phrase>Accra</phrase><gaztag><lat>5.55</lat><lon>-0.2</lon></gaztag></toponym><toponym><start>0</start><end>1</end>
<phrase>A</phrase></toponym></toponyms></article></articles>"""


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-02-07", (date(2024, 2, 7), date(2024, 2, 7))),
        ("2024-02-07T14:30", (date(2024, 2, 7), date(2024, 2, 7))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-W06", (date(2024, 2, 5), date(2024, 2, 11))),
        ("2024-Q2", (date(2024, 4, 1), date(2024, 6, 30))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("199", (date(1990, 1, 1), date(1999, 12, 31))),
        ("PAST_REF", None),
        ("P3D", None),
        ("2024-13", None),
    ],
)
def test_values_as_days(value: str, days: tuple[date, date] | None) -> None:
    assert days_of(value) == days


def test_timeml_gives_anchor_words_and_what_stands_before(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    ((anchor, (expression,)),) = read_days(tmp_path)
    assert anchor == date(2024, 2, 7)
    assert expression.words == "Monday"
    assert expression.before.split() == ["He", "will", "return", "on"]


def test_lgl_gives_toponyms_with_coordinates_only(tmp_path: Path) -> None:
    path = tmp_path / "lgl.xml"
    path.write_text(LGL, encoding="utf-8")
    (article,) = read_geo(path)
    (toponym,) = article.toponyms
    assert toponym.span.of(article.text) == toponym.words == "Accra"
    assert [span.of(article.text) for span in article.marked] == ["Accra", "A"]


def test_distances() -> None:
    assert kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((5.55, -0.2), (5.55, -0.2)) == 0.0


def test_polnear_gives_contents_with_their_sources(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "“We shall come back,” the envoy said."
    (tmp_path / "text" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions" / "a.ann").write_text(
        "T1\tContent 0 21\t“We shall come back,”\nT2\tSource 22 31\tthe envoy\nE1\tContent:T1 Source:T2\n",
        encoding="utf-8",
    )
    ((_, (found,)),) = read_polnear(tmp_path)
    assert found.content.of(text) == "“We shall come back,”"
    assert [source.of(text) for source in found.sources] == ["the envoy"]


@pytest.mark.parametrize("read", [read_days, read_polnear])
def test_a_folder_of_something_else_is_refused(read: object, tmp_path: Path) -> None:
    assert callable(read)
    with pytest.raises(InputError, match="give"):
        read(tmp_path)
