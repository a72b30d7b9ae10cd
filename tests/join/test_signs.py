"""Signs: what a sentence says of a plan, and of which act it says so."""

import pytest

from dateline.join.signs import signs


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        (
            "The visit of the prime minister, planned for Thursday, has been cancelled, Budapest said.",
            "visit",
            ("cancelled",),
        ),
        ("The talks scheduled for Monday were called off.", "talks", ("cancelled",)),
        ("The summit was postponed to 4 April.", "summit", ("postponed",)),
        ("The meeting has been moved to 12 March, the palace said.", "meeting", ("postponed",)),
        ("The trip, originally planned for 9 May, will now take place on 20 May.", "trip", ("postponed",)),
        ("The meeting of the two in Moscow did not take place.", "meeting", ("failed",)),
        ("Berlin has not delivered the tanks.", "delivered", ("failed",)),
        ("Pashinyan will not come to the summit.", "summit", ("cancelled",)),
        ("Russia has not yet handed over a draft.", "handed", ("failed",)),
        ("The two met on Thursday.", "met", ()),
        ("Moscow moved nuclear weapons to Belarus in the summer.", "moved", ()),
    ],
)
def test_a_sentence_says_what_becomes_of_a_plan(sentence: str, trigger: str, expected: tuple[str, ...]) -> None:
    assert signs(sentence, trigger) == expected


def test_a_sign_behind_a_but_is_said_of_something_else() -> None:
    assert signs("The visit was postponed twice, but on Friday the two met.", "met") == ()


def test_another_apostrophe_and_doubled_spaces_change_nothing() -> None:
    assert signs("The minister won’t  travel to Kyiv.", "travel") == ("cancelled",)
