"""ISO days as the record compares them."""

from __future__ import annotations

import pytest

from dateline.store.days import span_of


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2023-11-09", ("2023-11-09", "2023-11-09")),
        ("2023-11-09T10:15:00+01:00", ("2023-11-09", "2023-11-09")),
        ("2023-11-09 10:15", ("2023-11-09", "2023-11-09")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("9999", ("9999-01-01", "9999-12-31")),
        ("0001-01-01", ("0001-01-01", "0001-01-01")),
    ],
)
def test_a_value_covers_its_days(value: str, days: tuple[str, str]) -> None:
    assert span_of(value) == days


@pytest.mark.parametrize(
    "value", ["", "0000-01-01", "2023-02-29", "2023-13", "2023-00", "23-11-09", "2023-11-9", "20231109", "soon"]
)
def test_what_is_no_day_covers_none(value: str) -> None:
    assert span_of(value) is None
