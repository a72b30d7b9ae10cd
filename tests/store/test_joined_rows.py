"""What joining makes comes back from the record as it was written, and reports come as joining compares them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

import joined_records as made
from dateline.model import Document, Repair, Span
from dateline.store import Record, joined_in, joined_out, schema_joined
from dateline.store.accounts import accounts, reports_of
from joined_records import BERG, MALTA, RUN


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = text.lower().strip(".").split()
    return tuple(w for w in words if w.isalpha()), tuple(w for w in words if w.isdigit())


def test_happenings_come_back_as_they_were_written(record: Record) -> None:
    made.fill(record)
    written = made.happenings()
    with record.reading() as connection:
        found = joined_out.happenings(connection, [one.id for one in written])
    assert found == written


def test_what_is_not_there_is_left_out_and_the_order_asked_for_is_kept(record: Record) -> None:
    made.fill(record)
    with record.reading() as connection:
        found = joined_out.happenings(connection, ["happening-met", "nothing", "happening-attack"])
        assert [one.id for one in found] == ["happening-met", "happening-attack"]
        assert joined_out.expectations(connection, ["nothing"]) == []


def test_expectations_come_back_with_who_announced_them_and_what_followed(record: Record) -> None:
    made.fill(record)
    written = made.expectations()
    with record.reading() as connection:
        assert joined_out.expectations(connection, [one.id for one in written]) == written


def test_origins_shares_editions_and_joins_come_back(record: Record) -> None:
    made.fill(record)
    with record.reading() as connection:
        assert joined_out.origins(connection, [one.id for one in made.ORIGINS]) == list(made.ORIGINS)
        assert joined_out.origins_of(connection, ["article-00001"]) == {"article-00001": (made.ARTICLE_ORIGINS[1],)}
        for article in ("article-00000", "article-00001"):
            assert joined_out.shares_of(connection, article) == list(made.SHARES)
        assert joined_out.shares_of(connection, "article-00002") == []
        editions = joined_out.editions_of(connection, ["article-00005", "article-00006", "article-00000"])
        assert editions == {one.article: one for one in made.EDITIONS}
        assert joined_out.stories(connection, ["herald.example/oslo"]) == {"herald.example/oslo": list(made.EDITIONS)}
        ends = {end for pair in made.JOINS for end in pair}
        assert joined_out.joins_within(connection, ends) == dict(made.JOINS)
        assert joined_out.joins_within(connection, ends - {"visit-0"}) == {
            pair: score for pair, score in made.JOINS.items() if "visit-0" not in pair
        }
        assert joined_out.happenings_of(connection, ["visit-2", "met-6"]) == {"visit-2": "happening-visit"}


def test_what_is_taken_out_leaves_no_row_behind(record: Record) -> None:
    made.fill(record)
    with record.writing() as connection:
        joined_in.remove_happenings(connection, [one.id for one in made.happenings()])
        joined_in.remove_expectations(connection, [one.id for one in made.expectations()])
        joined_in.remove_origins(connection, [one.id for one in made.ORIGINS])
    emptied = ("happenings", "happening_reports", "happening_sides", "expectations", "follow_ups", "origins")
    with record.reading() as connection:
        for name in (*emptied, "article_origins"):
            assert connection.execute(select(schema_joined.metadata.tables[name])).all() == [], name


def test_an_account_tells_what_the_report_tells(record: Record) -> None:
    made.fill(record)
    with record.reading() as connection:
        first, second = accounts(connection, ["visit-0", "nothing", "plan-held"], _words)
    assert (first.report, first.article, first.type, first.mode) == ("visit-0", "article-00000", "CONSULT", "visit")
    assert (first.status, first.published, first.trigger) == ("happened", "2024-03-05", "visited")
    assert (first.sources, first.targets) == ((BERG,), (MALTA,))
    assert (first.day_from, first.day_to, first.precision) == ("2024-03-04", "2024-03-04", "day")
    assert (first.place_name, first.geonames, first.degrees) == ("Valletta", 2562305, (35.9, 14.51))
    assert first.words == (
        "minister",
        "åse",
        "berg",
        "visited",
        "malta",
        "on",
        "monday",
        "for",
        "talks",
        "in",
        "valletta",
    )
    assert (second.status, second.numbers) == ("planned", ("20",))


def test_signs_are_those_of_the_sentence_with_the_trigger(record: Record) -> None:
    made.fill(record)
    with record.reading() as connection:
        (account,) = accounts(connection, ["off-5"], _words, lambda sentence, trigger: (sentence, trigger))
    assert account.signs == ("The meeting on May 5 will not be held.", "held")


def test_a_party_without_an_actor_is_known_by_name_and_country(record: Record) -> None:
    made.fill(record)
    with record.reading() as connection:
        (strike,) = accounts(connection, ["strike-2"], _words)
    assert strike.sources[0].key == "~harbour workers union/MLT"
    assert not strike.sources[0].known


def test_words_are_those_a_reader_should_see(record: Record) -> None:
    document = _ran_together()
    with record.writer(RUN) as writer:
        writer.write([document])
    with record.reading() as connection:
        (account,) = accounts(connection, ["r"], _words)
    assert account.words == ("norway", "met", "malta")


def test_the_reports_of_articles_are_found(record: Record) -> None:
    made.fill(record)
    with record.reading() as connection:
        found = reports_of(connection, ["article-00003", "article-00000", "gone"])
    assert found == {"article-00003": ["attack-3", "cede-3"], "article-00000": ["visit-0"]}


def _ran_together() -> Document:
    document = made.told(1, [made.Told("r", "Norway metMalta.", "met", "CONSULT")])
    assert document.article is not None
    repairs = (Repair(10, 10, " ", "run-together"),)
    assert Span(7, 10).of(document.article.text) == "met"
    return replace(document, article=replace(document.article, repairs=repairs))
