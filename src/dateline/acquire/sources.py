"""Sources (files, folders, standard input, addresses) to pages, one by one."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from dateline.acquire.feeds import read_feed
from dateline.acquire.fetch import Fetched, Fetcher
from dateline.acquire.intake import Intake
from dateline.acquire.kinds import kind_of
from dateline.acquire.options import AcquireOptions
from dateline.acquire.readers import read_stream
from dateline.acquire.records import Label
from dateline.acquire.texts import tidy
from dateline.acquire.trouble import Item, Trouble
from dateline.acquire.validators import Validators
from dateline.errors import InputError
from dateline.model import Given, Page

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+)://")
_NAMES_BY_MEDIA = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "text/markdown": "page.txt",
    "text/csv": "page.csv",
    "text/tab-separated-values": "page.tsv",
    "application/json": "page.json",
    "application/x-ndjson": "page.jsonl",
    "application/jsonl": "page.jsonl",
}


@dataclass(frozen=True, slots=True)
class _Step:
    how: Literal["stdin", "address", "path"]
    source: str


def acquire(
    sources: Sequence[str],
    options: AcquireOptions | None = None,
    *,
    fetcher: Fetcher | None = None,
    validators: Validators | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Item]:
    """The pages of all sources in order, and a `Trouble` for whatever could not be read.

    A source is a file, a folder (read through in order of names, hidden files and READMEs left out), `-` for
    standard input, or
    an http(s) address. Nothing is read before it is asked for, and never more than one page is held. Without a
    `fetcher` one that uses `validators` is made when the first address comes; without `stdin` the process's own is
    read.

    Raises InputError at once, before anything is read, for a path that does not exist, an address of another scheme,
    or `-` given twice.
    """
    steps = [_step(source) for source in sources]
    if sum(step.how == "stdin" for step in steps) > 1:
        raise InputError("standard input (-) can be read only once; name it once")
    return _run(steps, options or AcquireOptions(), _Web(fetcher, validators), stdin)


def _step(source: str) -> _Step:
    if source == STANDARD_INPUT:
        return _Step("stdin", source)
    scheme = _SCHEME.match(source)
    if scheme and scheme[1].lower() in ("http", "https"):
        return _Step("address", source)
    if scheme and not os.path.lexists(source):
        raise InputError(f"{tidy(source)}: only http and https addresses are fetched; save the page and give its path")
    if not source or "\x00" in source or not os.path.lexists(source):
        raise InputError(f"no such file or folder: {tidy(source) or '(empty name)'}; check the path")
    return _Step("path", source)


class _Web:
    """The fetcher, made when it is first needed and closed at the end if it was made here."""

    def __init__(self, fetcher: Fetcher | None, validators: Validators | None) -> None:
        self._given = fetcher
        self._validators = validators
        self._made: Fetcher | None = None

    def fetch(self, address: str, options: AcquireOptions) -> Fetched | Trouble:
        fetcher = self._given or self._made
        if fetcher is None:
            fetcher = self._made = Fetcher(options, validators=self._validators)
        return fetcher.fetch(address)

    def close(self) -> None:
        if self._made is not None:
            self._made.close()


def _run(steps: Sequence[_Step], options: AcquireOptions, web: _Web, stdin: BinaryIO | None) -> Iterator[Item]:
    try:
        for step in steps:
            if step.how == "address":
                yield from _address(step.source, options, web)
            elif step.how == "stdin":
                intake = Intake(stdin or sys.stdin.buffer)
                yield from _feeds_followed(intake, Label("-", ""), options, web)
            else:
                yield from _path(step.source, options, web)
    finally:
        web.close()


def _path(source: str, options: AcquireOptions, web: _Web) -> Iterator[Item]:
    if not Path(source).is_dir():
        yield from _file(Path(source), options, web, chosen=True)
        return
    count = 0
    for found in walk(Path(source)):
        count += 1
        if isinstance(found, Trouble):
            yield found
        else:
            yield from _file(found, options, web, chosen=False)
    if not count:
        yield Trouble(
            tidy(source), "empty", "the folder holds no files to read (hidden files and READMEs are left out)"
        )


ABOUT_THE_FOLDER = frozenset({"README", "LICENSE", "LICENCE", "NOTICE", "COPYING", "CHANGELOG"})
"""Names, without their ending, of files that are no pages. Named by themselves they are read."""


def walk(folder: Path) -> Iterator[Path | Trouble]:
    """The files of a folder and the folders in it, in order of names.

    Hidden files, and those that by custom speak of the folder itself (`ABOUT_THE_FOLDER`), are left out.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        if not entry.name.startswith(".") and Path(entry.name).stem.upper() not in ABOUT_THE_FOLDER:
            yield from _entry(Path(entry.path), entry)


def _entry(path: Path, entry: os.DirEntry[str]) -> Iterator[Path | Trouble]:
    try:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(path)
        elif entry.is_dir():
            yield Trouble(_origin(path), "link-skipped", "a link to a folder; name the folder itself to read it")
        elif entry.is_file() or entry.is_symlink():
            yield path
        else:
            yield Trouble(_origin(path), "not-a-file", "a device, pipe or socket; name it by itself to read it")
    except OSError as error:
        yield _unreadable(path, error)


def _file(path: Path, options: AcquireOptions, web: _Web, *, chosen: bool) -> Iterator[Item]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield _unreadable(path, error)
        return
    with stream:
        status = os.fstat(stream.fileno())
        size = status.st_size if stat.S_ISREG(status.st_mode) else None
        label = Label(_origin(path), path.name, chosen, size=size)
        yield from _feeds_followed(Intake(stream), label, options, web)


def _origin(path: Path) -> str:
    return tidy(path.as_posix())


def _unreadable(path: Path, error: OSError) -> Trouble:
    return Trouble(_origin(path), "unreadable", f"cannot be read: {error.strerror or error}; check its permissions")


def _address(address: str, options: AcquireOptions, web: _Web) -> Iterator[Item]:
    got = web.fetch(address, options)
    if isinstance(got, Trouble):
        yield got
        return
    yield from _feeds_followed(Intake(io.BytesIO(got.content)), _label(got), options, web)


def _label(got: Fetched) -> Label:
    name = _NAMES_BY_MEDIA.get(got.media_type) or got.address.split("?")[0].rpartition("/")[2]
    return Label(got.address, name, address=got.address, charset=got.charset, fetched_at=got.fetched_at)


def _feeds_followed(intake: Intake, label: Label, options: AcquireOptions, web: _Web) -> Iterator[Item]:
    """The stream's pages; for a feed whose links are to be followed, the pages they lead to."""
    follow = options.follow_feeds and kind_of(intake.head, label.name, options.columns).kind == "feed"
    if not follow:
        yield from read_stream(intake, label, options)
        return
    for item in read_feed(intake, label, options):
        yield from _linked(item, options, web)


def _linked(item: Item, options: AcquireOptions, web: _Web) -> Iterator[Item]:
    """The page an entry links to, with what the feed says of it; the entry itself if the page cannot be had."""
    if isinstance(item, Trouble) or item.address is None:
        yield item
        return
    got = web.fetch(item.address, options)
    if isinstance(got, Trouble):
        yield got
        if not got.informational:
            yield item
        return
    for page in read_stream(Intake(io.BytesIO(got.content)), _label(got), options):
        yield replace(page, given=item.given) if isinstance(page, Page) and page.given == Given() else page
