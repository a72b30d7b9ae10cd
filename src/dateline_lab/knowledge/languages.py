"""Names of states and territories in other languages: babel's (Unicode CLDR) and those of the table of country codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from dateline.link.knowledge import Facts, NameRow
from dateline.link.text import plain
from dateline_lab.knowledge.states import country_rows, read_csv

LANGUAGES = ("de", "fr", "es", "ru", "uk", "zh", "ar")
_COLUMNS = re.compile(r"^(?:official_name_(?!en)|UNTERM (?!English).* Short)")
_ARTICLE = re.compile(r"\s*[(\[][^)\]]*[)\]]|^(?:la|le|les|l'|el|los|las|die|der) ", re.IGNORECASE)


def add_foreign_names(facts: Facts, shared: Path, folder: Path) -> None:
    """Add the names, as aliases, that no actor of the facts bears and that `words_of_english.csv` does not list.

    That table holds names that are something else in an English text ("Island", "Maurice").
    """
    taken = {plain(row.name) for row in facts.names}
    taken |= {plain(row["word"]) for row in read_csv(folder / "words_of_english.csv")}
    states = {actor.id for actor in facts.actors}
    for code, name in _names(shared):
        key = plain(name)
        if key not in taken and len(key) > 1 and f"state/{code}" in states:
            facts.names.append(NameRow(f"state/{code}", name))
            taken.add(key)


def _names(shared: Path) -> Iterator[tuple[str, str]]:
    """Code and name, sorted by code and language; of two states with one name the first counts."""
    locales = [Locale(language) for language in LANGUAGES]
    for row in sorted(country_rows(shared), key=lambda row: row["ISO3166-1-Alpha-3"]):
        code, short = row["ISO3166-1-Alpha-3"], row["ISO3166-1-Alpha-2"]
        for locale in locales:
            if name := locale.territories.get(short):
                yield code, _ARTICLE.sub("", name)
        for column in sorted(row):
            if _COLUMNS.match(column) and (name := _ARTICLE.sub("", row[column]).strip()):
                yield code, name
