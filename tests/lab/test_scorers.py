"""Reading other people's sets, on files made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline_lab.corpora.days import read_written
from dateline_lab.scoring.geo import kilometres, read_geo
from dateline_lab.scoring.quotes import read_polnear

LGL = """<articles><article><text>A man from Accra left.</text><toponyms><toponym><start>11</start><end>16</end>
<phrase>Accra</phrase><gaztag><lat>5.55</lat><lon>-0.2</lon></gaztag></toponym><toponym><start>0</start><end>1</end>
<phrase>A</phrase></toponym></toponyms></article></articles>"""


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


@pytest.mark.parametrize("read", [read_written, read_polnear])
def test_a_folder_of_something_else_is_refused(read: object, tmp_path: Path) -> None:
    assert callable(read)
    with pytest.raises(InputError, match="give"):
        read(tmp_path)
