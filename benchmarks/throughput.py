"""Articles a second from page to stored record, memory peak, and the share of time each stage takes.

    python benchmarks/throughput.py                    the examples, repeated and altered, on 1 and 2 processes
    python benchmarks/throughput.py --pages 100000 --repeats 10 --processes 2
                                                       the long run: memory must stay bounded

Pages are made by altering the examples (a number in a sentence, so that no two are the same page) and are streamed from
a generator's file, never held. Figures are of this machine in this run; compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def main() -> None:
    options = _options()
    if options.one is not None:
        print(json.dumps(_measure(Path(options.one), options.workers)))
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "pages.jsonl"
        size = _write_corpus(corpus, options.pages, options.repeats)
        print(f"{options.pages} pages, {size / 1e6:.1f} MB\n")
        print("| processes | pages/s | events/s | peak memory, MiB | encoder share | all else |")
        print("|---|---|---|---|---|---|")
        for workers in options.processes:
            _row(_apart(corpus, workers), workers)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--repeats", type=int, default=1, help="how often each altered page comes")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    return parser.parse_args()


def _write_corpus(path: Path, pages: int, repeats: int) -> int:
    with path.open("w", encoding="utf-8") as out:
        for row in _altered(pages, repeats):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path.stat().st_size


def _altered(pages: int, repeats: int) -> Iterator[dict[str, str]]:
    """Example pages over and over, each with a number of its own in the text."""
    originals = [
        (p, p.read_text(encoding="utf-8")) for p in sorted(EXAMPLES.rglob("*")) if p.suffix in {".html", ".txt"}
    ]
    distinct = max(pages // repeats, 1)
    for row in range(pages):
        number = row % distinct
        path, text = originals[number % len(originals)]
        kind = "html" if path.suffix == ".html" else "text"
        altered = text.replace(". ", f" (item {number}). ", 1)
        yield {kind: altered, "url": f"https://example.org/{number}/{path.name}"}


def _apart(corpus: Path, workers: int) -> dict[str, float]:
    """Measure in a process of its own, so that the memory peak is its own."""
    command = [sys.executable, __file__, "--one", str(corpus), "--workers", str(workers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _measure(corpus: Path, workers: int) -> dict[str, float]:
    import dateline

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with dateline.open(str(Path(folder) / "record.db"), workers=workers) as record:
            summary = record.read([str(corpus)])
        seconds = time.perf_counter() - began
    stages = summary.timings.seconds
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own, child = usage
    unit = 1 if sys.platform == "darwin" else 1024
    peak = (own + child * (workers if workers > 1 else 0)) * unit
    total = max(seconds * (workers if workers > 1 else 1), 1e-9)
    return {
        "pages": summary.pages + summary.known,
        "seconds": seconds,
        "events": summary.events.total(),
        "peak": peak,
        "encoder": stages.get("read", 0.0),
        "total": total,
        **{f"stage {name}": value for name, value in stages.items()},
    }


def _row(figures: dict[str, float], workers: int) -> None:
    rate = figures["pages"] / figures["seconds"]
    events = figures["events"] / figures["seconds"]
    staged = sum(value for name, value in figures.items() if name.startswith("stage "))
    share = figures["encoder"] / figures["total"]
    memory = figures["peak"] / 2**20
    print(f"| {workers} | {rate:.1f} | {events:.1f} | {memory:.0f} | {share:.0%} | {1 - share:.0%} |")
    parts = ", ".join(
        f"{name.removeprefix('stage ')} {value / staged:.1%}"
        for name, value in figures.items()
        if name.startswith("stage ")
    )
    print(f"|   | of the stages' own time: {parts} | | | | |")


if __name__ == "__main__":
    main()
