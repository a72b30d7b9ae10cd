"""Labels as offsets: from the guide's form and back, and refused where the text is another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline_lab.__main__ import main
from dateline_lab.corpora.guide import example_of, read_lines
from dateline_lab.corpora.guide_rows import guide_row, to_guide, to_offsets
from dateline_lab.corpora.offsets import read_offsets, write_rows
from dateline_lab.corpora.sources import WIKINEWS

CODEBOOK = Codebook.load(resources() / "codebook")
TEXTS = {
    "inv-1": [
        "Norland's envoy met Anna Berg in Berg on Monday; on Monday night he left Berg.",
        '"We go home", he said there.',
        "Nothing else happened.",
    ]
}


def event(**given: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"mode": "", "st": "happened", "src": [], "tgt": [], "loc": [], "when": [], "by": []}
    return empty | {"ctx": []} | given


def rows() -> list[dict[str, Any]]:
    return [
        {
            "doc": "inv-1",
            "s": 0,
            "names": {"Norland": "GPE", "Anna Berg": "PER", "Berg": "GPE"},
            "times": ["Monday#1", "Monday night"],
            "events": [
                event(t="met", type="CONSULT", src=["Norland"], tgt=["Anna Berg"], loc=["Berg#2"], when=["Monday"]),
                event(t="left", type="RETREAT", mode="withdraw", src=["he"], loc=["Berg#3"], ctx=["diplomatic"]),
            ],
            "quotes": [],
        },
        {"doc": "inv-1", "s": 1, "names": {}, "times": [], "events": [], "quotes": [{"q": "We go home", "by": "he"}]},
        {"doc": "inv-1", "s": 2, "names": {}, "times": [], "events": [], "quotes": []},
    ]


def faults(changed: list[dict[str, Any]]) -> str:
    with pytest.raises(InputError) as raised:
        to_offsets(changed, TEXTS, CODEBOOK)
    return str(raised.value)


def test_offsets_hold_the_spans_meant_and_no_words() -> None:
    first, second, _ = to_offsets(rows(), TEXTS, CODEBOOK)
    text = TEXTS["inv-1"][0]
    assert [(text[a:b], kind) for a, b, kind in first["names"]] == [
        ("Norland", "GPE"), ("Anna Berg", "PER"), ("Berg", "GPE"), ("Berg", "GPE"),
    ]  # fmt: skip
    assert [text[a:b] for a, b in first["times"]] == ["Monday", "Monday night"]
    start, end = first["events"][0]["loc"][0]
    assert text[start - 3 : end] == "in Berg"
    assert second["quotes"] == [{"q": [1, 11], "by": [14, 16]}]
    assert "Berg" not in json.dumps([first, second])


def test_the_guides_form_comes_back_and_means_the_same() -> None:
    offsets = to_offsets(rows(), TEXTS, CODEBOOK)
    again = to_guide(offsets, TEXTS)
    assert to_offsets(again, TEXTS, CODEBOOK) == offsets
    assert again[0]["times"] == ["Monday#1", "Monday night"]
    assert again[0]["names"] == rows()[0]["names"]


def test_one_word_with_two_meanings_is_numbered() -> None:
    text = "Berg praised Berg and Bergen."
    row = {"names": {"Berg#1": "PER", "Berg#2": "GPE"}, "times": [], "events": [], "quotes": []}
    example = example_of("inv-2", text, row, ("", ""))
    assert guide_row(example, 0)["names"] == row["names"]


def test_examples_have_their_neighbours(tmp_path: Path) -> None:
    labels, texts = written(tmp_path, TEXTS)
    first, second, _ = read_offsets(labels, texts)
    assert (first.text, second.before, second.after) == (
        TEXTS["inv-1"][0], TEXTS["inv-1"][0], TEXTS["inv-1"][2],
    )  # fmt: skip
    assert first.events is not None
    assert [one.type for one in first.events] == ["CONSULT", "RETREAT"]
    assert first.events[1].contexts == ("diplomatic",)


def test_another_edition_of_a_text_is_refused(tmp_path: Path) -> None:
    changed = {"inv-1": [TEXTS["inv-1"][0].replace("Monday", "Friday"), *TEXTS["inv-1"][1:]]}
    labels, texts = written(tmp_path, changed)
    with pytest.raises(InputError, match="not the text that was labelled"):
        read_offsets(labels, texts)
    labels, texts = written(tmp_path, {"inv-1": TEXTS["inv-1"][:2]})
    with pytest.raises(InputError, match="lack inv-1, sentence 2"):
        read_offsets(labels, texts)


@pytest.mark.parametrize(
    ("layer", "value", "fault"),
    [
        ("times", ["Tuesday"], "'Tuesday' is not in the sentence"),
        ("names", {"Anna": "MAN"}, "no name is of type 'MAN'"),
        ("events", [event(t="met", type="CONSULT", mode="riot")], "CONSULT has no mode 'riot'"),
        ("events", [event(t="met", type="MEET")], "there is no type 'MEET'"),
        ("events", [event(t="met", type="CONSULT", st="maybe")], "there is no status 'maybe'"),
        ("events", [event(t="met", type="CONSULT", ctx=["tea"])], "there is no context 'tea'"),
        ("events", [event(t="me", type="CONSULT")], "'me' begins or ends inside a word"),
        ("quotes", [{"q": "met", "by": "she"}], "'she' is not in the sentence"),
    ],
)
def test_faults_are_named(layer: str, value: Any, fault: str) -> None:
    changed = rows()
    changed[0][layer] = value
    assert f"inv-1 s0: {fault}" in faults(changed)


def test_a_document_is_labelled_whole_and_once() -> None:
    assert "inv-1 s2: no row" in faults(rows()[:2])
    assert "inv-1 s1: 2 rows" in faults([*rows(), rows()[1]])
    assert len(to_offsets(rows()[:2], TEXTS, CODEBOOK, whole=False)) == 2


def test_the_command_goes_both_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, texts = written(tmp_path, TEXTS)
    guide, again = tmp_path / "guide.jsonl", tmp_path / "again.jsonl"
    assert main(["labels", str(labels), "--texts", str(texts), "--out", str(guide), "--to", "guide"]) == 0
    assert main(["labels", str(guide), "--texts", str(texts), "--out", str(again)]) == 0
    assert "1 documents, 3 sentences, 2 events, 3 names" in capsys.readouterr().out
    assert again.read_text(encoding="utf-8") == labels.read_text(encoding="utf-8")
    guide.write_text(guide.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert main(["labels", str(guide), "--texts", str(texts), "--out", str(again)]) == 1


def test_the_labels_of_the_project_hold_no_words() -> None:
    if not WIKINEWS.exists():
        pytest.skip("no labels of Wikinews texts yet")
    for row in read_lines(WIKINEWS):
        assert set(row) == {"doc", "s", "sha256", "names", "times", "events", "quotes"}
        for one in row["events"]:
            assert {type(x) for role in ("t", "src", "tgt", "loc", "when", "by") for x in one[role]} <= {list, int}


def written(folder: Path, texts: dict[str, list[str]]) -> tuple[Path, Path]:
    """Labels of TEXTS beside the texts given."""
    labels, path = folder / "labels.jsonl", folder / "texts.jsonl"
    write_rows(to_offsets(rows(), TEXTS, CODEBOOK), labels)
    write_rows([{"id": doc, "sents": sentences} for doc, sentences in texts.items()], path)
    return labels, path
