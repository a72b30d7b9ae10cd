"""Questions from Python: what people decide about what the machine decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.api.opened import Opened
from dateline.ask.judgements import JudgementFilter, JudgementRow, PrecisionRow, judgements, precision, the_one
from dateline.ask.review import Doubt, ReviewFilter, ReviewItem, doubts, item
from dateline.errors import InputError
from dateline.model import Answer, Judgement
from dateline.store import judgement_lines
from dateline.store import judgements as stored

if TYPE_CHECKING:
    from dateline.ask.frames import Rows
    from dateline.pipeline.judging import Imported


class Review(Opened):
    """What people decide about what the machine decided."""

    def doubts(self, wanted: ReviewFilter) -> list[Doubt]:
        """Doubtful things that nobody judged yet, the most useful first."""
        return doubts(self._record, wanted, self.codebook())

    def review_item(self, doubt: Doubt) -> ReviewItem:
        """A doubtful thing with the reports or articles that a person looks at."""
        return item(self._record, doubt)

    def judge(self, answer: Answer) -> Judgement:
        """Write down what a person decides, now unless the answer says when, and join anew what it bears on.

        `subject` and, where it is a report or article, `other` are ids or their beginnings. Raises UsageError for what
        cannot be judged.
        """
        from dateline.pipeline.judging import judge  # noqa: PLC0415 - asking needs none of what judging loads

        of_articles = answer.kind == "origin"
        subject = the_one(self._record, answer.subject, of_articles=of_articles)
        other = answer.other
        if other is not None and answer.kind != "link":
            other = the_one(self._record, other, of_articles=of_articles)
        whole = replace(answer, subject=subject, other=other, at=answer.at or _now())
        return judge(self._record, whole, self._settings)

    def withdraw(self, judgement: str, *, who: str) -> Judgement:
        """Take a judgement back, by its id or the beginning of it; taking a withdrawal back restores what it took."""
        from dateline.pipeline.judging import withdraw  # noqa: PLC0415

        chosen = the_one(self._record, judgement, of_judgements=True)
        return withdraw(self._record, chosen, who, _now(), self._settings)

    def judgements(self, wanted: JudgementFilter | None = None, /, **filters: Any) -> Rows[JudgementRow]:
        """What people decided and what became of it, the latest first."""
        return judgements(self._record, wanted if wanted is not None else JudgementFilter(**filters))

    def precision(self, who: str | None = None) -> Rows[PrecisionRow]:
        """How often the machine was right about what was judged."""
        return precision(self._record, who)

    def judgement_lines(self) -> Iterator[str]:
        """All judgements as lines of JSON, to carry to another record."""
        with self._record.reading() as connection:
            found = stored.all_judgements(connection)
        return judgement_lines.written(found)

    def import_judgements(self, source: str | Path | Iterable[str], *, force: bool = False) -> Imported:
        """Add the judgements of a file (or its lines) and join anew.

        Raises InputError for a file that cannot be read or is wrong, and for one that says nothing about this record
        unless `force`; nothing is written then.
        """
        from dateline.pipeline.judging import take  # noqa: PLC0415

        named = str(source) if isinstance(source, str | Path) else "the lines"
        lines = _lines(Path(source)) if isinstance(source, str | Path) else source
        return take(self._record, judgement_lines.read(lines, named), self._settings, force=force)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no text in UTF-8") from error
