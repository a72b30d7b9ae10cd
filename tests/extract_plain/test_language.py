"""Languages and signs of translation."""

from __future__ import annotations

import pytest

from dateline.extract.language import language_of, translation_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Police arrested 3 protesters in Lagos on Monday.", "en"),
        ("Der Außenminister reiste am Montag nach Nairobi und sprach dort über den Handel.", "de"),
        ("Le président a rencontré le ministre lundi à Paris, selon son porte-parole.", "fr"),
        ("Президент встретился с министром в понедельник в Москве.", "ru"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert language_of(text)[0] == code


def test_a_few_names_are_in_no_language() -> None:
    assert language_of("Accra Nairobi")[0] is None


def test_one_weak_sign_is_not_enough() -> None:
    assert not translation_of("Moskau was quiet on Monday, a visitor said.", "en").translated


def test_other_languages_are_not_judged() -> None:
    assert not translation_of("Wladimir Putin und Wolodymyr Selenskyj, (M,l), Split", "de").translated


def test_signs_come_with_their_words() -> None:
    text = "Home page politics\n\nSplit\n\nOn Monday Wladimir Orlow arrived. View photo series"
    found = translation_of(text, "en")
    assert found.translated
    assert found.original_language == "de"
    assert "share button: Split" in found.signs
