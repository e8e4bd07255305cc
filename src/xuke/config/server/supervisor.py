"""Keeps web workers, jobs and database running until somebody says stop."""

import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from xuke.config.front import sizes
from xuke.config.server import postgres
from xuke.config.server.children import Child, Tell, end_leftovers
from xuke.config.server.cluster import Note
from xuke.config.server.programs import DatabaseTrouble
from xuke.config.server.rotation import rotate
from xuke.config.server.webaddress import serves, shown_host
from xuke.config.settings import Settings

_TICK: Final = 0.25
_LOGS_SECONDS: Final = 60.0


@dataclass(slots=True)
class Supervisor:
    """One run of one data folder."""

    settings: Settings
    tell: Tell
    children: list[Child] = field(default_factory=list)
    stopping: bool = False
    looks_at_logs: float = 0.0

    def __post_init__(self) -> None:
        """Name what has to run."""
        logs = self.settings.data / "log"
        logs.mkdir(parents=True, exist_ok=True)
        logs.chmod(0o700)
        self.children = [
            *(
                Child(f"网页服务{number}", web_command(self.settings), logs / "web.log")
                for number in range(1, self.settings.workers + 1)
            ),
            Child("后台任务", _jobs_command(), logs / "jobs.log", listens=True),
        ]

    def serve(self, ready: Callable[[str], None]) -> None:
        """Run everything until a signal comes; `ready` is told the address once it answers."""
        mark = str(self.settings.data)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        announced = False
        try:
            while not self.stopping:
                self._revive_database()
                for child in self.children:
                    child.revive(mark, self.tell)
                self._rotate_logs()
                if not announced and serves(self.settings):
                    announced = True
                    ready(f"http://{shown_host(self.settings)}:{self.settings.port}")
                time.sleep(_TICK)
        finally:
            end_leftovers(self.settings)

    def _rotate_logs(self) -> None:
        """Look at the logs once a minute."""
        now = time.monotonic()
        if now < self.looks_at_logs:
            return
        self.looks_at_logs = now + _LOGS_SECONDS
        note = None if self.settings.database_url else Note.read(self.settings.data)
        own = [self.settings.data / note.home / "server.log"] if note else []
        for log in (*(child.log for child in self.children), *own):
            rotate(log)

    def _stop(self, _number: int, _frame: object) -> None:
        """Leave the loop at its next turn."""
        self.stopping = True

    def _revive_database(self) -> None:
        """Start the embedded server again if it died; its users find it at its new port."""
        if self.settings.database_url is not None:
            return
        data, bindir = self.settings.data, self.settings.pg_bindir
        before = postgres.remembered_port(data)
        if postgres.is_running(data):
            return
        self.tell("数据库意外停止，正在恢复…")
        try:
            after = postgres.start(data, bindir).note.port
        except DatabaseTrouble as error:
            self.tell(str(error))
            time.sleep(2)
            return
        self.tell("数据库已恢复。")
        for child in self.children:
            child.deafened()
        if after != before:
            end_leftovers(self.settings)


def web_command(settings: Settings) -> list[str]:
    """Return the command line of one web server; what it calls has threads of its own.

    One worker each, on the same port, between whom the kernel shares out what comes: a server ends
    all of its workers when one of them dies twice within some seconds.
    """
    return [
        sys.executable, "-m", "granian", "xuke.config.rsgi:application",
        "--interface", "rsgi", "--loop", "uvloop", "--http", "1", "--no-ws",
        "--host", settings.host, "--port", str(settings.port),
        "--workers", "1", "--backpressure", str(sizes.CONNECTIONS),
        "--http1-header-read-timeout", str(1000 * sizes.HEADER_SECONDS),
        "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--workers-kill-timeout", "5", "--log-level", "warning",
    ]  # fmt: skip


def _jobs_command() -> list[str]:
    """Return the job worker's command line."""
    return [
        sys.executable,
        "-m",
        "django",
        "procrastinate",
        "worker",
        "--shutdown-graceful-timeout",
        "5",
        # What is done every minute would fill the table; what failed is kept to be looked at.
        "--delete-jobs",
        "successful",
    ]
