from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError, UsageError
from dateline.model.codebook import Codebook

FOLDER = Path(__file__).parents[2] / "src" / "dateline" / "resources" / "codebook"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "codebook"))


@pytest.fixture(scope="module")
def book() -> Codebook:
    return Codebook.load(FOLDER)


def test_shipped_codebook_has_all_types_modes_contexts_and_sectors(book: Codebook) -> None:
    assert len(book.types) == 16
    assert sum(len(book.modes(code)) for code in book.types) == 67
    assert len(book.contexts) == 37
    assert len(book.sectors) == 32
    assert book.types[0] == "AGREE"
    assert book.types[-1] == "ASSAULT"


def test_scores_agree_with_the_source_where_it_gives_them(book: Codebook, shared: Path) -> None:
    scores = json.loads((shared / "plover" / "plover_2.0.json").read_text())["scores"]
    del scores["ACCUSE"]  # printed without its minus
    for key, score in scores.items():
        code, _, mode = key.partition(":")
        assert book.intensity(code, mode) == score, key


def test_known_errors_of_the_source_are_put_right(book: Codebook) -> None:
    assert book.quad("SANCTION") == 4
    assert book.intensity("ACCUSE") == -3.0


def test_conflict_scores_are_never_positive_save_for_requests_of_help(book: Codebook) -> None:
    for code in book.types:
        for mode in ("", *book.modes(code)):
            score = book.intensity(code, mode)
            assert score >= 0 if book.quad(code) <= 2 else score <= 0.5


@pytest.mark.parametrize(
    ("text", "answer"),
    [("CONSULT/visit", ("CONSULT", "visit")), ("consult", ("CONSULT", "")), (" Assault/Drone ", ("ASSAULT", "drone"))],
)
def test_check_type_reads_type_and_mode(book: Codebook, text: str, answer: tuple[str, str]) -> None:
    assert book.check_type(text) == answer


@pytest.mark.parametrize(
    ("text", "allowed"), [("MEET", "CONSULT"), ("CONSULT/picnic", "third-party"), ("AID/money", "no modes")]
)
def test_check_type_names_what_is_allowed(book: Codebook, text: str, allowed: str) -> None:
    with pytest.raises(UsageError, match=allowed):
        book.check_type(text)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("quad: 1", "quad: 7", "quad"),
        ("quad: 1\n", "", "quad"),
        ("intensity: 2.5", "intensity: high", "intensity"),
        ("intensity: 2.5", "intensity: 25", "intensity"),
        ("code: CONSULT", "code: CONFER", "code"),
        ("code: phone", "code: visit", "twice"),
        ("order: 2", "order: 2\ncolour: red", "colour"),
        ("modes:", "modes: [", "YAML"),
    ],
)
def test_load_refuses_a_wrong_file_and_says_where(folder: Path, old: str, new: str, complaint: str) -> None:
    path = folder / "consult.yaml"
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=complaint) as caught:
        Codebook.load(folder)
    assert "consult.yaml" in str(caught.value)


def test_load_refuses_a_missing_folder_and_a_missing_list(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no codebook"):
        Codebook.load(tmp_path / "nowhere")
    (folder / "sectors.yaml").unlink()
    with pytest.raises(KnowledgeError, match="sectors"):
        Codebook.load(folder)


def test_a_codebook_travels_to_other_processes(book: Codebook) -> None:
    copy = pickle.loads(pickle.dumps(book))
    assert copy == book
    assert copy.quad("AID") == 2
