"""Reading PLV rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline_lab.scoring.plv import read_plv

HEAD = "\tmarked_sentence\tgold_root\n"


def test_marks_become_characters(tmp_path: Path) -> None:
    path = tmp_path / "plv.tsv"
    path.write_text(
        HEAD
        + "1\t<t>Kenya</t> was praised by <s>Ghana</s>.\tSUPPORT\n"
        + "2\t<s>Police</s> opened an inquiry.\tACCUSE\n",
        encoding="utf-8",
    )
    both, one = read_plv(path)
    assert both.text == "Kenya was praised by Ghana."
    assert (both.text[slice(*both.source)], both.text[slice(*both.target)]) == ("Ghana", "Kenya")
    assert (one.text[slice(*one.source)], one.text[slice(*one.target)]) == ("Police", "")


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a PLV file"):
        read_plv(path)
