"""What knowing costs: how soon the knowledge is open, what workers share of it, what linking takes of a whole run.

    python benchmarks/linking.py              the examples, read once in one process

The share is a ratio within one run, so that a noisy machine moves both sides. Memory is Linux only (proportional set
size: a page that two processes map counts half for each).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
SMAPS = Path("/proc/self/smaps")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loads", type=int, default=9, help="how often the knowledge is opened, each in a new process")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_load_once()))
        return
    loads = [_apart() for _ in range(options.loads)]
    print(f"knowledge opened in {statistics.median(loads):.3f} s (median of {len(loads)}, slowest {max(loads):.3f} s)")
    if SMAPS.exists():
        one, two = _mapped(1), _mapped(2)
        print(f"knowledge in memory: {one:.1f} MiB in one worker, {two:.1f} MiB for each of two")
    _share_of_a_run()


def _load_once() -> float:
    from dateline.link.knowledge import Knowledge
    from dateline.settings import resources

    began = time.perf_counter()
    Knowledge.load(resources() / "knowledge").country("Kazakhstan")
    return time.perf_counter() - began


def _apart() -> float:
    done = subprocess.run([sys.executable, __file__, "--once"], check=True, capture_output=True, text=True)
    seconds: float = json.loads(done.stdout)
    return seconds


def _mapped(workers: int) -> float:
    """MiB of the knowledge file that each of `workers` processes is charged with, after each looked many names up."""
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(workers)]
    processes = [context.Process(target=_look_up, args=(far,)) for _, far in pipes]
    for process in processes:
        process.start()
    for near, _ in pipes:
        near.recv()
    for near, _ in pipes:
        near.send("measure")
    sizes = [near.recv() for near, _ in pipes]
    for near, _ in pipes:
        near.send("end")
    for process in processes:
        process.join()
    return statistics.mean(sizes)


def _look_up(pipe: Connection) -> None:
    from dateline.link.knowledge import Knowledge
    from dateline.settings import resources

    knowledge = Knowledge.load(resources() / "knowledge")
    for path in EXAMPLES.rglob("*.txt"):
        for word in re.findall(r"\b[A-Z]\w+", path.read_text(encoding="utf-8")):
            knowledge.named(word)
            knowledge.places(word)
    pipe.send("ready")
    pipe.recv()
    pipe.send(_charged("knowledge.sqlite"))
    pipe.recv()


def _charged(name: str) -> float:
    total, inside = 0, False
    for line in SMAPS.read_text(encoding="utf-8").splitlines():
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            inside = line.endswith(name)
        elif inside and line.startswith("Pss:"):
            total += int(line.split()[1])
    return total / 1024


def _share_of_a_run() -> None:
    import dateline

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with dateline.open(str(Path(folder) / "record.db"), workers=1) as record:
            summary = record.read([str(EXAMPLES)])
        whole = time.perf_counter() - began
    linking = summary.timings.seconds["link"]
    print(
        f"linking and dating: {linking / whole:.1%} of a run over {summary.pages} pages with {summary.events.total()} event reports"
        f" ({1e3 * linking / max(summary.pages, 1):.1f} ms a page)"
    )


if __name__ == "__main__":
    main()
