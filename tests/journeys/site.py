"""The real server, as `xuke run` starts it, with people in it and programs that may ask it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, LiteralString
from uuid import UUID, uuid4

import psycopg

from xuke.config.server.children import MARK
from xuke.config.server.cluster import Note
from xuke.config.server.processes import bearing

ROOT: Final = Path(__file__).parents[2]
XUKE: Final = str(Path(sys.executable).with_name("xuke"))
PATIENCE: Final = 60.0


@dataclass
class Site:
    """One running installation, with its own data folder and port; a database embedded or given."""

    data: Path
    port: int
    database: str = ""
    tokens: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Return where it is reached; the QR codes of its certificates name the same."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start `xuke run` and wait until it answers."""
        self.launch()
        self.wait()

    def wait(self) -> None:
        """Wait until it answers; where it does not, what it said is the reason."""
        eventually(lambda: self.is_held() and self.answers(), told=self.log)

    def is_held(self) -> bool:
        """Whether the run has its folder: what a killed one left may answer for a moment."""
        lock = self.data / "run.lock"
        held = lock.read_text() if lock.exists() else ""
        return self.process is not None and held == str(self.process.pid)

    def launch(self) -> None:
        """Start `xuke run`."""
        with (self.data.parent / "run.log").open("ab") as log:
            self.process = subprocess.Popen(
                [XUKE, "run", "--empty"], env=self.environment(), stdout=log, stderr=log
            )

    def people(self) -> None:
        """Make the accounts, and a token for each of them."""
        made = subprocess.run(
            [sys.executable, "-m", "tests.journeys.people"],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            check=True,
        )
        self.tokens = json.loads(made.stdout)

    def stop(self) -> None:
        """Stop it as an administrator does."""
        subprocess.run([XUKE, "down"], env=self.environment(), check=True, capture_output=True)
        if self.process:
            self.process.wait(PATIENCE)

    def environment(self) -> dict[str, str]:
        """Return the variables that name this installation."""
        mine = {
            "XUKE_DATA": str(self.data),
            "XUKE_PORT": str(self.port),
            "XUKE_WORKERS": "2",
            "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "xuke.config.django",
        }
        return {**os.environ, **mine}

    def answers(self) -> bool:
        """Whether a page comes that needed the database."""
        try:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
            connection.request("GET", "/accounts/login/")
            status = connection.getresponse().status
            connection.close()
        except (OSError, HTTPException):
            return False
        return status == HTTPStatus.OK

    def query(self, sql: LiteralString, *values: object) -> list[tuple[Any, ...]]:
        """Return rows of its database; a restart may have changed where that is."""
        with psycopg.connect(self.database or self.note.url()) as connection:
            return connection.execute(sql, values).fetchall()

    @property
    def note(self) -> Note:
        """Return what the data folder remembers about its embedded database."""
        note = Note.read(self.data)
        assert note
        return note

    def processes(self) -> list[int]:
        """Return what the supervisor started, and what that started."""
        return bearing(MARK, str(self.data))

    def log(self) -> str:
        """Return the last words of the supervisor and of the web server."""
        logs = (self.data.parent / "run.log", self.data / "log" / "web.log")
        return "\n".join(one.read_text(encoding="utf-8")[-2000:] for one in logs if one.exists())

    def program(self, username: str) -> "Program":
        """Return a program that acts for this person."""
        return Program(self.port, self.tokens[username])


@contextmanager
def installed(database: str = "") -> Iterator[Site]:
    """Lend a served installation with people; the embedded database must reach its folder."""
    with TemporaryDirectory(prefix="xuke-journey-") as folder:
        Path(folder).chmod(0o755)
        site = Site(Path(folder) / "var", free_port(), database)
        try:
            site.launch()
            if not database:
                site.wait()
            # In a database that has its tables already, people can come while it starts.
            site.people()
            site.wait()
            yield site
        finally:
            site.stop()


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(holds: Callable[[], bool], *, told: Callable[[], str] = str) -> None:
    """Wait until something holds, or fail with what is told of it."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it did not come to pass " + told()
        time.sleep(0.1)


def kill(pid: int, *others: int) -> None:
    """End processes without warning, as a crash does; the others may have ended with the first."""
    os.kill(pid, signal.SIGKILL)
    for other in others:
        with suppress(ProcessLookupError):
            os.kill(other, signal.SIGKILL)


@dataclass(frozen=True)
class Answer:
    """What came back: status, and the JSON in it."""

    status: int
    body: Any

    @property
    def is_done(self) -> bool:
        """Whether the act was acknowledged."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


@dataclass(frozen=True)
class Program:
    """A program with a bearer token; every request of it can be repeated under its key."""

    port: int
    token: str

    def post(self, path: str, body: object, key: UUID | None = None) -> Answer:
        """Send JSON."""
        return self._ask("POST", path, "application/json", json.dumps(body).encode(), key)

    def get(self, path: str) -> Answer:
        """Ask, and change nothing."""
        return self._ask("GET", path, "application/json", b"", None)

    def attach(self, case: str, material: str, content: bytes, key: UUID | None = None) -> Answer:
        """Put a file to a material."""
        lines = (
            b"--xuke", b'Content-Disposition: form-data; name="material"', b"", material.encode(),
            b"--xuke", b'Content-Disposition: form-data; name="file"; filename="x.pdf"',
            b"Content-Type: application/pdf", b"", content, b"--xuke--", b"",
        )  # fmt: skip
        kind = "multipart/form-data; boundary=xuke"
        path = f"/api/applications/{case}/materials"
        return self._ask("POST", path, kind, b"\r\n".join(lines), key)

    def _ask(self, verb: str, path: str, kind: str, body: bytes, key: UUID | None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": kind,
            "Idempotency-Key": str(key or uuid4()),
        }
        try:
            connection.request(verb, path, body, headers)
            response = connection.getresponse()
            return Answer(response.status, json.loads(response.read() or b"null"))
        finally:
            connection.close()
