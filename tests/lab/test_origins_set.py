"""The set of shared text is always the same, changes as much as it says, and its figures see what a finder misses."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline_lab.gate import digest_of
from dateline_lab.origins import changes
from dateline_lab.origins.made import DEGREES, as_body, make
from dateline_lab.scoring.origins import figures, found_by_rules, judge, score_origins

TEXT = [
    "On Monday, officials in Velmora said that 12,500 people were killed in the attack on the city.",
    "The government denied reports that troops had left the border region during the talks.",
    "A new agreement will help companies to increase the number of workers, the minister said.",
    "Lawmakers voted against the proposal because prices rose sharply in several countries.",
    "Police arrested three men after the explosion damaged many homes near the hospital.",
    "The president warned that the crisis would probably continue until the end of the year.",
]


@pytest.mark.parametrize(("change", "least", "most"), [(changes.light, 0.08, 0.3), (changes.heavy, 0.35, 0.75)])
def test_rewriting_changes_as_many_words_as_it_says(change: object, least: float, most: float) -> None:
    assert callable(change)
    for seed in range(8):
        text = change(list(TEXT), random.Random(seed))
        assert least <= changes.changed(" ".join(TEXT), " ".join(text)) <= most
        assert text == change(list(TEXT), random.Random(seed))


def test_clauses_and_numbers_are_written_otherwise() -> None:
    (text,) = changes.light(TEXT[:1], random.Random(3))
    assert text.startswith("Officials in Velmora")
    assert "on Monday" in text
    (numbers,) = changes.light(["It killed 12,500 sailors at five percent of all quays."], random.Random(1))
    assert "12500" in numbers


def test_cuts_keep_a_part_and_orders_keep_all() -> None:
    for seed in range(8):
        assert 3 <= len(changes.cut(TEXT, random.Random(seed))) <= 5
        assert sorted(changes.reordered(TEXT, random.Random(seed))) == sorted(TEXT)


def test_figures_tell_a_finder_that_finds_from_one_that_does_not(corpora: Path) -> None:
    made = [make(corpora, half) for half in (0, 1)]
    assert made == [make(corpora, half) for half in (0, 1)]
    part = next(one for one in made if one.copies)
    found, missed = figures(judge(part, found_by_rules)), figures(judge(part, lambda _: ()))
    for degree in DEGREES:
        assert missed[f"recall_{degree}"].value == 0
    assert found["recall_reordered"].value == found["recall_light"].value == 1
    wrong = figures(judge(part, lambda bodies: [(0, at) for at in range(1, len(bodies))]))
    assert wrong["precision_reordered"].value < 1


def test_a_folder_without_the_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder of the corpora"):
        score_origins(tmp_path)


def test_a_digest_of_named_folders_sees_only_these(corpora: Path) -> None:
    first = digest_of(corpora, ["mt-news", "news-2025"])
    assert first == digest_of(corpora, ["news-2025", "mt-news"])
    (corpora / "README").write_text("more")
    assert digest_of(corpora, ["mt-news", "news-2025"]) == first
    (corpora / "mt-news" / "docs.jsonl").write_text("")
    assert digest_of(corpora, ["mt-news", "news-2025"]) != first


def test_a_body_has_a_sentence_a_line() -> None:
    assert len(as_body("a", TEXT).parts) == len(TEXT)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Corpora of a few made articles, in the shape of the real ones."""
    rng = random.Random(5)
    names = [f"{a}{b}" for a in ("Kor", "Vel", "Tam", "Bris", "Oln") for b in ("mora", "dane", "vik", "sund", "gard")]
    verbs = ("approved", "sold", "blocked", "visited", "inspected", "rebuilt")
    things = ("turbines", "orchards", "ferries", "archives", "quarries", "tramways", "lighthouses", "granaries")

    def told() -> list[str]:
        line = "{} and {} {} the {} of {} because {} had asked for {} more."
        return [
            line.format(*rng.sample(names, 2), rng.choice(verbs), rng.choice(things), *rng.sample(names, 2), n * 37)
            for n in rng.sample(range(2, 900), 10)
        ]

    rows = [{"id": n, "title": f"t{n}", "source": f"o{n}-top", "text": " ".join(told())} for n in range(24)]
    _write(tmp_path / "news-2025" / "articles.jsonl.gz", rows)
    _write(tmp_path / "wikinews-events" / "texts.jsonl", [{"id": "w", "sents": ["May 1, 2024", *told()]}])
    story = [{"triplet-uuid": "s", "source": name, "body-paragraphs": [told()]} for name in ("NYT", "fox", "hpo")]
    _write(tmp_path / "same-event-basil" / "articles.jsonl.gz", story)
    text = " ".join(told())
    _write(tmp_path / "mt-news" / "docs.jsonl", [{"id": "m", "domain": "news", "ref": text, "mt": {"one": text}}])
    return tmp_path


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir()
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
