"""The set `actors`: participants labelled with who they are, in texts of the corpora folder.

A row of `labels/actors.jsonl` gives document, offsets, and the answers that are right for actor, country and
sector; None among them says that none may be given. The texts are read by the reader that ships; a labelled span that
it did not find as a participant is linked on its own. `actor`, `country`, `sector` are the shares of rows with a right
answer, `all` of those with three; `actor_given` is the share of right ones among the actors given, so a wrong link
counts there and an open one does not; `actor_open` that among those left open, `actor_new` that among the actors that
the knowledge lacks, named by their words. Figures stand for the split `held-out`, and with `dev_` for the documents the
rules were made on.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dateline.annotate import Quotes, Reader, Sentences
from dateline.annotate.encoder import Encoder
from dateline.coding import Coding
from dateline.coding.participants import Participants
from dateline.errors import InputError
from dateline.extract.stage import extract
from dateline.link import Knowledge, Link
from dateline.model import Article, Document, EventReport, Page, Paragraph, Participant, Published, Span
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline_lab.scoring.figures import Counts, Figure, figure, share

LABELS = Path(__file__).parents[1] / "labels" / "actors.jsonl"
_CHARACTERS = 4000
"""So much of an article of news-2025 is read."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A participant of a document with its right answers."""

    document: str
    span: Span
    actor: tuple[str | None, ...]
    country: tuple[str | None, ...]
    sector: tuple[str | None, ...]
    split: str

    def right(self, found: Participant) -> dict[str, bool]:
        """Which of the three answers are right."""
        rows = {"actor": self.actor, "country": self.country, "sector": self.sector}
        return {name: getattr(found, name) in answers for name, answers in rows.items()}


def score_actors(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures over the labelled participants; `path` is the folder of the corpora. Raises InputError for another."""
    labels = read_labels(LABELS)
    documents = list(texts(path, {row.document for row in labels}))
    for stage in (Sentences(), Reader(encoder), Quotes(), Coding(Codebook.load(resources() / "codebook"))):
        documents = list(stage(documents))
    link = Link(Knowledge.load(resources() / "knowledge"))
    counts: dict[str, list[Counts]] = defaultdict(list)
    for document in documents:
        rows = [row for row in labels if document.article is not None and row.document == document.article.id]
        for name, row in _count(rows, linked(document, [one.span for one in rows], link)).items():
            counts[("" if rows[0].split == "held-out" else "dev_") + name].append(row)
    return {name: figure(rows, share) for name, rows in sorted(counts.items())}


def read_labels(path: Path) -> list[Labelled]:
    """The labelled participants of a JSON Lines file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            r["doc"], Span(r["start"], r["end"]), tuple(r["actor"]), tuple(r["country"]), tuple(r["sector"]), r["split"]
        )
        for r in rows
    ]


def texts(corpora: Path, wanted: set[str]) -> Iterable[Document]:
    """Documents of these ids, with their day of publication."""
    try:
        for line in (corpora / "wikinews-events" / "texts.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["id"] in wanted:
                yield _document(row["id"], "\n".join(row["sents"]), _day(row["sents"][0]))
        with gzip.open(corpora / "news-2025" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if f"news-{row['id']}" in wanted:
                    day = datetime(*row["published_parsed"][:3]).date().isoformat()
                    yield _document(f"news-{row['id']}", row["text"][:_CHARACTERS], day)
        for file in sorted((corpora.parent / "articles").glob("*.txt")):
            article = extract(Page(file.read_bytes(), "text", file.name)).article
            if file.stem in wanted and article is not None:
                yield Document(Page(b"", "text", file.name), replace(article, id=file.stem))
    except OSError as error:
        raise InputError(f"{corpora}: {error}; give the folder of the corpora") from error


def linked(document: Document, spans: Sequence[Span], link: Link) -> dict[Span, Participant]:
    """The participant at each span: the one of a report where the reader found it, else one made of the words."""
    found: dict[Span, Participant] = {}
    for report in link([document])[0].reports or ():
        for one in (*report.sources, *report.targets, *report.said_by):
            found.setdefault(one.span, one)
    article = document.article
    missing = [span for span in spans if span not in found]
    if article is None or not missing:
        return found
    made = Participants(article.text, document.names or (), document.sentences or ())
    people = [replace(made.of([span], 0)[0], span=span) for span in missing]
    whole = Span(0, len(article.text))
    report = EventReport(
        "x", article.id, "CONSULT", "", "happened", 1, 0.0, whole, (whole,), sources=tuple(people)
    )  # fmt: skip
    reports = link([replace(document, reports=(report,))])[0].reports or ()
    return found | {one.span: one for one in reports[0].sources}


def _count(rows: Sequence[Labelled], found: dict[Span, Participant]) -> dict[str, Counts]:
    answers = [(row.right(found[row.span]), found[row.span]) for row in rows]
    size = float(len(rows))
    counts: dict[str, Counts] = {
        name: (float(sum(right[name] for right, _ in answers)), size) for name in ("actor", "country", "sector")
    }
    counts["all"] = (float(sum(all(right.values()) for right, _ in answers)), size)
    given = [right["actor"] for right, one in answers if one.actor is not None]
    counts["actor_given"] = (float(sum(given)), float(len(given)))
    open_ = [right["actor"] for right, one in answers if one.actor is None]
    counts["actor_open"] = (float(sum(open_)), float(len(open_)))
    new = [right["actor"] for right, one in answers if one.actor is not None and "no known actor" in one.reasons]
    counts["actor_new"] = (float(sum(new)), float(len(new)))
    return counts


def _document(name: str, text: str, day: str | None) -> Document:
    paragraphs, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body:
            paragraphs.append(Paragraph("body", Span(at, at + len(body))))
        at += len(line)
    published = Published(day, "day", "given") if day else None
    page = Page(text.encode(), "text", name)
    return Document(page, Article(name, page.id, text, tuple(paragraphs), language="en", published=published))


def _day(line: str) -> str | None:
    try:
        return datetime.strptime(line.strip(), "%B %d, %Y").date().isoformat()
    except ValueError:
        return None
