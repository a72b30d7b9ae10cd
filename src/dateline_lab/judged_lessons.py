"""Judged reports as sentences to learn from.

A sentence is taken where all reports that its words tell are judged, so that what is not labelled in it is no act, as
far as the reader saw. A right report is an event with the words that were read; words of a field whose link was judged
wrong are left out, for nobody vouches for them, while those of a field that was said to be another actor, place or day
stay: the words are right, what they mean is learnt elsewhere. A wrong report is no event. Fields whose words stand in
another sentence are none here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from dateline.errors import InputError
from dateline.join.judged import Judged
from dateline.model import EventReport, Judgement, Span
from dateline.store import judgement_lines, judgements, open_record, rows_out
from dateline_lab.corpora.example import Chars, Example, GoldEvent
from dateline_lab.corpora.judged import row_of

_AT_ONCE = 100


def write(record: str, out: Path, exported: Path | None = None) -> dict[str, int]:
    """Write the lessons of a record's judgements, or of an exported file of them, with the record's texts.

    Gives how many sentences were written, the right and wrong reports in them, and how many sentences were left because
    some of their reports are not judged ("unfinished"). Raises RecordError for a record that cannot be read, InputError
    for a file that cannot be read or written.
    """
    counts = {"sentences": 0, "right": 0, "wrong": 0, "unfinished": 0}
    lines = []
    with open_record(record, read_only=True) as opened, opened.reading() as connection:
        for example, wrong in lessons(connection, _judged(connection, exported)):
            if example is None:
                counts["unfinished"] += 1
                continue
            lines.append(json.dumps(row_of(example), ensure_ascii=False))
            counts["sentences"] += 1
            counts["right"] += len(example.events or ())
            counts["wrong"] += wrong
    try:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}") from error
    return counts


def lessons(connection: Connection, judged: Judged) -> Iterator[tuple[Example | None, int]]:
    """Each sentence with a judged report, and how many of its reports are wrong; None for one that is unfinished."""
    reports = [one.subject for one in judged.counting if one.kind == "report"]
    articles = sorted({one.article for one in rows_out.reports(connection, reports)})
    for piece in rows_out.in_pieces(articles, _AT_ONCE):
        for contents in rows_out.contents(connection, piece):
            yield from _of_article(contents, judged)


def _of_article(contents: rows_out.Contents, judged: Judged) -> Iterator[tuple[Example | None, int]]:
    text, spans = contents.article.text, [one.span for one in contents.sentences]
    for at, sentence in enumerate(spans):
        told = [one for one in contents.reports if _within(one.trigger, sentence)]
        verdicts = [judged.answer("report", one.id) for one in told]
        answered = [one for one in verdicts if one is not None]
        if not answered:
            continue
        if len(answered) < len(told):
            yield None, 0
            continue
        right = [one for one, verdict in zip(told, answered, strict=True) if verdict.verdict == "right"]
        around = (spans[at - 1].of(text) if at else "", spans[at + 1].of(text) if at + 1 < len(spans) else "")
        document = contents.article.url or contents.article.id
        events = tuple(_event(one, sentence, judged) for one in right)
        yield Example(document, sentence.of(text), *around, events=events), len(told) - len(right)


def _event(report: EventReport, sentence: Span, judged: Judged) -> GoldEvent:
    sides = {"src": ("source", report.sources), "tgt": ("target", report.targets), "by": ("said_by", report.said_by)}
    fields = {
        role: [(f"{name}/{number}", one.span) for number, one in enumerate(people)]
        for role, (name, people) in sides.items()
    }
    fields["loc"] = [("place", report.place.span)] if report.place else []
    fields["when"] = [("time", report.time.span)] if report.time else []
    roles = {
        role: tuple(
            sorted({_chars(span, sentence) for name, span in found if _vouched(report, name, span, sentence, judged)})
        )
        for role, found in fields.items()
    }
    trigger = _chars(report.trigger, sentence)
    return GoldEvent(trigger, report.type, report.mode, report.status, tuple(report.contexts), roles)


def _vouched(report: EventReport, field: str, span: Span, sentence: Span, judged: Judged) -> bool:
    answer = judged.answer("link", report.id, field)
    return _within(span, sentence) and (answer is None or answer.verdict != "wrong")


def _judged(connection: Connection, exported: Path | None) -> Judged:
    if exported is None:
        return Judged(judgements.attached(connection))
    return Judged(judgements.attached_among(connection, _read(exported)))


def _read(path: Path) -> list[Judgement]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    return judgement_lines.read(lines, str(path))


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _chars(span: Span, sentence: Span) -> Chars:
    return span.start - sentence.start, span.end - sentence.start
