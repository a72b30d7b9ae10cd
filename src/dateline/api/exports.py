"""Questions from Python: the record for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from dateline import ask, export
from dateline.api.opened import Opened
from dateline.api.promises import calendar_event, day_of
from dateline.ask.expectation_rows import ExpectationRow
from dateline.ask.expectations import ExpectationFilter, announced
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.happening_rows import ToldHappening
from dateline.ask.happenings import first_told, happenings
from dateline.ask.rows import EventRow
from dateline.errors import UsageError
from dateline.export.acts import Act, act_of_happening, act_of_report
from dateline.export.calendar import CalendarEvent
from dateline.export.counts import Counts
from dateline.export.formats import Format, What, format_of, what_of
from dateline.export.known import LookUp
from dateline.store.engines import file_of, is_server

STANDARD_OUTPUT = "-"

_JOINED: frozenset[What] = frozenset({"happenings", "expectations"})
_MANY = {"type": "types", "status": "statuses", "standing": "standings", "kind": "kinds"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where: how many things, and how many the format has no place for, by reason.

    `to_join` counts the articles whose reports are not yet in what was written, because they are still to be joined.
    """

    format: str
    of: str
    out: str
    written: int
    left_out: dict[str, int] = field(default_factory=dict)
    to_join: int = 0

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return asdict(self)


class Exports(Opened):
    """The record for other programs."""

    def export(self, name: str, out: str | Path, of: str | None = None, /, **filters: Any) -> Exported:
        """Write what passes the filters to the file `out` ("-" is standard output) in the format of that name.

        `of` says what: happenings, reports, articles, actors or expectations (without it, what suits the format);
        `filters` are those of that question, as in `happenings(…)` or `events(…)`. Expectations are written as known on
        the day `on`, today without one. A file that stands there is replaced once all is written. Raises
        UsageError for what cannot be, OutputError when the file cannot be written.
        """
        chosen = format_of(name)
        what = what_of(chosen, of)
        if not is_server(self._record.address) and _same_file(out, file_of(self._record.address)):
            raise UsageError(f"{out} is the record itself: name another file with --out")
        rows = self._rows(chosen, what, filters)
        to_join = self.unjoined() if what in _JOINED else 0
        write = self._writer(chosen, rows)
        if str(out) == STANDARD_OUTPUT:
            counts = write(sys.stdout.buffer)
        else:
            with export.aside(Path(out)) as file:
                counts = write(file)
        left_out = dict(sorted(counts.left_out.items()))
        return Exported(chosen.name, what, str(out), counts.written, left_out, to_join)

    def _rows(self, chosen: Format, what: What, filters: dict[str, Any]) -> ask.Rows[Any]:
        codebook = self.codebook()
        if what == "articles":
            return ask.articles(self._record, _filter(ask.ArticleFilter, filters, what))
        if what == "actors":
            from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - other questions need no knowledge

            knowledge = load_knowledge(self._settings)
            wanted = _filter(ask.ActorFilter, filters, what)
            return ask.actors(self._record, wanted, knowledge.actor, knowledge.words.pronouns)
        if what == "expectations":
            on = day_of(filters.pop("on", None))
            return announced(self._record, on, _filter(ExpectationFilter, filters, what), codebook)
        if what == "happenings":
            question = first_told if chosen.of_acts else happenings
            return question(self._record, _filter(HappeningFilter, filters, what), codebook)
        return ask.events(self._record, _filter(ask.EventFilter, filters, what), codebook)

    def _writer(self, chosen: Format, rows: ask.Rows[Any]) -> Callable[[BinaryIO], Counts]:
        if chosen.name == "parquet":
            rows.arrow_schema  # noqa: B018 - says that pyarrow is missing before a file is begun
            return lambda out: Counts(export.write_parquet(rows, out))
        if chosen.name == "graphml":
            return lambda out: export.write_graphml(_acts(rows), out, self._look_up())
        return lambda out: self._as_text(chosen, rows, out)

    def _as_text(self, chosen: Format, rows: ask.Rows[Any], out: BinaryIO) -> Counts:
        with export.as_text(out) as text:
            if chosen.of_acts:
                return self._acts_as_text(chosen, _acts(rows), text)
            match chosen.name:
                case "ical":
                    return _write_calendar(rows, text)
                case "csv":
                    return Counts(export.write_csv(rows, text))
                case _:
                    return Counts(export.write_jsonl(rows, text))

    def _acts_as_text(self, chosen: Format, acts: Iterable[Act], out: TextIO) -> Counts:
        match chosen.name:
            case "plover-json":
                return export.write_plover(acts, out, self.codebook(), self._look_up())
            case "gdelt-tsv":
                return export.write_gdelt(acts, out)
            case "geojson":
                return export.write_geojson(acts, out)
            case _:
                return export.write_ftm(acts, out, self._look_up())

    def _look_up(self) -> LookUp:
        from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - other formats need no knowledge

        return load_knowledge(self._settings).actor


def _acts(rows: Iterable[EventRow | ToldHappening]) -> Iterator[Act]:
    for row in rows:
        yield act_of_happening(row.happening, row.first) if isinstance(row, ToldHappening) else act_of_report(row)


def _write_calendar(rows: Iterable[ExpectationRow], out: TextIO) -> Counts:
    """Write what is announced; what was moved stands once, on its new day."""
    counts = Counts()

    def events() -> Iterator[CalendarEvent]:
        for row in rows:
            event = calendar_event(row)
            if row.expectation.moved_to is not None:
                counts.left_out["moved to another day"] += 1
            elif event is None:
                counts.left_out["without a day"] += 1
            else:
                yield event

    counts.written = export.write_calendar(events(), out, "Dateline: what is announced")
    return counts


def _same_file(out: str | Path, record: Path) -> bool:
    path = Path(out)
    return path.exists() and record.exists() and path.samefile(record)


def _filter(kind: type[Any], filters: dict[str, Any], what: str) -> Any:
    """A filter from its fields; `type`, `status`, `standing` and `kind` take one value beside `types` and so on."""
    given, allowed = dict(filters), kind.__dataclass_fields__
    for one, many in _MANY.items():
        if one in given and one not in allowed:
            given[many] = (given.pop(one), *given.get(many, ()))
    if strange := sorted(set(given) - set(allowed)):
        raise UsageError(
            f"{', '.join(strange)} does not go with {what}; they take {', '.join(allowed)}{_instead(what, strange)}"
        )
    return kind(**given)


def _instead(what: str, strange: list[str]) -> str:
    """What to write instead, where acts have these fields in their other form."""
    others: dict[str, tuple[str, type[Any]]] = {
        "happenings": ("reports", ask.EventFilter),
        "reports": ("happenings", HappeningFilter),
    }
    other, kind = others.get(what, ("", object))
    knows = other and set(strange) <= set(kind.__dataclass_fields__)
    return f"; write {other} instead (--of {other})" if knows else ""
