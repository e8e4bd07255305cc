"""The servers of a run, all on 127.0.0.1: one PostgreSQL, the peer's web server, and xuke's."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from benchmarks.clients import OneCase
from xuke.config.server import postgres
from xuke.config.server.cluster import Cluster

ROOT = Path(__file__).resolve().parents[1]
WORKERS = max(2, len(os.sched_getaffinity(0)))
"""Of the peer: one a core, which is its best (README.md)."""
READY_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Database:
    """A PostgreSQL server of this run's own, as xuke starts it for everybody."""

    data: Path
    cluster: Cluster

    @property
    def pid(self) -> int:
        """The process whose children serve the connections."""
        return int((self.cluster.pgdata / "postmaster.pid").read_text().splitlines()[0])

    def url(self, name: str) -> str:
        """Return the address of one of its databases."""
        return self.cluster.note.url(name)

    def create(self, name: str) -> str:
        """Make an empty database for the application's account, and return its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)


@dataclass(frozen=True, slots=True)
class Site:
    """A running application: what runs a case on it, where, as whom."""

    name: str
    one_case: OneCase
    port: int
    pid: int
    people: Sequence[Any]


@contextlib.contextmanager
def database() -> Iterator[Database]:
    """Run a PostgreSQL server for as long as it is needed, in a folder that is then gone."""
    with tempfile.TemporaryDirectory(prefix="xuke-benchmark-") as folder:
        data = Path(folder)
        data.chmod(0o755)  # as root the server runs as another account, which must enter
        cluster = postgres.start(data)
        try:
            yield Database(data, cluster)
        finally:
            postgres.stop(data)


@contextlib.contextmanager
def web_server(command: Sequence[str], environment: Mapping[str, str], port: int) -> Iterator[int]:
    """Run a web server until it is no longer needed, and lend its process number."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command, cwd=ROOT, env=dict(environment), stdout=words, stderr=subprocess.STDOUT
        )
        try:
            if not _answers(port, process):
                words.seek(0)
                raise RuntimeError(f"{command[2]} did not start: {words.read().decode()}")
            yield process.pid
        finally:
            process.terminate()
            process.wait(30)


def told(module: str, environment: Mapping[str, str], *arguments: str) -> Any:  # noqa: ANN401
    """Run one of our modules in its own process and return the JSON that it prints."""
    command = [sys.executable, "-m", module, *arguments]
    printed = subprocess.run(
        command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, check=True
    ).stdout
    return json.loads(printed.splitlines()[-1])


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment, without settings of another installation."""
    ours = ("XUKE_", "BASELINE_", "DATABASE_URL", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, **more}


def free_port() -> int:
    """Return a port of 127.0.0.1 at which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until every worker has had time to load, or the server has given up."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        time.sleep(0.1)
    return False
