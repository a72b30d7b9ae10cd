"""The labels of acts: well formed, enough of them, and true to the texts they were made on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.extract.stage import extract
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline_lab.corpora.happenings import PARTS, pages, read_chosen, read_ended, read_marked

CHOSEN = {one.place: one for one in read_chosen()}
MARKED = read_marked()
ENDED = read_ended()
STATUSES = {"happened", "planned", "possible", "denied"}


def groups(part: str) -> dict[str, set[str]]:
    """The articles of each group of a part that several reports tell."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in MARKED:
        if one.part == part and one.group is not None:
            found[one.group].append(one.place[1])
    return {group: set(articles) for group, articles in found.items() if len(articles) > 1}


def test_every_report_belongs_to_a_chosen_article_and_shares_its_story_and_part() -> None:
    for one in MARKED:
        chosen = CHOSEN[one.place]
        assert (one.story, one.part) == (chosen.story, chosen.part)
        assert 0 <= one.start < one.end


def test_a_story_lies_in_one_part() -> None:
    parts = defaultdict(set)
    for one in CHOSEN.values():
        parts[one.story].add(one.part)
    assert all(len(found) == 1 for found in parts.values())
    assert {part for found in parts.values() for part in found} == set(PARTS)


def test_types_and_statuses_are_those_of_the_codebook() -> None:
    known = set(Codebook.load(resources() / "codebook").types)
    assert {one.type for one in MARKED} <= known
    assert {one.status for one in MARKED} <= STATUSES


def test_no_report_is_labelled_twice() -> None:
    keys = [(one.place, one.start, one.end, one.type, one.status) for one in MARKED]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_acts_told_several_times_and_by_several_articles(part: str) -> None:
    found = groups(part)
    assert len(found) >= 60
    assert sum(len(articles) > 1 for articles in found.values()) >= 40


def test_outcomes_name_groups_of_their_part() -> None:
    known = {(one.part, one.group) for one in MARKED}
    for one in ENDED:
        assert (one.part, one.announced) in known
        assert one.later is None or (one.part, one.later) in known
        assert (one.later is None) == (not one.relations)
        assert set(one.relations) <= {"held", "moved", "called-off", "contradicted"}


def test_labels_stand_in_the_texts_they_were_made_on(shared: Path) -> None:
    chosen = list(CHOSEN.values())
    texts = {}
    for one, page in zip(chosen, pages(shared / "corpora", chosen), strict=True):
        article = extract(page).article
        assert article is not None
        assert hashlib.sha256(article.text.encode()).hexdigest() == one.sha256, one.place
        texts[one.place] = article.text
    for mark in MARKED:
        words = texts[mark.place][mark.start : mark.end]
        assert words.strip(), mark


def test_another_folder_is_refused(tmp_path: Path) -> None:
    news = [one for one in CHOSEN.values() if one.place[0] == "news-2025"]
    with pytest.raises(InputError):
        pages(tmp_path, news)
