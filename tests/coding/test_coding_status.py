from __future__ import annotations

import pytest

from dateline.coding.status import corrected
from dateline.model import Status


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("The minister will ", "planned"),
        ("The minister is scheduled to ", "planned"),
        ("She plans to ", "planned"),
        ("The rebels might also ", "possible"),
        ("If talks fail, they will ", "possible"),
        ("The minister has ", "happened"),
        ("Mrs May ", "happened"),
    ],
)
def test_words_right_before_a_trigger_say_its_status(before: str, status: Status) -> None:
    assert corrected("happened", before, "CONSULT") == status


def test_acts_of_speech_have_happened_whatever_they_ask_for() -> None:
    assert corrected("happened", "We will ", "THREATEN") == "happened"


def test_a_status_read_as_anything_else_stays() -> None:
    assert corrected("denied", "They will ", "CONSULT") == "denied"
