"""Old records linked again: new knowledge meets what was read before, and nothing is read again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.participants import Participants
from dateline.link.stage import Link
from dateline.model import Document, EventReport, Page, Participant, PlaceMark, Stage, TimeMark
from dateline.pipeline.fingerprint import knowledge_digest
from dateline.pipeline.joining import join
from dateline.pipeline.known import load_knowledge
from dateline.pipeline.runner import run_stages
from dateline.pipeline.summary import LinkSummary, Progress, Timings
from dateline.settings import Settings
from dateline.store import Record, Relinked, Run, Standing


def link_again(
    record: Record, settings: Settings, *, everything: bool = False, progress: Progress | None = None
) -> LinkSummary:
    """Link the pages whose run had another knowledge than the settings name, or all of them, and join what changed.

    A page moves to a run that differs from its old one in the knowledge alone. Each batch of pages is stored in one
    transaction; a call that ends early, for whatever reason, is repeated by the same call and ends in the same record.
    Raises KnowledgeError when the knowledge is wrong, RecordError when the record cannot be written.
    """
    began = time.perf_counter()
    stage = Link(load_knowledge(settings))
    known = knowledge_digest(settings)
    linker = record.linker(stage.name)
    runs = linker.runs()
    chosen = {run.id: _with(run, known) for run in runs if everything or run.settings.get("knowledge") != known}
    total = linker.count(chosen)
    summary = LinkSummary(standing=linker.count([run.id for run in runs]) - total)
    for standing in linker.standing(chosen, settings.batch_pages):
        batch = _linked(stage, standing, chosen)
        linker.write(batch)
        _count(summary, batch)
        (progress or Progress()).linked(summary.pages, total)
    for old, new in chosen.items():
        linker.move_troubles(old, new)
    summary.joined = join(record, settings, progress)
    summary.seconds = time.perf_counter() - began
    return summary


def _with(run: Run, known: str) -> Run:
    return replace(run, settings={**run.settings, "knowledge": known})


def _linked(stage: Stage, standing: Sequence[Standing], runs: dict[str, Run]) -> list[Relinked]:
    told = [one for one in standing if one.contents is not None]
    linked = run_stages((stage,), [unlinked(one) for one in told], Timings())
    documents = {one.page: document for one, document in zip(told, linked, strict=True)}
    return [Relinked(one, runs[one.run], documents.get(one.page)) for one in standing]


def unlinked(standing: Standing) -> Document:
    """The document as linking was given it: the stored layers, and reports as coding made them.

    The page's bytes are left out, since linking reads the article alone.
    """
    contents = standing.contents
    if contents is None:
        raise ValueError(f"page {standing.page} holds no article")
    article = contents.article
    coded = Participants(article.text, contents.names, contents.sentences)
    ordered = sorted(contents.reports, key=lambda report: (report.trigger, report.type, report.id))
    return Document(
        page=Page(b"", "text", standing.origin),
        article=article,
        sentences=contents.sentences,
        names=contents.names,
        times=contents.times,
        quotes=contents.quotes,
        reports=tuple(_as_coded(report, coded) for report in ordered),
    )


def _as_coded(report: EventReport, coded: Participants) -> EventReport:
    def bare(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(Participant(one.span, one.name) for one in people)

    place, time_mark = report.place, report.time
    return replace(
        report,
        sources=bare(report.sources),
        targets=bare(report.targets),
        said_by=bare(report.said_by),
        place=PlaceMark(place.span, coded.name_of(place.span)) if place else None,
        time=TimeMark(time_mark.span) if time_mark else None,
    )


def _count(summary: LinkSummary, batch: Sequence[Relinked]) -> None:
    summary.pages += len(batch)
    for one in batch:
        if one.document is None or one.standing.contents is None:
            continue
        before = {report.id: report for report in one.standing.contents.reports}
        reports = one.document.reports or ()
        summary.articles += 1
        summary.reports += len(reports)
        summary.changed += sum(report != before.get(report.id) for report in reports)
        summary.issues.update(issue.code for issue in one.document.issues)
