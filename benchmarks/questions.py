"""How soon questions answer, on joined records that the lab makes: each question first after a start, then again.

    python benchmarks/questions.py                                10,000 and 100,000 reports
    python benchmarks/questions.py --reports 10000 100000 1000000
    python benchmarks/questions.py --folder DIR                   keep the made records, and use those that are there
    python benchmarks/questions.py --only rate --only network     some questions

A first answer comes from a process that has just opened the record, after the record's file was put out of the
system's memory (where the system lets a program do so: Linux). "Again" is the median of three more in the same process,
and beside it stands the time of the processor in them, which other programs on the machine change less. Lists are asked
for with a limit of 50, as a person reads them. The most frequent actor and countries of the made record are asked for,
which take longest; it is made by `dateline_lab.made_repeated`, without the time that joining takes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

LIMIT = 50
TIMES = 3


@dataclass(frozen=True)
class Asked:
    """What the questions are about, taken from the record."""

    state: str
    country: str
    other: str
    person: str
    word: str
    rare: str
    place: str
    words: str
    month: tuple[str, str]
    middle: str
    last: str
    article: str
    shared: str
    event: str
    happening: str


@dataclass(frozen=True)
class Spent:
    """Milliseconds: of the first answer, and the median of the next ones, with that of the processor."""

    first: float
    again: float
    busy: float

    def __str__(self) -> str:
        return f"{self.first:,.0f} / {self.again:,.0f} ({self.busy:,.0f})"


Question = Callable[[Any, Asked], Any]


def _questions() -> dict[str, Question]:
    """By the command that asks it."""
    some: dict[str, Any] = {"limit": LIMIT}
    return {
        "show ARTICLE": lambda r, a: r.article(a.article),
        "explain EVENT": lambda r, a: r.event(a.event),
        "events": lambda r, _: list(r.events(**some)),
        "events --actor COUNTRY": lambda r, a: list(r.events(actor=a.country, **some)),
        "events --actor ID": lambda r, a: list(r.events(actor=a.person, **some)),
        "events --actor WORDS": lambda r, a: list(r.events(actor=a.word, **some)),
        "events --actor RARE-WORDS": lambda r, a: list(r.events(actor=a.rare, **some)),
        "events --said-by ID": lambda r, a: list(r.events(said_by=a.person, **some)),
        "events --country": lambda r, a: list(r.events(country=a.country, **some)),
        "events --place WORDS": lambda r, a: list(r.events(place=a.place, **some)),
        "events --type": lambda r, _: list(r.events(type="SANCTION", **some)),
        "events --type --actor --since": lambda r, a: list(
            r.events(type="CONSULT/visit", actor=a.state, since=a.middle, **some)
        ),
        "events --since --until": lambda r, a: list(r.events(since=a.month[0], until=a.month[1], **some)),
        "events --published-since": lambda r, a: list(r.events(published_since=a.last, **some)),
        "events --text": lambda r, a: list(r.events(text=a.words, **some)),
        "articles": lambda r, _: list(r.articles(**some)),
        "articles --text": lambda r, a: list(r.articles(text=a.words, **some)),
        "articles --agency": lambda r, _: list(r.articles(agency="dpa", **some)),
        "articles --since --until": lambda r, a: list(r.articles(since=a.month[0], until=a.month[1], **some)),
        "actors": lambda r, _: list(r.actors(**some)),
        "actors --country": lambda r, a: list(r.actors(country=a.country, **some)),
        "actors WORDS": lambda r, a: list(r.actors(text=a.word, **some)),
        "actors RARE-WORDS": lambda r, a: list(r.actors(text=a.rare, **some)),
        "actor ID (its reports)": lambda r, a: r.reports_of(a.state),
        "actor WORDS (its reports)": lambda r, a: r.reports_of(a.word),
        "happenings": lambda r, _: list(r.happenings(**some)),
        "happenings --actor COUNTRY": lambda r, a: list(r.happenings(actor=a.country, **some)),
        "happenings --actor WORDS": lambda r, a: list(r.happenings(actor=a.word, **some)),
        "happenings --actor RARE-WORDS": lambda r, a: list(r.happenings(actor=a.rare, **some)),
        "happenings --source --target": lambda r, a: list(r.happenings(source=a.country, target=a.other, **some)),
        "happenings --country": lambda r, a: list(r.happenings(country=a.country, **some)),
        "happenings --type --since --until": lambda r, a: list(
            r.happenings(type="CONSULT", since=a.month[0], until=a.month[1], **some)
        ),
        "happenings --place WORDS": lambda r, a: list(r.happenings(place=a.place, **some)),
        "happenings --standing --min-origins": lambda r, _: list(
            r.happenings(standing="disputed", min_origins=3, **some)
        ),
        "happenings --text": lambda r, a: list(r.happenings(text=a.words, **some)),
        "happening HAPPENING": lambda r, a: r.happening(a.happening),
        "origins": lambda r, _: list(r.origins(**some)),
        "origins --agency": lambda r, _: list(r.origins(agency="dpa", **some)),
        "origins ARTICLE": lambda r, a: r.origins_of(a.shared),
        "upcoming": lambda r, a: list(r.upcoming(a.middle, **some)),
        "upcoming --within 30": lambda r, a: list(r.upcoming(a.middle, within=30)),
        "upcoming --actor": lambda r, a: list(r.upcoming(a.middle, actor=a.country, **some)),
        "overdue": lambda r, a: list(r.overdue(a.last, **some)),
        "promises ID": lambda r, a: list(r.promises(a.person, a.last, **some)),
        "promises COUNTRY": lambda r, a: list(r.promises(a.country, a.last, **some)),
        "promises ID (share kept)": lambda r, a: list(r.kept(a.person, a.last)),
        "promises COUNTRY (share kept)": lambda r, a: list(r.kept(a.country, a.last)),
        "claims ID": lambda r, a: list(r.claims(a.person, **some)),
        "claims COUNTRY": lambda r, a: list(r.claims(a.country, **some)),
        "claims WORDS": lambda r, a: list(r.claims(a.word, **some)),
        "disputed": lambda r, _: list(r.disputed(**some)),
        "disputed --actor": lambda r, a: list(r.disputed(actor=a.country, **some)),
        "rate TYPE": lambda r, a: r.rate("CONSULT/visit", a.middle),
        "rate TYPE --actor ID": lambda r, a: r.rate("CONSULT/visit", a.middle, actor=a.person),
        "rate TYPE --actor ID --abroad": lambda r, a: r.rate("CONSULT/visit", a.middle, actor=a.person, abroad=True),
        "rate TYPE --source --target": lambda r, a: r.rate("ACCUSE", a.middle, source=a.country, target=a.other),
        "network": lambda r, _: list(r.network(statuses=("happened",), **some)),
        "network --level country": lambda r, _: list(r.network(level="country", statuses=("happened",), **some)),
        "network --type --since": lambda r, a: list(
            r.network(types=("SANCTION",), statuses=("happened",), since=a.middle, **some)
        ),
        "network --nodes": lambda r, _: list(_nodes(r)),
        "review": lambda r, _: _review(r),
        "review --kind report": lambda r, _: _review(r, kind="report"),
        "review --actor": lambda r, a: _review(r, actor=a.country),
        "judgements": lambda r, _: list(r.judgements(**some)),
        "precision": lambda r, _: list(r.precision()),
        "record info": lambda r, _: r.info(),
    }  # fmt: skip


def _nodes(record: Any) -> Any:
    from dateline.ask.networks import nodes

    return nodes(record.network(statuses=("happened",)))


def _review(record: Any, **fields: Any) -> Any:
    """The queue and its first thing, as the command shows it."""
    from dateline.ask.review import ReviewFilter

    queue = record.doubts(ReviewFilter(**fields))
    return queue, [record.review_item(one) for one in queue[:1]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000], help="sizes to measure")
    parser.add_argument("--folder", type=Path, help="keep the made records here, and use those that are there")
    parser.add_argument("--only", action="append", default=[], help="questions whose name begins so")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _measure(options.one, options.only)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        found = {reports: _apart(reports, folder, options.only) for reports in options.reports}
    _print(found)


def _apart(reports: int, folder: Path, only: list[str]) -> dict[str, Spent]:
    """What each question took."""
    path = folder / f"joined-{reports}.db"
    if not path.exists():
        subprocess.run([sys.executable, "-c", _MAKE, str(reports), str(path)], check=True)
    asked = _asked(path)
    found = {}
    for name in _named(only):
        _forget(path)
        command = [sys.executable, __file__, "--one", str(path), "--only", name]
        given = json.dumps(asked.__dict__)
        done = subprocess.run(command, check=True, input=given, stdout=subprocess.PIPE, text=True)
        (first, _), *later = json.loads(done.stdout.splitlines()[-1])
        again, busy = (statistics.median(times) for times in zip(*later, strict=True))
        found[name] = Spent(first, again, busy)
        print(f"{reports:>9,}  {name:<40} {found[name]}", file=sys.stderr, flush=True)
    return found


_MAKE = """
import pathlib, sys
from dateline.link.knowledge import Knowledge
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline.store import open_record
from dateline_lab.made_repeated import fill
reports, path = int(sys.argv[1]), sys.argv[2]
with open_record(path + ".part", create=True) as record:
    knowledge, codebook = Knowledge.load(resources() / "knowledge"), Codebook.load(resources() / "codebook")
    fill(record, knowledge, codebook, reports)
pathlib.Path(path + ".part").rename(path)
"""


def _named(only: list[str]) -> list[str]:
    names = list(_questions())
    return [one for one in names if not only or one in only or any(one.startswith(start) for start in only)]


def _forget(path: Path) -> None:
    """Put the file out of the system's memory, where a program may."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _measure(path: Path, only: list[str]) -> None:
    import dateline

    asked = Asked(**json.loads(sys.stdin.read()))
    question = _questions()[only[0]]
    with dateline.open(str(path), create=False) as record:
        spent = list(_spent(lambda: question(record, asked)))
    print(json.dumps(spent))


def _spent(question: Callable[[], Any]) -> Iterator[tuple[float, float]]:
    """Milliseconds of each time, and those of the processor."""
    for _ in range(TIMES + 1):
        began, busy = time.perf_counter(), time.process_time()
        question()
        yield (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000


def _asked(path: Path) -> Asked:
    """The most frequent of everything, and days in the middle and near the end."""
    from dateline.store import open_record

    with open_record(str(path), read_only=True) as record, record.reading() as connection:

        def one(question: str) -> Any:
            return connection.execute(text(question)).first()

        frequent = "SELECT {0}, count(*) FROM happening_sides WHERE {1} GROUP BY {0} ORDER BY 2 DESC, 1 LIMIT 1"
        state = one(frequent.format("actor", "actor LIKE 'state/%'"))[0]
        person = one(frequent.format("actor", "actor LIKE 'person/%'"))[0]
        country = one(frequent.format("country", "country IS NOT NULL"))[0]
        other = one(frequent.format("country", f"country <> '{country}'"))[0]
        rare = one("SELECT folded FROM happening_sides WHERE actor IS NULL ORDER BY reports DESC, folded LIMIT 1")[0]
        place = one("SELECT place_folded, count(*) FROM happenings GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1")[0]
        days = one("SELECT min(published_from), max(published_from) FROM articles")
        middle = one(
            "SELECT published_from FROM articles ORDER BY published_from "
            "LIMIT 1 OFFSET (SELECT count(*) / 2 FROM articles)"
        )[0]
        told = one("SELECT id, title FROM articles ORDER BY published_from DESC, id LIMIT 1")
        return Asked(
            state=state,
            country=country,
            other=other,
            person=person,
            word=person.partition("/")[2].rpartition("-")[2],
            rare=rare.partition(" ")[0],
            place=place,
            words=told[1].rpartition(" ")[2],
            month=(middle[:7], middle[:7]),
            middle=middle,
            last=days[1],
            article=told[0],
            shared=one("SELECT article FROM shares ORDER BY article DESC LIMIT 1")[0],
            event=one("SELECT id FROM events ORDER BY id DESC LIMIT 1")[0],
            happening=one("SELECT id FROM happenings ORDER BY reports DESC, id LIMIT 1")[0],
        )


def _print(found: dict[int, dict[str, Spent]]) -> None:
    print(f"| question: first / again (processor), ms | {' | '.join(f'{reports:,}' for reports in found)} |")
    print(f"|---|{'---|' * len(found)}")
    for name in next(iter(found.values())):
        cells = " | ".join(str(answers[name]) for answers in found.values())
        print(f"| `{name}` | {cells} |")


if __name__ == "__main__":
    main()
