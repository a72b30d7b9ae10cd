"""The file of those who may sign in, and how often something may happen."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dateline.errors import InputError, OutputError, UsageError
from dateline.web.limits import Limiter
from dateline.web.users import Users, add, hashed, matches, read, remove


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "users"


def test_a_token_is_told_once_and_known_by_its_hash_alone(file: Path) -> None:
    token = add(file, "ada")
    assert token.startswith("ada.")
    assert token not in file.read_text()
    assert token.partition(".")[2] not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = Users(file).who(token)
    assert found is not None
    assert found[0] == "ada"


def test_no_other_token_is_anyones(file: Path) -> None:
    ada, bo = add(file, "ada"), add(file, "bo")
    users = Users(file)
    wrong = ("", "ada", "ada.", ada[:-1], ada + "x", f"bo.{ada.partition('.')[2]}", bo.upper(), "é" * 50, "x" * 10_000)
    assert [users.who(one) for one in (*wrong, read(file)["ada"], f"cy.{ada}")] == [None] * (len(wrong) + 2)


def test_who_is_taken_out_is_out_at_once_and_a_new_token_ends_the_old(file: Path) -> None:
    ada, bo = add(file, "ada"), add(file, "bo")
    users = Users(file)
    inside = users.who(ada)
    assert inside is not None
    assert users.still(*inside)
    remove(file, "ada")
    assert users.who(ada) is None
    assert not users.still(*inside)
    again = add(file, "bo", again=True)
    assert users.who(bo) is None
    assert users.who(again) is not None
    file.unlink()
    assert users.who(again) is None


def test_a_token_of_the_environment(file: Path) -> None:
    users = Users(token="a-token-of-some-length-0", holder="ada")
    found = users.who("a-token-of-some-length-0")
    assert found is not None
    assert found[0] == "ada"
    assert users.still(*found)
    assert users.who("a-token-of-some-length-1") is None
    assert not users.still("bo", found[1])


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "a.b", "-a", "ä", "a" * 65, "a$b", "../a", "a\r\nSet-Cookie: b=c"])
def test_names_that_cannot_be_are_refused(file: Path, name: str) -> None:
    with pytest.raises(UsageError):
        add(file, name)
    assert not file.exists()


def test_a_name_stands_once(file: Path) -> None:
    add(file, "ada")
    with pytest.raises(UsageError, match="--again"):
        add(file, "ada")
    with pytest.raises(UsageError, match="users list"):
        remove(file, "bo")


@pytest.mark.parametrize(
    "line",
    [
        "ada",
        "ada secret",
        "ada scrypt$2$8$1$" + "0" * 32 + "$" + "0" * 64,
        "ada scrypt$9999999$8$1$" + "0" * 32 + "$" + "0" * 64,
        "ada scrypt$16384$8$1$xyz$" + "0" * 64,
        "a b " + hashed("x"),
        f"ada {hashed('x')}\nada {hashed('y')}",
    ],
)
def test_a_line_that_cannot_be_is_named(file: Path, line: str) -> None:
    file.write_text(f"# who may\n{line}\n")
    with pytest.raises(InputError, match=r"line [23]"):
        Users(file)


def test_a_file_that_is_not_there_or_cannot_be_written_is_said(file: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="users add"):
        Users(file)
    with pytest.raises(OutputError):
        add(tmp_path / "none" / "users", "ada")
    assert list(tmp_path.iterdir()) == []


def test_two_hashes_of_one_token_differ_and_both_match() -> None:
    one, other = hashed("token"), hashed("token")
    assert one != other
    assert matches("token", one)
    assert matches("token", other)
    assert not matches("other", one)
    assert not matches("token", "nonsense")


def test_a_limit_counts_each_key_apart_and_forgets() -> None:
    now = [0.0]
    limit = Limiter(2, 60.0, lambda: now[0])
    assert [limit.take("a"), limit.take("a"), limit.take("b")] == [0.0, 0.0, 0.0]
    now[0] = 20.0
    assert limit.take("a") == limit.wait("a") == 40.0
    assert limit.wait("b") == 0.0
    now[0] = 60.0
    assert limit.take("a") == 0.0
