"""Labelled articles read, joined and set beside their labels: what `score happenings` and `score outcomes` share."""

from __future__ import annotations

import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.annotate import Quotes, Reader, Sentences
from dateline.annotate.encoder import Encoder
from dateline.coding import Coding
from dateline.errors import InputError
from dateline.extract.stage import Extract
from dateline.link import Knowledge, Link
from dateline.model import Account, Document, EventReport, Happening, Page, Stage
from dateline.model.codebook import Codebook
from dateline.model.joined import Expectation
from dateline.pipeline.joining import join
from dateline.settings import Settings, resources
from dateline.store import Record, Run, joined_out, kept_accounts, open_record, schema_joined
from dateline_lab.corpora.happenings import Chosen, Marked, Place, pages, read_chosen, read_marked


@dataclass(frozen=True, slots=True)
class Told:
    """A label and the report the reader made there."""

    label: Marked
    report: EventReport
    document: Document

    @property
    def text(self) -> str:
        """The sentence that tells it."""
        return self.report.passages[0].of(self.document.article.text) if self.document.article else ""


@dataclass(frozen=True)
class Joined:
    """The labelled reports, and what joining made of all reports of their articles.

    `missed` labels have no report of their type at their trigger. `happening_of` lacks reports that joining leaves
    out, those of an edition that a newer one replaced; `accounts` are the reports as joining compared them.
    """

    told: list[Told]
    missed: list[Marked]
    happening_of: dict[str, str]
    happenings: dict[str, Happening] = field(default_factory=dict)
    expectations: list[Expectation] = field(default_factory=list)
    accounts: dict[str, Account] = field(default_factory=dict)

    def of_part(self, part: str) -> list[Told]:
        """Those of one part that stand in a happening."""
        return [one for one in self.told if one.label.part == part and one.report.id in self.happening_of]


def read_and_join(corpora: Path, encoder: Encoder) -> Joined:
    """Read the labelled articles with this encoder and join them, in a record that is thrown away after.

    Raises InputError when an article is not there, or its text is not the one that was labelled.
    """
    chosen = read_chosen()
    documents = _read(corpora, encoder, chosen)
    told, missed = match(read_marked(), {one.place: found for one, found in zip(chosen, documents, strict=True)})
    with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/lab.db", create=True) as record:
        with record.writer(Run("lab", "lab")) as writer:
            writer.write(documents)
        join(record, Settings())
        return _joined(record, told, missed)


def match(labels: Sequence[Marked], documents: dict[Place, Document]) -> tuple[list[Told], list[Marked]]:
    """Each label with the report of its type that shares most characters with its trigger; labels without one."""
    told, missed, taken = [], [], set()
    for label in labels:
        document = documents[label.place]
        rows = [one for one in document.reports or () if one.id not in taken and one.type == label.type]
        fits = [(_shared(one, label), one.status == label.status, one.id, one) for one in rows]
        best = max(fits, key=lambda fit: fit[:3], default=None)
        if best is None or best[0] == 0:
            missed.append(label)
            continue
        taken.add(best[2])
        told.append(Told(label, best[3], document))
    return told, missed


def _shared(report: EventReport, label: Marked) -> int:
    return max(0, min(report.trigger.end, label.end) - max(report.trigger.start, label.start))


def read_alone(pages: Sequence[Page], encoder: Encoder) -> list[Document]:
    """The document of each page, each read alone: what the encoder reads depends a little on what is read with it."""
    stages: tuple[Stage, ...] = (
        Extract(),
        Sentences(),
        Reader(encoder),
        Quotes(),
        Coding(Codebook.load(resources() / "codebook")),
        Link(Knowledge.load(resources() / "knowledge")),
    )
    return [_through(stages, Document(page)) for page in pages]


def joined_alone(documents: Sequence[Document]) -> list[Happening]:
    """The happenings of these documents, joined in a record that is thrown away after."""
    with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/lab.db", create=True) as record:
        with record.writer(Run("lab", "lab")) as writer:
            writer.write(documents)
        join(record, Settings())
        with record.reading() as connection:
            ids = sorted(row.id for row in connection.execute(schema_joined.happenings.select()))
            return joined_out.happenings(connection, ids)


def _read(corpora: Path, encoder: Encoder, chosen: Sequence[Chosen]) -> list[Document]:
    documents = read_alone(pages(corpora, chosen), encoder)
    for one, document in zip(chosen, documents, strict=True):
        text = document.article.text if document.article else ""
        if hashlib.sha256(text.encode()).hexdigest() != one.sha256:
            raise InputError(f"the text of {one.place[1]} is not the one that was labelled: its labels must be renewed")
    return documents


def _through(stages: Sequence[Stage], document: Document) -> Document:
    for stage in stages:
        (document,) = stage([document])
    return document


def _joined(record: Record, told: list[Told], missed: list[Marked]) -> Joined:
    with record.reading() as connection:
        members = schema_joined.happening_reports
        of = {row.report: row.happening for row in connection.execute(members.select())}
        happenings = joined_out.happenings(connection, sorted(set(of.values())))
        ids = sorted(row.id for row in connection.execute(schema_joined.expectations.select()))
        expectations = joined_out.expectations(connection, ids)
        accounts = kept_accounts.kept(connection, sorted(of))
    return Joined(told, missed, of, {one.id: one for one in happenings}, expectations, accounts)


def groups_of(told: Sequence[Told], by: dict[str, str]) -> dict[str, set[str]]:
    """Ids of reports by what `by` gives for them."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        found[by[one.report.id]].add(one.report.id)
    return found
