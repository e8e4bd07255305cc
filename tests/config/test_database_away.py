"""The site while its database is stopped, full, and back again; and how many connections it has."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from xuke.config.front import sizes
from xuke.config.server import postgres
from xuke.config.server.cluster import Cluster
from xuke.config.server.supervisor import web_command
from xuke.config.settings import read_settings

XUKE = str(Path(sys.executable).with_name("xuke"))
PATIENCE = 180.0
PAGE, PROGRAM = "/disclosure/", "/api/public/disclosures"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Served:
    """A web server without a supervisor: nobody starts its database again but the test."""

    data: Path
    port: int
    cluster: Cluster

    def ask(self, path: str) -> tuple[HTTPResponse, str]:
        """Return an answer and its text."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request("GET", path)
            answer = line.getresponse()
            return answer, answer.read().decode()
        finally:
            line.close()

    def status(self, path: str) -> int:
        """Return the status of an answer; 0 where nobody answers."""
        try:
            return self.ask(path)[0].status
        except (OSError, HTTPException):
            return 0

    def admin(self) -> psycopg.Connection:
        """Connect as the database's administrator."""
        return psycopg.connect(self.cluster.note.url("xuke", "postgres"), autocommit=True)

    def connections(self) -> int:
        """Count the application's connections."""
        with self.admin() as admin:
            row = admin.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'xuke'"
            ).fetchone()
        assert row
        return int(row[0])


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with TemporaryDirectory(prefix="xuke-away-") as folder, socket.socket() as probe:
        Path(folder).chmod(0o755)
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        mine = {
            "XUKE_DATA": f"{folder}/var", "XUKE_PORT": str(port), "XUKE_WORKERS": "1",
            "DJANGO_SETTINGS_MODULE": "xuke.config.django", "DATABASE_URL": "",
        }  # fmt: skip
        environment = {**os.environ, **mine}
        data = Path(mine["XUKE_DATA"])
        cluster = postgres.start(data, tuning=postgres.FORGETFUL)
        subprocess.run([XUKE, "up"], env=environment, check=True, capture_output=True)
        process = subprocess.Popen(web_command(read_settings(mine)), env=environment)
        try:
            site = Served(data, port, cluster)
            eventually(lambda: site.status(PAGE) == 200)
            yield site
        finally:
            process.terminate()
            process.wait(PATIENCE)
            postgres.stop(data)


def eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_stopped_database_is_told_as_such_and_its_return_is_noticed(served: Served) -> None:
    assert served.status(PROGRAM) == 200

    postgres.stop(served.data)
    page, words = served.ask(PAGE)
    program, body = served.ask(PROGRAM)

    assert (page.status, page.headers["Retry-After"]) == (503, "5")
    assert "系统暂时不可用" in words
    assert (program.status, program.headers["Retry-After"]) == (503, "5")
    assert '"code": "unavailable"' in body

    postgres.start(served.data)
    eventually(lambda: served.status(PAGE) == 200)
    assert served.status(PROGRAM) == 200


def test_a_database_that_takes_no_more_connections_is_told_as_such(served: Served) -> None:
    with served.admin() as admin:
        admin.execute("ALTER ROLE xuke CONNECTION LIMIT 0")
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'xuke'"
        )
        eventually(lambda: served.connections() == 0)

        found = [served.status(PAGE), served.status(PROGRAM)]
        admin.execute("ALTER ROLE xuke CONNECTION LIMIT -1")
    assert found == [503, 503]
    assert (served.status(PAGE), served.status(PROGRAM)) == (200, 200)


def test_a_burst_with_pauses_leaves_the_connections_as_they_were(served: Served) -> None:
    counts = []
    with ThreadPoolExecutor(200) as pool:
        for _ in range(3):
            found = set(pool.map(served.status, [PAGE, PROGRAM, "/"] * 67))
            assert found <= {200, 503}
            counts.append(served.connections())
            time.sleep(1)

    assert max(counts) <= sizes.THREADS, counts
