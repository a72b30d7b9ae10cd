"""Questions on who says what: what rests on a word, and what others say of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ask.claims import ClaimFilter, claims, disputed
from dateline.errors import UsageError
from dateline.model import Answer
from dateline.pipeline.joining import join
from dateline.pipeline.judging import judge, withdraw
from dateline.settings import Settings, load
from dateline.store import Record, open_record
from joined_records import RUN, documents, fill


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Record]:
    """The record joined by hand."""
    with open_record(str(tmp_path / "joined.db"), create=True) as opened:
        fill(opened)
        yield opened


def test_a_claim_shows_who_says_it_and_who_denies_it(joined: Record) -> None:
    rows = {row.happening.id: row for row in claims(joined, "state/MLT")}
    attack = rows["happening-attack"]
    assert attack.says == ("happened",)
    assert attack.happening.standing == "disputed"
    assert attack.denied_by
    assert attack.as_json()["on_its_word"] == 1


def test_a_claim_comes_with_the_words_that_reported_it_first(joined: Record) -> None:
    for row in disputed(joined, claimed=True):
        first = next(r for d in documents() for r in d.reports or () if r.id == row.happening.first)
        text = next(d.article.text for d in documents() if d.article and d.article.id == first.article)
        assert row.told == " ".join(first.passages[0].of(text).split())
        assert row.as_json()["told"] == row.as_flat()["told"] == row.told


def test_what_nobody_of_that_name_said_is_no_claim_of_it(joined: Record) -> None:
    assert list(claims(joined, "Nobody")) == []
    assert "happening-visit" not in {row.happening.id for row in claims(joined, "MLT")}


def test_disputed_lists_disputes_and_claims_only_when_asked_for(joined: Record) -> None:
    assert [row.happening.id for row in disputed(joined)] == ["happening-attack"]
    assert {row.happening.standing for row in disputed(joined, claimed=True)} == {"disputed", "claimed"}


def test_filters_hold(joined: Record) -> None:
    assert list(disputed(joined, ClaimFilter(types=("CONSULT",)))) == []
    assert len(list(disputed(joined, ClaimFilter(types=("ASSAULT",), actor="RUS", country="MLT")))) == 1
    assert list(disputed(joined, ClaimFilter(offset=1))) == []
    with pytest.raises(UsageError):
        list(disputed(joined, ClaimFilter(country="Malta")))


def test_rows_are_flat_and_name_their_columns(joined: Record) -> None:
    rows = disputed(joined, claimed=True)
    for row in rows:
        assert tuple(row.as_flat()) == rows.column_names
    assert rows.to_arrow().num_rows == 2


@pytest.mark.parametrize(("instead", "who"), [("state/NOR", ("NOR", "state/NOR", "norway")), (None, ())])
def test_on_whose_word_it_rests_is_what_people_judged(
    tmp_path: Path, instead: str | None, who: tuple[str, ...]
) -> None:
    with open_record(str(tmp_path / "read.db"), create=True) as record:
        with record.writer(RUN) as writer:
            writer.write(documents())
        join(record, Settings())
        before = [row.as_json() for row in claims(record, "state/RUS")]
        voice = next(one for row in before for one in row["voices"] if one["said_by"] == ["Russia"])["report"]
        verdict, value = ("instead", {"actor": instead}) if instead else ("wrong", {})
        answer = Answer("link", voice, verdict, "ada", "2026-03-01T10:00:00+00:00", "said_by/0", value)
        made = judge(record, answer, load())
        for one in ("RUS", "state/RUS"):
            assert voice not in resting(record, one)
        assert all(voice in resting(record, one) for one in who)
        said = {one.report: one.said_by for row in disputed(record, claimed=True) for one in row.voices}
        assert said.get(voice, ("Norway",)) == (("Norway",) if instead else ("Russia",))
        withdraw(record, made.id, "ada", "2026-03-01T11:00:00+00:00", load())
        assert [row.as_json() for row in claims(record, "state/RUS")] == before


def resting(record: Record, who: str) -> set[str]:
    return {one.report for row in claims(record, who) for one in row.voices if one.by_actor}
