from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.text import LONGEST, plain, slug, sound


@pytest.mark.parametrize(
    "spellings",
    [
        "Putin Poutine Путин",
        "Vladimir Wladimir Владимир",
        "Zelensky Zelenskyy Selenskyj Zelenski Zełenski Zelenskiy Зеленський",
        "Gorbachev Gorbatschow Gorbatchev Gorbachov Gorbaczow Горбачёв",
        "Khrushchev Chruschtschow Khrouchtchev Chruszczow Хрущёв",
        "Shoigu Schoigu Choïgou Szojgu Шойгу",
        "Medvedev Medwedew Medvédev Miedwiediew Медведев",
        "Nazarbayev Nasarbajew Nazarbaïev Nazarbaev Назарбаев",
        "Tokayev Tokajew Tokaïev Токаев",
        "Lukashenko Lukaschenko Loukachenko Łukaszenko Лукашенко",
        "Pashinyan Paschinjan Pachinian Paszynian Пашинян",
        "Mirziyoyev Mirsijojew Mirzioïev Мирзиёев",
        "Rahmon Rachmon Rakhmon Рахмон",
        "Yushchenko Juschtschenko Iouchtchenko Juszczenko Ющенко",
        "Zaluzhny Zaluzhnyi Saluschnyj Залужный",
        "Zhaparov Dschaparow Жапаров",
        "Abdullah Abdoullah",
        "Xi Hsi",
        "Mitsotakis Μητσοτάκης",
    ],
)
def test_romanisations_of_one_name_share_a_key(spellings) -> None:
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["Putin Patten", "Zelensky Zaluzhny", "Orban Urban", "Lavrov Larov", "Xi Si", "I II", "Xiv Schiff"]
)
def test_other_names_keep_other_keys(pair) -> None:
    one, other = pair.split()
    assert sound(one) != sound(other)


def test_names_in_other_scripts_become_latin_words() -> None:
    assert plain("Владимир Путин") == "vladimir putin"
    assert plain("Αλέξης Τσίπρας") == "alexis tsipras"
    assert slug("نتنياهو") == "ntniahu"
    assert slug("Ержан Ашикбаев") == "yerzhan ashikbayev".replace(" ", "-")


def test_letters_without_a_table_stay() -> None:
    assert plain("習近平") == "習近平"


def test_arabic_words_are_not_taken_for_latin_ones() -> None:
    assert plain("عمان") != plain("man")
    assert sound("بوتين") == sound("بوتين‎")


@given(st.text(max_size=400))
def test_any_text_has_keys_of_bounded_length(text) -> None:
    assert len(plain(text)) <= 20 * LONGEST
    assert "  " not in plain(text)
    sound(text)
