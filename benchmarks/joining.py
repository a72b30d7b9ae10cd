"""What joining costs, on records that the lab makes: how it grows, what one new article takes, how soon questions answer.

    python benchmarks/joining.py                                10,000 and 100,000 reports
    python benchmarks/joining.py --reports 10000 100000 1000000
    python benchmarks/joining.py --share                        joining's share of a whole run over the examples

Each size is joined in a process of its own, whose peak memory is told (Linux and macOS), with the seconds of wall time
and those that the processors worked for it. Made reports are like those of the news in what joining costs
(`dateline_lab.made_world` says how like). The last articles of a record are held back, and joined one by one once all
else is.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples"
NEW_ARTICLES = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000], help="sizes to measure")
    parser.add_argument("--folder", type=Path, help="keep the made records here, and use those that are there")
    parser.add_argument("--share", action="store_true", help="only joining's share of a whole run over the examples")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure(options.one, options.folder)))
        return
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    _print_share()
    if options.share:
        return
    with tempfile.TemporaryDirectory() as scratch:
        for reports in options.reports:
            _print(_apart(reports, options.folder or Path(scratch)))


def _apart(reports: int, folder: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", str(reports), "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _measure(reports: int, folder: Path) -> dict[str, Any]:
    from dateline.pipeline.joining import join
    from dateline.settings import load
    from dateline.store import open_record

    path = folder / f"made-{reports}.db"
    if not path.exists():
        subprocess.run([sys.executable, "-c", _MAKE, str(reports), str(path)], check=True)
    with open_record(str(path)) as record:
        last = _held_back(record)
        began, worked = time.perf_counter(), time.process_time()
        summary = join(record, load())
        seconds, processor = time.perf_counter() - began, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        new = _new_articles(record, last)
        questions = _questions(record)
        size = record.size()
    found = {**summary.as_json(), "reports": reports, "seconds": seconds, "processor": processor, "peak_mib": peak}
    return found | {"size_mb": size / 1e6, "new": new, "questions_ms": questions}


_MAKE = """
import sys
from dateline.link.knowledge import Knowledge
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline.store import open_record
from dateline_lab.made import fill
reports, path = int(sys.argv[1]), sys.argv[2]
with open_record(path + ".part", create=True) as record:
    knowledge, codebook = Knowledge.load(resources() / "knowledge"), Codebook.load(resources() / "codebook")
    fill(record, knowledge, codebook, reports)
import pathlib
pathlib.Path(path + ".part").rename(path)
"""


def _held_back(record: Any) -> list[str]:
    """The last articles that are left to be joined, taken off the list."""
    from dateline.store import join_index, joined_in, schema_joined

    with record.writing() as connection:
        last = join_index.still_to_join(connection)[-NEW_ARTICLES:]
        joined_in.remove(connection, schema_joined.to_join.c.article, last)
    return last


def _new_articles(record: Any, last: Sequence[str]) -> list[tuple[float, float]]:
    """Milliseconds to join each of these articles, by the clock and of the processor; the first warms up."""
    from sqlalchemy import insert

    from dateline.pipeline.joining import join
    from dateline.settings import load
    from dateline.store import schema_joined

    settings = load()
    spent = []
    for article in last:
        with record.writing() as connection:
            connection.execute(insert(schema_joined.to_join), [{"article": article}])
        began, worked = time.perf_counter(), time.process_time()
        join(record, settings)
        spent.append(((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000))
    return spent[1:]


def _questions(record: Any) -> dict[str, float]:
    """Milliseconds of typical questions, the best of three."""
    from dateline.ask import happenings as ask
    from dateline.ask.happening_filters import HappeningFilter

    day = date(2015, 1, 20)
    month = (day.isoformat(), (day + timedelta(days=30)).isoformat())
    since, until = month
    asked: dict[str, Callable[[], Any]] = {
        "meetings of a month": lambda: list(
            ask.happenings(record, HappeningFilter(types=("CONSULT",), since=since, until=until, limit=50))
        ),
        "what a state did": lambda: list(ask.happenings(record, HappeningFilter(actor="state/USA", limit=50))),
        "told by three origins": lambda: list(ask.happenings(record, HappeningFilter(min_origins=3, limit=50))),
    }
    return {name: _best(question) for name, question in asked.items()}


def _best(question: Callable[[], Any]) -> float:
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        question()
        spent.append(time.perf_counter() - began)
    return min(spent) * 1000


def _print(found: dict[str, Any]) -> None:
    new, worked = (sorted(one[at] for one in found["new"]) for at in (0, 1))
    print(
        f"{found['reports']:>9,} reports joined in {found['seconds']:7.1f} s ({found['processor']:.1f} s of processor), "
        f"peak {found['peak_mib']:,.0f} MiB, record {found['size_mb']:,.0f} MB; "
        f"a new article {statistics.median(new):.1f} ms ({statistics.median(worked):.1f} ms of processor; "
        f"19 of 20 under {new[int(len(new) * 0.95)]:.1f} ms)"
    )
    for name, milliseconds in found["questions_ms"].items():
        print(f"{'':>9} {name}: {milliseconds:.1f} ms")


def _print_share() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        main = "from dateline.cli import main; main()"
        command = [sys.executable, "-c", main, "read", "--json", "--record", f"{scratch}/record.db", str(EXAMPLES)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    read = json.loads(done.stdout)
    print(f"joining takes {read['shares']['joining']:.1%} of a whole run over {read['pages']} pages of the examples")


if __name__ == "__main__":
    main()
