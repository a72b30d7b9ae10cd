"""The stage that makes event reports of event mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.likeness import Draft
from dateline.coding.merge import clusters, first_filled, leading, report_id
from dateline.coding.participants import Participants
from dateline.coding.status import corrected
from dateline.model import (
    Article,
    Document,
    EventMention,
    EventReport,
    Issue,
    Name,
    PlaceMark,
    Sentence,
    Span,
    TimeMark,
)
from dateline.model.codebook import Codebook

_SURE_ENOUGH = 0.75
"""An act without any participant, place or time is reported from this score on."""

_MOST_CONTEXTS = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """One article with all that was read of it."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    mentions: tuple[EventMention, ...]


class Coding:
    """Gives each article its event reports, one for each act, in order of their triggers.

    Type, mode, quad class and score are those of the codebook; a mention with a code it lacks becomes an issue.
    """

    name = "coding"
    needs = frozenset({"article", "sentences", "names", "mentions"})
    gives = frozenset({"reports"})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Code the mentions of each document; those without an article pass unchanged."""
        return [self._code(document) for document in documents]

    def _code(self, document: Document) -> Document:
        if document.article is None or document.sentences is None or document.mentions is None:
            return document
        known = tuple(one for one in document.mentions if self._is_known(one))
        told = _Told(document.article, document.sentences, document.names or (), known)
        strange = sorted({one.type for one in document.mentions} - set(self._codebook.types))
        issues = tuple(Issue(self.name, "unknown-type", f"The codebook has no event type {code}.") for code in strange)
        reports = tuple(sorted(self._reports(told), key=lambda report: (report.trigger, report.type)))
        return replace(document, reports=reports, issues=(*document.issues, *issues))

    def _is_known(self, mention: EventMention) -> bool:
        return mention.type in self._codebook.types

    def _reports(self, told: _Told) -> Iterator[EventReport]:
        participants = Participants(told.article.text, told.names, told.sentences)
        drafts = [self._draft(told, participants, mention) for mention in told.mentions]
        for group in clusters(drafts):
            report = self._report(told, participants, group)
            if _is_told(report):
                yield report

    def _draft(self, told: _Told, participants: Participants, mention: EventMention) -> Draft:
        text = told.article.text
        sentence = told.sentences[mention.sentence]
        before = text[sentence.span.start : mention.trigger.start]
        sources = participants.of(mention.sources, mention.sentence)
        targets = participants.of(mention.targets, mention.sentence, sources)
        held = {name.span.of(text) for name in told.names if name.type != "NORP"}
        named = {one.name for one in (*sources, *targets) if one.span.of(text) in held or one.name in held}
        return Draft(
            mention=mention,
            mode=mention.mode if mention.mode in self._codebook.modes(mention.type) else "",
            status=corrected(mention.status, before, mention.type),
            trigger=mention.trigger.of(text),
            sources=sources,
            targets=targets,
            when=_lower(text, mention.times),
            where=participants.name_of(mention.places[0]).lower() if mention.places else "",
            headline=told.article.paragraphs[sentence.paragraph].kind in {"headline", "teaser"},
            named=frozenset(named),
        )

    def _report(self, told: _Told, participants: Participants, group: Sequence[Draft]) -> EventReport:
        lead = leading(group)
        mention = lead.mention
        ordered = [lead, *(one for one in group if one is not lead)]
        mode = next((one.mode for one in ordered if one.mode), "")
        sources = first_filled(lead.sources, [one.sources for one in ordered])
        taken = {one.name for one in sources}
        targets = first_filled(lead.targets, [one.targets for one in ordered])
        place = next((one.mention.places[0] for one in ordered if one.mention.places), None)
        time = next((one.mention.times[0] for one in ordered if one.mention.times), None)
        contexts = dict.fromkeys(code for one in ordered for code in one.mention.contexts)
        return EventReport(
            id=report_id(told.article.id, mention.type, lead.mode, mention.trigger.start),
            article=told.article.id,
            type=mention.type,
            mode=mode,
            status=lead.status,
            quad=self._codebook.quad(mention.type),
            intensity=self._codebook.intensity(mention.type, mode),
            trigger=mention.trigger,
            passages=tuple(dict.fromkeys(told.sentences[one.mention.sentence].span for one in ordered)),
            sources=sources,
            targets=tuple(one for one in targets if one.name not in taken),
            place=PlaceMark(place, participants.name_of(place)) if place else None,
            time=TimeMark(time) if time else None,
            said_by=participants.of(mention.said_by, mention.sentence),
            contexts=tuple(contexts)[:_MOST_CONTEXTS],
            confidence=round(max(one.mention.score for one in group), 4),
        )


def _lower(text: str, spans: Sequence[Span]) -> str:
    return " ".join(spans[0].of(text).lower().split()) if spans else ""


def _is_told(report: EventReport) -> bool:
    """Whether enough is known of an act: somebody, a place or a time, or a reader that is sure of it."""
    known = report.sources or report.targets or report.place or report.time
    return bool(known) or report.confidence >= _SURE_ENOUGH
