"""Write documents batch by batch, in the order of their numbers, leaving out what is known; as a process to be killed.

python writing_and_dying.py FOLDER SEED KILLS: writers of one record are started and killed at random moments until one
comes to its end, then those of the next record, until so many were killed. Each finished record is dumped.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from dateline.export import tables
from dateline.model import Document
from dateline.store import open_record
from killing import killed
from record_documents import RUN, document

COUNT, BATCH = 120, 8
PATIENCE = 1.05
"""Each kill lets the next writer of the same record live so much longer, at most. Without that, a machine that slows
down after the first, calm writing kills every writer before its first batch, and none ever comes to its end."""


def documents() -> list[Document]:
    """The documents to write: every tenth page is met twice."""
    numbers = [number for n in range(COUNT) for number in ([n, n - 5] if n % 10 == 9 else [n])]
    return [document(number, origin=f"{place}.html") for place, number in enumerate(numbers)]


def write_all(address: str) -> None:
    """What a reading does with the record: look up, write, note."""
    todo = documents()
    with open_record(address, create=True) as record, record.writer(RUN) as writer:
        for start in range(0, len(todo), BATCH):
            batch = todo[start : start + BATCH]
            known = writer.known([one.page.id for one in batch])
            writer.seen([one.page for one in batch if one.page.id in known])
            writer.write([one for one in batch if one.page.id not in known])


def start(address: str) -> int:
    """Begin writing in a process of its own."""
    child = os.fork()
    if child == 0:
        failed = 1
        try:
            write_all(address)
            failed = 0
        finally:
            os._exit(failed)
    return child


def main(folder: Path, seed: int, kills: int) -> None:
    """Kill so many writers, and dump each record that came to its end to `folder`/dump-N."""
    chance = random.Random(seed)
    began = time.monotonic()
    write_all(str(folder / "calm.db"))
    whole = time.monotonic() - began
    with open_record(str(folder / "calm.db"), read_only=True) as record:
        tables(record, folder / "calm")
    count = finished = 0
    while count < kills:
        address, longest = str(folder / f"record-{finished}.db"), whole / 3
        while killed(start(address), chance.uniform(0.0, longest)):
            count += 1
            longest *= PATIENCE
        with open_record(address, read_only=True) as record:
            tables(record, folder / f"dump-{finished}")
        finished += 1
    sys.stdout.write(f"{count} {finished}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
