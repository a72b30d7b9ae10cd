"""The iCalendar file, as a library that knows RFC 5545 reads it."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from dateline.export.calendar import LINE, CalendarEvent, folded_line, write_calendar

VISIT = CalendarEvent(
    uid="abc@dateline",
    summary="Åse Berg, minister; is to visit “Valletta”, Malta\\here",
    first="2024-03-30",
    last="2024-03-31",
    told="2024-03-05",
    sequence=2,
    categories=("scheduled", "CONSULT/visit"),
    location="Valletta, MLT",
    degrees=(35.9, 14.51),
    description="Scheduled, announced 2024-03-05\nhttps://paper.example/Ærø?a=1,2;3",
    urls=("https://paper.example/Ærø page?a=1",),
)


def _written(*events: CalendarEvent) -> str:
    out = io.StringIO(newline="")
    assert write_calendar(events, out) == len(events)
    return out.getvalue()


def test_a_calendar_library_reads_back_what_was_written() -> None:
    calendar = Calendar.from_ical(_written(VISIT))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == VISIT.uid
    assert str(event["SUMMARY"]) == VISIT.summary
    assert str(event["DESCRIPTION"]) == VISIT.description
    assert str(event["LOCATION"]) == VISIT.location
    assert event["SEQUENCE"] == 2
    assert event["CATEGORIES"].cats == list(VISIT.categories)
    assert str(event["URL"]) == "https://paper.example/%C3%86r%C3%B8%20page?a=1"
    assert event["DTSTAMP"].dt.date() == date(2024, 3, 5)
    assert not event.errors


def test_the_calendar_has_a_name_and_says_how_often_to_look_again_and_is_no_message() -> None:
    calendar = Calendar.from_ical(_written(VISIT))
    assert (str(calendar["NAME"]), str(calendar["X-WR-CALNAME"])) == ("Dateline", "Dateline")
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert "METHOD" not in calendar
    assert not calendar.errors


def test_days_are_whole_and_the_end_is_the_day_after() -> None:
    (event,) = Calendar.from_ical(_written(VISIT)).walk("VEVENT")
    assert event["DTSTART"].dt == date(2024, 3, 30)
    assert event["DTEND"].dt == date(2024, 4, 1)


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut() -> None:
    long = CalendarEvent("u", "ы" * 200 + "𝔘" * 50, "2024-03-30", "2024-03-30", "2024-03-05", description="a,b;" * 100)
    text = _written(long)
    assert all(len(line.encode()) <= LINE for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == long.summary
    assert str(event["DESCRIPTION"]) == long.description


def test_a_short_line_is_not_folded_and_one_of_76_octets_is() -> None:
    assert folded_line("x" * 75) == "x" * 75 + "\r\n"
    assert folded_line("x" * 76) == "x" * 75 + "\r\n x\r\n"


@pytest.mark.parametrize("text", ["bell \x07 here", "\ud800 alone", "line\r\nend", "BEGIN:VEVENT\nEND:VCALENDAR"])
def test_text_cannot_break_the_file(text: str) -> None:
    written = _written(CalendarEvent("u", text, "2024-03-30", "2024-03-30", "2024-03-05"))
    written.encode()
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]).strip()


def test_the_same_events_give_the_same_bytes_and_none_gives_an_empty_calendar() -> None:
    assert _written(VISIT) == _written(VISIT)
    assert Calendar.from_ical(_written()).walk("VEVENT") == []


def test_the_last_day_of_the_calendar_does_not_break_it() -> None:
    written = _written(CalendarEvent("u", "end", "9999-12-31", "9999-12-31", "2024-03-05"))
    assert "DTSTART;VALUE=DATE:99991231" in written
