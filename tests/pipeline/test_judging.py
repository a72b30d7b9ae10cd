"""What people decide is written down with its circumstances, taken back, and carried from record to record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from dateline.errors import InputError, UsageError
from dateline.join.judged import Judged
from dateline.model import Answer, Judgement
from dateline.pipeline.judging import judge, take, withdraw
from dateline.settings import load
from dateline.store import Record, judgement_lines, judgements, open_record, schema_joined
from record_documents import RUN, document

SETTINGS = load()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with filled(tmp_path / "r.db", range(3)) as opened:
        yield opened


def filled(path: Path, numbers: Sequence[int]) -> Record:
    opened = open_record(str(path), create=True)
    opened.writer(RUN).write([document(number) for number in numbers])
    return opened


def say(record: Record, kind: Any, subject: str, verdict: str, other: str | None = None, **more: Any) -> Judgement:
    minute = more.pop("minute", 0)
    answer = Answer(
        kind, subject, verdict, more.pop("who", "ada"), f"2026-03-01T10:{minute:02}:00+00:00", other, **more
    )
    return judge(record, answer, SETTINGS)


def stored(record: Record) -> list[Judgement]:
    with record.reading() as connection:
        return judgements.all_judgements(connection)


def test_a_judgement_keeps_where_its_report_stood_and_what_the_machine_held(record: Record) -> None:
    one = say(record, "report", "event-00000", "wrong", sample="7")
    assert stored(record) == [one]
    assert one.value["reports"] == {
        "event-00000": {"article": "article-00000", "type": "CONSULT", "start": 27, "end": 34}
    }
    assert one.value["machine"] == {"verdict": "right", "score": 0.75, "type": "CONSULT"}
    assert one.value["sample"] == "7"


def test_what_was_linked_is_what_right_and_wrong_speak_of(record: Record) -> None:
    one = say(record, "link", "event-00000", "wrong", "source/0")
    assert (one.value["actor"], one.value["machine"]["score"]) == ("person/ase-berg", 0.9)
    place = say(record, "link", "event-00000", "right", "place")
    assert place.value["geonames"] == 2562770


def test_another_actor_comes_from_the_knowledge(record: Record) -> None:
    one = say(record, "link", "event-00000", "instead", "target/0", instead={"actor": "state/ITA"})
    assert (one.value["actor"], one.value["country"], one.value["was"]["actor"]) == ("state/ITA", "ITA", "state/MLT")
    with pytest.raises(UsageError, match="knowledge holds no actor 'person/nobody-at-all'"):
        say(record, "link", "event-00000", "instead", "target/0", instead={"actor": "person/nobody-at-all"})
    with pytest.raises(UsageError, match="target/0 was linked to just that: judge it right"):
        say(record, "link", "event-00000", "instead", "target/0", instead={"actor": "state/MLT"})
    assert stored(record) == [one]


@pytest.mark.parametrize(
    ("kind", "subject", "verdict", "other", "message"),
    [
        ("report", "event-77777", "wrong", None, "holds no event report 'event-77777'"),
        ("report", "event-00000", "same", None, "no report is judged 'same'; there are right, wrong"),
        ("report", "event-00000", "wrong", "event-00001", "names nothing else"),
        ("join", "event-00000", "same", "event-77777", "holds no event report 'event-77777'"),
        ("join", "event-00000", "same", "event-00000", "not of one twice"),
        ("join", "event-00000", "same", None, "two things"),
        ("link", "event-00000", "wrong", "target/4", "no field 'target/4'; it has source/0, target/0"),
        ("origin", "article-00000", "same", "article-9", "holds no article 'article-9'"),
        ("colour", "event-00000", "right", None, "nothing of kind 'colour'"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_written(
    record: Record, kind: str, subject: str, verdict: str, other: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        say(record, kind, subject, verdict, other)
    assert stored(record) == []


def test_taking_back_and_taking_that_back(record: Record) -> None:
    wrong = say(record, "report", "event-00000", "wrong")
    back = withdraw(record, wrong.id, "bea", "2026-03-01T11:00:00+00:00", SETTINGS)
    assert not Judged(stored(record)).wrong("event-00000")
    withdraw(record, back.id, "ada", "2026-03-01T12:00:00+00:00", SETTINGS)
    assert Judged(stored(record)).wrong("event-00000")
    with pytest.raises(UsageError, match="no judgement has the id"):
        withdraw(record, "nothing", "ada", "2026-03-01T12:00:00+00:00", SETTINGS)


def test_what_is_exported_is_imported_as_it_was(record: Record, tmp_path: Path) -> None:
    made = [say(record, "report", "event-00000", "wrong", note="no “visit” \ud800"), say_pair(record)]
    lines = list(judgement_lines.written(stored(record)))
    with filled(tmp_path / "other.db", range(3)) as other:
        done = take(other, judgement_lines.read(lines, "j"), SETTINGS)
        assert (done.added, done.known, done.applying, done.waiting) == (2, 0, 2, 0)
        assert stored(other) == sorted(made, key=lambda one: one.id)
        again = take(other, judgement_lines.read(lines, "j"), SETTINGS)
        assert (again.added, again.known) == (0, 2)


def say_pair(record: Record) -> Judgement:
    return say(record, "join", "event-00002", "same", "event-00001", minute=1)


def test_what_was_taken_back_is_carried_over_as_taken_back(record: Record, tmp_path: Path) -> None:
    one = say(record, "link", "event-00000", "instead", "source/0", instead={"actor": "person/olaf-scholz"})
    withdraw(record, one.id, "ada", "2026-03-01T11:00:00+00:00", SETTINGS)
    lines = list(judgement_lines.written(stored(record)))
    with filled(tmp_path / "other.db", range(3)) as other:
        assert take(other, judgement_lines.read(lines, "j"), SETTINGS).added == 2
        assert not Judged(stored(other))


def test_who_answers_after_others_is_held_to_what_the_machine_held_before_them(record: Record) -> None:
    first = say(record, "join", "event-00000", "different", "event-00001")
    again = say(record, "join", "event-00001", "different", "event-00000", who="bea", minute=1)
    assert first.value["machine"]["verdict"] == again.value["machine"]["verdict"] == "same"
    for one in (first, again):
        withdraw(record, one.id, "ada", "2026-03-01T11:00:00+00:00", SETTINGS)
    assert say(record, "join", "event-00000", "different", "event-00001", minute=2).value == first.value


def test_judgements_of_another_record_are_refused_unless_forced(record: Record, tmp_path: Path) -> None:
    say(record, "report", "event-00000", "wrong")
    found = judgement_lines.read(judgement_lines.written(stored(record)), "j")
    with filled(tmp_path / "other.db", [5]) as other:
        with pytest.raises(InputError, match="none of the 1 judgements is about what this record holds"):
            take(other, found, SETTINGS)
        assert stored(other) == []
        assert take(other, found, SETTINGS, force=True).waiting == 1
        assert stored(other) == found


def test_those_of_pages_not_read_yet_wait_and_mark_nothing(record: Record, tmp_path: Path) -> None:
    say(record, "report", "event-00000", "wrong")
    say(record, "report", "event-00002", "right", minute=1)
    found = judgement_lines.read(judgement_lines.written(stored(record)), "j")
    with filled(tmp_path / "other.db", [2]) as other:
        done = take(other, found, SETTINGS)
        assert (done.added, done.applying, done.waiting) == (2, 1, 1)
        with other.reading() as connection:
            marked = set(connection.scalars(select(schema_joined.to_join.c.article)))
        assert marked <= {"article-00002"}


HEAD = '{"format":"dateline-judgements","version":1}'
LINE = {"kind": "report", "subject": "r", "verdict": "wrong", "who": "ada", "at": "2026-03-01T10:00:00Z"}
LINK = LINE | {"kind": "link", "other": "place", "verdict": "instead"}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "is empty"),
        (["{}"], "holds no judgements"),
        (["not json"], "holds no judgements"),
        (['{"format":"dateline-judgements","version":2}'], "version 2"),
        ([HEAD, json.dumps(LINE), "", "{", json.dumps(LINE | {"verdict": "odd"})], "line 4: .*line 5: no report is"),
        ([HEAD, "[1]"], "line 2: no JSON object"),
        ([HEAD, json.dumps(LINE | {"who": 3})], "line 2: who is no text"),
        ([HEAD, json.dumps(LINE | {"value": []})], "line 2: value is no JSON object"),
        ([HEAD, json.dumps(LINE | {"value": {"reports": {"r": {}}}})], "line 2: reports in value"),
        ([HEAD, json.dumps(LINE | {"at": "yesterday"})], "line 2: no moment is 'yesterday'"),
        ([HEAD, json.dumps(LINE | {"at": "2026-03-01"})], "with the zone"),
        ([HEAD, json.dumps(LINE | {"id": "0" * 32})], "is not that of what the line says"),
        ([HEAD, json.dumps(LINE | {"colour": "red"})], "unknown 'colour'"),
        ([HEAD, json.dumps(LINK | {"value": {}})], "line 2: value does not say what it is instead"),
        ([HEAD, json.dumps(LINK | {"value": {"geonames": "625144"}})], "line 2: geonames in value is '625144'"),
        (
            [HEAD, json.dumps(LINK | {"value": {"name": "x", "latitude": 91.0}})],
            "latitude in value is 91.0, off the map",
        ),
        ([HEAD, json.dumps(LINK | {"value": {"from": "soon"}})], "no days in their order: soon"),
        ([HEAD, json.dumps(LINK | {"value": {"from": "2024-03-05", "to": "2024-03-04"}})], "no days in their order"),
        ([HEAD, json.dumps({"kind": "report"})], "line 2: subject and verdict and who and at missing"),
    ],
)
def test_wrong_lines_are_named_by_their_number(lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        judgement_lines.read(lines, "j.jsonl")


def test_a_person_may_write_lines_without_ids() -> None:
    (one,) = judgement_lines.read([HEAD, json.dumps(LINE)], "j.jsonl")
    assert one.id == judgements.judgement_id(one)
