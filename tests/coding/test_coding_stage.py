from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding import Coding
from dateline.model import (
    Article,
    Document,
    EventMention,
    EventReport,
    Name,
    NameType,
    Page,
    Paragraph,
    ParagraphKind,
    Sentence,
    Span,
    Status,
)
from dateline.model.codebook import Codebook

BOOK = Codebook.load(Path(__file__).parents[2] / "src" / "dateline" / "resources" / "codebook")


class Draft:
    """A document written down by hand: sentences, each its own paragraph, with names and mentions found by words."""

    def __init__(self, *sentences: str | tuple[ParagraphKind, str], **names: NameType) -> None:
        parts: list[tuple[ParagraphKind, str]] = [("body", one) if isinstance(one, str) else one for one in sentences]
        self.text = "\n\n".join(words for _, words in parts)
        self.spans: list[Span] = []
        at = 0
        for _, words in parts:
            self.spans.append(Span(at, at + len(words)))
            at += len(words) + 2
        paragraphs = tuple(Paragraph(kind, span) for (kind, _), span in zip(parts, self.spans, strict=True))
        self.article = Article("article-1", "page-1", self.text, paragraphs)
        self.names = [
            Name(Span(*found.span()), kind)
            for words, kind in names.items()
            for found in re.finditer(rf"(?<!\w){re.escape(words.replace('_', ' '))}(?!\w)", self.text)
        ]
        self.names = [n for n in self.names if not any(o is not n and o.span.holds(n.span) for o in self.names)]
        self.mentions: list[EventMention] = []

    def span(self, sentence: int, words: str) -> Span:
        start = self.text.index(words, self.spans[sentence].start)
        return Span(start, start + len(words))

    def act(
        self,
        sentence: int,
        trigger: str,
        code: str,
        *,
        src: Sequence[str] = (),
        tgt: Sequence[str] = (),
        loc: Sequence[str] = (),
        when: Sequence[str] = (),
        status: Status = "happened",
        score: float = 0.9,
    ) -> Draft:
        kind, _, mode = code.partition("/")
        spans = {
            key: tuple(self.span(sentence, w) for w in words)
            for key, words in (("sources", src), ("targets", tgt), ("places", loc), ("times", when))
        }
        self.mentions.append(
            EventMention(sentence, self.span(sentence, trigger), kind, mode, status, score=score, **spans)
        )
        return self

    def document(self) -> Document:
        return Document(
            Page(b"x", "text", "here"),
            self.article,
            sentences=tuple(Sentence(span, n) for n, span in enumerate(self.spans)),
            names=tuple(sorted(self.names, key=lambda name: name.span)),
            mentions=tuple(self.mentions),
        )

    def reports(self) -> list[EventReport]:
        (done,) = Coding(BOOK)([self.document()])
        assert done.reports is not None
        return list(done.reports)


def test_a_surname_gets_the_full_name_of_the_article_and_keeps_its_own_words() -> None:
    draft = Draft("Mira Holm spoke.", "Holm visited Narvia.", Mira_Holm="PER", Holm="PER", Narvia="GPE")
    (report,) = draft.act(1, "visited", "CONSULT/visit", src=["Holm"], tgt=["Narvia"]).reports()
    (source,) = report.sources
    assert source.name == "Mira Holm"
    assert source.span.of(draft.text) == "Holm"
    assert (report.quad, report.intensity) == (1, 4.0)


def test_titles_before_a_name_are_cut_off() -> None:
    draft = Draft(
        "The Narvian president Mira Holm visited the Kremlin.", Mira_Holm="PER", Kremlin="ORG", Narvian="NORP"
    )
    draft.act(0, "visited", "CONSULT", src=["The Narvian president Mira Holm"], tgt=["the Kremlin"])
    (report,) = draft.reports()
    assert [one.span.of(draft.text) for one in (*report.sources, *report.targets)] == ["Mira Holm", "Kremlin"]


def test_a_role_without_a_name_keeps_its_noun_phrase() -> None:
    draft = Draft("Narvian troops shelled the town.", Narvian="NORP").act(
        0, "shelled", "ASSAULT", src=["Narvian troops"], tgt=["the town"]
    )
    (report,) = draft.reports()
    assert [one.name for one in (*report.sources, *report.targets)] == ["Narvian troops", "the town"]


def test_a_pronoun_stands_for_the_one_person_before_it() -> None:
    draft = Draft("Mira Holm arrived.", "She praised Narvia.", Mira_Holm="PER", Narvia="GPE")
    (report,) = draft.act(1, "praised", "SUPPORT", src=["She"], tgt=["Narvia"]).reports()
    assert report.sources[0].name == "Mira Holm"
    assert report.sources[0].span.of(draft.text) == "She"


def test_a_pronoun_after_two_people_stays_a_pronoun() -> None:
    draft = Draft("Mira Holm met Ana Ruiz.", "She praised Narvia.", Mira_Holm="PER", Ana_Ruiz="PER", Narvia="GPE")
    (report,) = draft.act(1, "praised", "SUPPORT", src=["She"], tgt=["Narvia"]).reports()
    assert report.sources[0].name == "She"


def test_an_office_stands_for_its_one_holder() -> None:
    draft = Draft(
        "Narvian President Mira Holm arrived.",
        "It rained.",
        "The president praised them.",
        Mira_Holm="PER",
        Narvian="NORP",
    )
    (report,) = draft.act(2, "praised", "SUPPORT", src=["The president"], tgt=["them"]).reports()
    assert report.sources[0].name == "Mira Holm"


def test_both_countries_are_the_two_named_before() -> None:
    draft = Draft("Narvia and Sorland met.", "Both countries agreed.", Narvia="GPE", Sorland="GPE")
    (report,) = draft.act(1, "agreed", "AGREE", src=["Both countries"]).reports()
    assert [one.name for one in report.sources] == ["Narvia", "Sorland"]


def test_two_spellings_are_one_person() -> None:
    draft = Draft(
        "Vladimir Orlov spoke.",
        "Vladimir Orlov left.",
        "Wladimir Orlov met Ana Ruiz.",
        Vladimir_Orlov="PER",
        Wladimir_Orlov="PER",
        Ana_Ruiz="PER",
    )
    (report,) = draft.act(2, "met", "CONSULT", src=["Wladimir Orlov"], tgt=["Ana Ruiz"]).reports()
    assert report.sources[0].name == "Vladimir Orlov"


def test_two_people_of_one_surname_are_told_apart_by_who_was_named_last() -> None:
    draft = Draft(
        "Jon Vale spoke.",
        "Petra Vale spoke.",
        "Vale met Ana Ruiz.",
        Jon_Vale="PER",
        Petra_Vale="PER",
        Vale="PER",
        Ana_Ruiz="PER",
    )
    (report,) = draft.act(2, "met", "CONSULT", src=["Vale"], tgt=["Ana Ruiz"]).reports()
    assert report.sources[0].name == "Petra Vale"


def test_an_act_of_headline_teaser_and_body_is_one_report_with_all_passages() -> None:
    draft = Draft(
        ("headline", "Holm visits Narvia"),
        ("teaser", "Mira Holm has visited Narvia."),
        "It rained.",
        "On Thursday Mira Holm visited Narvia.",
        Mira_Holm="PER",
        Holm="PER",
        Narvia="GPE",
    )
    draft.act(0, "visits", "CONSULT/visit", src=["Holm"], tgt=["Narvia"])
    draft.act(1, "visited", "CONSULT/visit", src=["Mira Holm"], tgt=["Narvia"])
    draft.act(3, "visited", "CONSULT", src=["Mira Holm"], tgt=["Narvia"], when=["Thursday"])
    (report,) = draft.reports()
    assert len(report.passages) == 3
    assert report.passages[0].holds(report.trigger)
    assert report.mode == "visit"
    assert report.time is not None
    assert report.time.span.of(draft.text) == "Thursday"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"src": ["Mira Holm"]}, {"src": ["Ana Ruiz"]}),
        ({"src": ["Mira Holm"], "when": ["Monday"]}, {"src": ["Mira Holm"], "when": ["Tuesday"]}),
        ({"src": ["Mira Holm"]}, {"src": ["Mira Holm"], "status": "planned"}),
    ],
)
def test_acts_of_others_at_other_times_or_to_come_stay_apart(first: dict[str, Any], second: dict[str, Any]) -> None:
    draft = Draft(
        "Mira Holm and Ana Ruiz visited Narvia on Monday.",
        "It rained.",
        "Mira Holm and Ana Ruiz visited Narvia on Tuesday.",
        Mira_Holm="PER",
        Ana_Ruiz="PER",
        Narvia="GPE",
    )
    draft.act(0, "visited", "CONSULT/visit", tgt=["Narvia"], **first)
    draft.act(2, "visited", "CONSULT/visit", tgt=["Narvia"], **second)
    assert len(draft.reports()) == 2


def test_an_act_of_nobody_nowhere_counts_only_when_the_reader_is_sure() -> None:
    assert Draft("An attack.").act(0, "attack", "ASSAULT", score=0.5).reports() == []
    assert len(Draft("An attack.").act(0, "attack", "ASSAULT", score=0.9).reports()) == 1


def test_words_of_time_to_come_put_a_status_right() -> None:
    draft = Draft("Mira Holm will visit Narvia.", Mira_Holm="PER", Narvia="GPE")
    (report,) = draft.act(0, "visit", "CONSULT/visit", src=["Mira Holm"]).reports()
    assert report.status == "planned"


def test_a_code_the_codebook_lacks_becomes_an_issue() -> None:
    (done,) = Coding(BOOK)([Draft("They danced.").act(0, "danced", "DANCE", src=["They"]).document()])
    assert done.reports == ()
    assert [issue.code for issue in done.issues] == ["unknown-type"]


def test_ids_are_stable_and_differ_between_acts() -> None:
    def ids() -> list[str]:
        draft = Draft("Holm met Ruiz and praised Narvia.", Holm="PER", Ruiz="PER", Narvia="GPE")
        draft.act(0, "met", "CONSULT", src=["Holm"], tgt=["Ruiz"]).act(0, "praised", "SUPPORT", src=["Holm"])
        return [report.id for report in draft.reports()]

    assert ids() == ids()
    assert len(set(ids())) == 2


def test_a_page_without_an_article_passes_unchanged() -> None:
    blank = replace(Draft("x").document(), article=None)
    assert Coding(BOOK)([blank]) == [blank]


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("ab \u200b\u200f😀\x07,.'’"), max_size=12))
def test_odd_characters_neither_crash_nor_shift_a_participant(noise: str) -> None:
    draft = Draft(f"{noise} Holm {noise} met {noise} Ruiz {noise}", Holm="PER", Ruiz="PER")
    (report,) = draft.act(0, "met", "CONSULT", src=[f"Holm {noise}"], tgt=[f"{noise} Ruiz"]).reports()
    for one, name in zip((*report.sources, *report.targets), ("Holm", "Ruiz"), strict=True):
        assert name in one.span.of(draft.text)
