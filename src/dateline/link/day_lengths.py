"""Rules for lengths of time with one end at the anchor: "the past two weeks", "in the coming days", "within 48 hours"."""

from __future__ import annotations

import re
from functools import cache

from dateline.link.calendar import Days
from dateline.link.day_base import (
    AHEAD,
    SOME,
    UNIT,
    UNIT_ONE,
    At,
    LeftOpenError,
    Table,
    stepped,
    stretched,
    table,
    unit_of,
)

LENGTH = "a length of time, which names no days"


def _in_units(match: re.Match[str], at: At) -> Days:
    """ "in two weeks", said of what is to come; "in three days" of what is over is a length of time."""
    if at.direction <= 0 and not match["t"]:
        raise LeftOpenError(LENGTH)
    unit, times = unit_of(match["u"])
    at.why = f"{match['n']} {unit}{'s' * (match['n'] != '1')} after {{base}}"
    return stepped(at.day(), float(match["n"]) * times, unit)


def _within(match: re.Match[str], at: At) -> Days:
    """ "within 48 hours": up to so long after the anchor, of what is to come."""
    if at.direction <= 0:
        raise LeftOpenError(LENGTH)
    unit, times = unit_of(match["u"])
    return stretched(at, int(match["n"]) * times, unit)


def _stretch(match: re.Match[str], at: At) -> Days:
    """ "the past two weeks", "recent months", "the coming days"; "recent", "few" and their like are taken as three."""
    unit, times = unit_of(match["u"])
    count = int(float(match["n"] or 3) * times)
    return stretched(at, count if match["k"] in AHEAD else -count, unit)


def _stretch_of_one(match: re.Match[str], at: At) -> Days:
    """ "over the past year", "in the last month": so long up to the anchor, not the calendar year before."""
    unit, times = unit_of(match["u"] or match["v"])
    return stretched(at, times if (match["k"] or match["l"]) in AHEAD else -times, unit)


def _stretch_to_come(match: re.Match[str], at: At) -> Days:
    """ "the months ahead", "the days to come"."""
    unit, times = unit_of(match["u"])
    return stretched(at, 3 * times, unit)


@cache
def led_rules() -> Table:
    """Rules that need the small words before an expression, in order."""
    lead = r"(?:over|during|in|within|throughout|for)(?: the course of)?"
    one = UNIT_ONE.replace("<u>", "<v>")
    return table(
        (
            rf"{lead} (?:(?:the |this )(?P<k>past|last|coming|next) (?!quarter){UNIT_ONE}|(?P<l>past|coming) {one})",
            _stretch_of_one,
        ),
        (rf"in (?:about |around |just |roughly )?(?P<n>\d+(?:\.5)?) {UNIT}(?P<t>' time| time|s time)?", _in_units),
        (rf"within (?P<n>\d+) {UNIT}", _within),
    )


@cache
def rules() -> Table:
    """The rules in the order they are tried."""
    number = r"(?P<n>\d{1,4}(?:\.5)?)"
    recent = r"(?:this )?(?P<k>last|past|previous|recent|latest|next|coming|following|these last|these past)"
    return table(
        (rf"{recent}(?: (?:{number}|{SOME}))? {UNIT}", _stretch),
        (rf"{UNIT} (?:ahead|to come)", _stretch_to_come),
    )
