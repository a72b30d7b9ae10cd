"""Join a record in small batches, as a process to be killed: python joining_and_dying.py FOLDER SEED KILLS."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from dateline.export import tables
from dateline.pipeline.joining import join
from dateline.settings import Settings
from dateline.store import open_record
from joined_documents import documents
from joined_records import RUN
from killing import killed

SETTINGS = Settings()


def start(address: str) -> int:
    """Begin joining in a process of its own, one article at a time."""
    child = os.fork()
    if child == 0:
        failed = 1
        try:
            with open_record(address) as record:
                join(record, SETTINGS, at_once=1)
            failed = 0
        finally:
            os._exit(failed)
    return child


def main(folder: Path, seed: int, kills: int) -> None:
    """Kill so many joinings of the same record, let the last one finish, and dump it beside one left in peace."""
    chance = random.Random(seed)
    count, whole = 0, 0.0
    for name in ("calm", "disturbed"):
        address = str(folder / f"{name}.db")
        with open_record(address, create=True) as record, record.writer(RUN) as writer:
            writer.write(documents())
        began = time.monotonic()
        if name == "disturbed":
            while count < kills and killed(start(address), chance.uniform(0.0, whole)):
                count += 1
        with open_record(address) as record:
            join(record, SETTINGS, at_once=1)
            whole = time.monotonic() - began
            tables(record, folder / name)
    sys.stdout.write(f"{count}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
