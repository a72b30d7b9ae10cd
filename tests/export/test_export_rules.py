"""What PLOVER and CAMEO make of acts, and the tables behind it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.export import codes
from dateline.export.acts import Act, Entity, Source, act_of_happening
from dateline.export.gdelt import rows_of
from dateline.export.plover import NEEDS_RECIPIENT, entity_codes, plover_event
from dateline.model.codebook import Codebook
from dateline.model.joined import Happening, Member
from dateline.settings import resources

BOOK = Codebook.load(resources() / "codebook")
BERG = Entity("Berg", "Berg", "person/berg", "NOR", "GOV")
MALTA = Entity("Malta", "Malta", "state/MLT", "MLT", "GOV")
ACT = Act(
    id="a",
    type="CONSULT",
    mode="",
    status="happened",
    quad=1,
    intensity=2.5,
    confidence=0.9,
    source=Source("article", published="2024-03-05"),
    sources=(BERG,),
    targets=(MALTA,),
    day_from="2024-03-04",
    day_to="2024-03-04",
)


@pytest.mark.parametrize(
    ("kind", "mode", "status", "becomes"),
    [
        ("CONSULT", "visit", "planned", ("AGREE", "", [])),
        ("AID", "", "planned", ("AGREE", "", [])),
        ("RETREAT", "withdraw", "planned", ("CONCEDE", "", [])),
        ("CONCEDE", "", "planned", ("CONCEDE", "", ["future"])),
        ("ASSAULT", "aerial", "planned", ("THREATEN", "violence", [])),
        ("COERCE", "arrest", "planned", ("THREATEN", "arrest", [])),
        ("MOBILIZE", "troops", "planned", ("MOBILIZE", "troops", ["future"])),
        ("ASSAULT", "aerial", "possible", ("ASSAULT", "aerial", ["hypothetical"])),
        ("PROTEST", "riot", "happened", ("PROTEST", "riot", [])),
    ],
)
def test_a_status_becomes_what_the_manual_says(
    kind: str, mode: str, status: str, becomes: tuple[str, str, list[str]]
) -> None:
    event = plover_event(replace(ACT, type=kind, mode=mode, status=status), BOOK)
    assert isinstance(event, dict)
    assert (event["event"][0], "".join(event.get("mode", [])), event.get("context", [])) == becomes


def test_what_plover_has_no_place_for_is_said() -> None:
    assert plover_event(replace(ACT, status="denied"), BOOK) == "denied"
    assert plover_event(replace(ACT, type="AID", targets=()), BOOK) == "without the recipient that its type requires"
    unknown = replace(ACT, day_from=None, day_to=None, source=Source("article"))
    assert plover_event(unknown, BOOK) == "without a day"
    assert plover_event(replace(ACT, status="planned", source=Source("article")), BOOK) == "without a day"


def test_who_meets_is_all_actors_and_who_is_unknown_is_unk() -> None:
    event = plover_event(ACT, BOOK)
    assert isinstance(event, dict)
    assert ([one["code"] for one in event["actor"]], "recipient" in event) == (["NOR", "MLT"], False)
    nobody = plover_event(replace(ACT, type="ASSAULT", sources=()), BOOK)
    assert isinstance(nobody, dict)
    assert nobody["actor"] == [{"sector": "UNK"}]


def test_an_act_that_another_codebook_coded_keeps_its_class_and_score() -> None:
    event = plover_event(replace(ACT, mode="tea", intensity=3.25), BOOK)
    assert isinstance(event, dict)
    assert (event["mode"], event["quad_code"], event["event_scale"]) == (["tea"], 1, 3.25)
    planned = plover_event(replace(ACT, mode="tea", intensity=3.25, status="planned"), BOOK)
    assert isinstance(planned, dict)
    assert (planned["event"], planned["event_scale"]) == (["AGREE"], BOOK.intensity("AGREE"))


def test_what_ended_long_before_is_historical() -> None:
    event = plover_event(replace(ACT, day_from="1961-01-01", day_to="1961-12-31"), BOOK)
    assert isinstance(event, dict)
    assert (event["context"], event["enddate"]) == (["historical"], "1961-12-31")


def test_international_actors_stand_in_the_place_of_the_country() -> None:
    assert entity_codes("USA", "UNO") == ("UNO", None)
    assert entity_codes(None, "NGO") == ("NGO", None)
    assert entity_codes("FRA", "NGO") == ("FRA", "SOC")
    assert entity_codes("GRL", "GOV") == ("DNK", "GOV")


def test_meetings_go_both_ways_and_other_acts_one_way() -> None:
    def dyads(act: Act) -> list[tuple[str, str, str]]:
        found = rows_of(act)
        assert isinstance(found, list)
        return [(row[5], row[15], row[26]) for row in found]

    assert dyads(ACT) == [("NORGOV", "MLTGOV", "040"), ("MLTGOV", "NORGOV", "040")]
    assert dyads(replace(ACT, mode="visit")) == [("NORGOV", "MLTGOV", "042"), ("MLTGOV", "NORGOV", "043")]
    assert dyads(replace(ACT, type="ACCUSE", mode="disapprove")) == [("NORGOV", "MLTGOV", "111")]
    assert dyads(replace(ACT, type="AID", contexts=("health", "economic"), status="planned"))[0][2] == "0331"
    un = Entity("UN", "United Nations", "body/un", None, "UNO")
    assert dyads(replace(ACT, type="REJECT", targets=(un,)))[0][1] == "IGOUNO"
    assert rows_of(replace(ACT, status="possible")) == "only possible"


def test_who_stands_on_both_sides_deals_with_others_and_not_with_itself() -> None:
    met = replace(ACT, sources=(BERG, MALTA), targets=(MALTA, BERG))
    event = plover_event(met, BOOK)
    assert isinstance(event, dict)
    assert [one["code"] for one in event["actor"]] == ["NOR", "MLT"]
    for act in (met, replace(met, mode="visit"), replace(met, type="ASSAULT")):
        dyads = rows_of(act)
        assert isinstance(dyads, list)
        assert {(row[5], row[15]) for row in dyads} == {("NORGOV", "MLTGOV"), ("MLTGOV", "NORGOV")}
    assert rows_of(replace(ACT, type="ACCUSE", targets=(BERG,))) == "of an actor with itself"


def test_nobody_is_actor_and_recipient_of_one_plover_event() -> None:
    for kind, mode in (("CONSULT", "visit"), ("ACCUSE", "disapprove"), ("ASSAULT", "")):
        event = plover_event(replace(ACT, type=kind, mode=mode, sources=(BERG,), targets=(BERG, MALTA, MALTA)), BOOK)
        assert isinstance(event, dict)
        assert [one["code"] for one in event["actor"]] == ["NOR"]
        assert [one["code"] for one in event["recipient"]] == ["MLT"]
    alone = plover_event(replace(ACT, mode="visit", targets=(BERG,)), BOOK)
    assert isinstance(alone, dict)
    assert "recipient" not in alone
    assert isinstance(plover_event(replace(ACT, type="AID", targets=(BERG,)), BOOK), str)


def test_gdelt_names_the_first_report_by_address_or_else_by_citation() -> None:
    def cited(**changes: str | None) -> str:
        found = rows_of(replace(ACT, source=replace(ACT.source, **changes)))
        assert isinstance(found, list)
        (last,) = {row[-1] for row in found}
        return last

    assert cited(url="https://paper.example/1") == "https://paper.example/1"
    assert (
        cited(url=None, outlet="Paper", title="A visit", published="2024-03-05T10:00") == "Paper, A visit, 2024-03-05"
    )
    assert cited(url=None, outlet=None, title=None, published=None) == ""


def test_every_type_and_mode_has_a_cameo_code_with_a_score() -> None:
    for kind in BOOK.event_types:
        for mode in ("", *(one.code for one in kind.modes)):
            code = codes.cameo("happened", kind.code, mode, ())
            assert code is not None
            assert -10 <= codes.goldstein(code) <= 10


def test_the_table_of_cameo_codes_is_the_crosswalk_read_backwards(shared: Path) -> None:
    with (shared / "plover" / "cameo2plover.csv").open(encoding="utf-8") as file:
        forward = {(row["cameo"], row["plover"]): row for row in csv.DictReader(file)}
    for row in table("cameo.csv"):
        if row["from"] == "crosswalk":
            assert forward[row["cameo"], row["type"]]["mode"] == row["mode"], row
            assert row["context"] in forward[row["cameo"], row["type"]]["contexts"], row
    scores = json.loads((shared / "plover" / "cameo_goldstein.json").read_text())
    own = {"183", "1213", "1214"}
    assert all(
        scores[r["cameo"]]["value"] == float(r["score"]) for r in table("goldstein.csv") if r["cameo"] not in own
    )


def test_the_types_that_need_a_recipient_are_those_of_the_manual(shared: Path) -> None:
    manual = json.loads((shared / "plover" / "plover_2.0.json").read_text())["events"]
    assert {kind for kind, one in manual.items() if one["requires_recipient"] == "Yes"} == NEEDS_RECIPIENT


def test_the_tables_know_only_codes_of_the_codebook() -> None:
    for row in table("cameo.csv"):
        BOOK.intensity(row["type"], row["mode"])
    for row in table("plover.csv"):
        if row["becomes"] not in {"=", "-"}:
            BOOK.intensity(row["becomes"], row["becomes_mode"])
    assert {row["sector"] for row in table("sectors.csv")} == {one.code for one in BOOK.sectors}


def test_a_happening_counts_its_origins(tmp_path: Path) -> None:
    from dateline.ask import EventRow
    from record_documents import document

    made = document(0)
    members = tuple(Member(f"r{n}", f"a{n}", 1.0) for n in range(3))
    counted = {"articles": 3, "origins": 2, "members": members, "degrees": (35.9, 14.5), "place_name": "Malta"}
    happening = Happening("h", "CONSULT", "visit", "happened", "stated", 1, 4.0, 0.9, "r0", **counted)  # type: ignore[arg-type]
    act = act_of_happening(happening, EventRow.of(made.reports[0], made.article))
    assert (act.reports, act.articles, act.origins, act.standing) == (3, 3, 2, "stated")
    assert act.place is not None
    assert act.place.longitude == 14.5


def table(name: str) -> list[dict[str, str]]:
    text = (resources() / "export" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
