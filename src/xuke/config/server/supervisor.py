"""Keeps web workers, jobs and database running until somebody says stop."""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO, Final

from xuke.config.server import postgres
from xuke.config.server.processes import bearing, end
from xuke.config.server.programs import DatabaseTrouble
from xuke.config.settings import Settings

Tell = Callable[[str], None]
MARK: Final = "RUN_OF_XUKE"
"""Each process that we start carries this variable: its value is the data folder."""

_TICK: Final = 0.25
_STOP_SECONDS: Final = 10.0
_PATIENCE: Final = 30.0
_LONGEST_PAUSE: Final = 16.0
_SET_DEATH_SIGNAL: Final = 1
_LEAST_THREADS, _MOST_THREADS, _CONNECTIONS = 2, 16, 64
_libc: Final = ctypes.CDLL(None)


class CannotServe(Exception):
    """无法启动服务: why, and what to do now."""


@dataclass(slots=True)
class Child:
    """A program that has to run; started again, ever later, when it dies."""

    name: str
    command: list[str]
    log: Path
    listens: bool = False
    """Whether it waits on one database connection, and is deaf once that is lost."""
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    not_before: float = field(default=0.0)

    def start(self, mark: str) -> None:
        """Start it, its words going to its log."""
        environment = {**os.environ, MARK: mark, "DJANGO_SETTINGS_MODULE": "xuke.config.django"}
        with _private_log(self.log) as log:
            self.process = subprocess.Popen(
                self.command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A terminal's Ctrl-C is for us alone; our own death is for everyone.
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - we start from the main thread only
            )

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def deafened(self) -> None:
        """End it after a loss of the database, if it would not notice by itself."""
        if self.listens and self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def revive(self, mark: str, tell: Tell) -> None:
        """Start it again if it died, not more often than makes sense."""
        now = time.monotonic()
        if self.is_alive() or now < self.not_before:
            return
        if self.process is not None:
            self.failures = 0 if now > self.not_before + _PATIENCE else self.failures + 1
            status = self.process.returncode
            tell(f"{self.name}意外退出（状态 {status}），重新启动。日志：{self.log}")
        self.not_before = now + min(2.0**self.failures / 2, _LONGEST_PAUSE)
        self.start(mark)


def _private_log(path: Path) -> IO[bytes]:
    """Open a log that its owner alone may read, also one of an earlier, more careless run."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.fchmod(descriptor, 0o600)
    return os.fdopen(descriptor, "ab")


def _die_with_parent() -> None:
    """Have the kernel end this child when its parent is killed."""
    _libc.prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)


@dataclass(slots=True)
class Supervisor:
    """One run of one data folder."""

    settings: Settings
    tell: Tell
    children: list[Child] = field(default_factory=list)
    stopping: bool = False

    def __post_init__(self) -> None:
        """Name what has to run."""
        logs = self.settings.data / "log"
        logs.mkdir(parents=True, exist_ok=True)
        logs.chmod(0o700)
        self.children = [
            Child("网页服务", web_command(self.settings), logs / "web.log"),
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
                if not announced and _serves(self.settings):
                    announced = True
                    ready(f"http://{_shown_host(self.settings)}:{self.settings.port}")
                time.sleep(_TICK)
        finally:
            end_leftovers(self.settings)

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
    """Return the web server's command line."""
    return [
        sys.executable, "-m", "granian", "xuke.config.wsgi:application",
        "--interface", "wsgi", "--http", "1", "--no-ws",
        "--host", settings.host, "--port", str(settings.port),
        "--workers", str(settings.workers), "--blocking-threads", str(_threads(settings.workers)),
        "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--workers-kill-timeout", "5", "--log-level", "warning",
    ]  # fmt: skip


def _threads(workers: int) -> int:
    """Return the threads of a worker: a body that does not come holds one of them.

    Each keeps a database connection, of which there are a hundred for everybody.
    """
    return max(_LEAST_THREADS, min(_MOST_THREADS, _CONNECTIONS // workers))


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
    ]


def answers(settings: Settings) -> bool:
    """Whether something listens at our address."""
    try:
        socket.create_connection((_own_host(settings), settings.port), timeout=1).close()
    except OSError:
        return False
    return True


def _serves(settings: Settings) -> bool:
    """Whether a page comes: the server listens before its workers have loaded."""
    connection = HTTPConnection(_own_host(settings), settings.port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def _own_host(settings: Settings) -> str:
    """Return where this machine reaches itself."""
    return "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104


def _shown_host(settings: Settings) -> str:
    """Return the host as a browser on this machine writes it."""
    local = {"127.0.0.1", "0.0.0.0", "::", "::1"}  # noqa: S104 - compared, not bound
    return "localhost" if settings.host in local else settings.host


def end_leftovers(settings: Settings) -> None:
    """End every process of this data folder's run, also one that outlived its supervisor."""
    end(bearing(MARK, str(settings.data)), _STOP_SECONDS)


@contextlib.contextmanager
def only_run(settings: Settings) -> Iterator[None]:
    """Hold the data folder for this run; CannotServe where another one serves it."""
    with _run_file(settings).open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotServe(
                f"数据文件夹 {settings.data} 已有服务在运行（进程 {_pid_in(file)}）。"
                "请使用现有服务，或先运行 xuke down。"
            ) from error
        file.truncate(0)
        end_leftovers(settings)
        if answers(settings):
            raise CannotServe(
                f"端口 {settings.port} 已被其他程序占用。请用 XUKE_PORT 指定另一个端口。"
            )
        file.write(str(os.getpid()))
        file.flush()
        yield


def stop_run(settings: Settings) -> bool:
    """Stop a run of this data folder and wait for its end; return whether there was one."""
    path = _run_file(settings)
    if not path.exists():
        return False
    with path.open("r", encoding="ascii") as file:
        stopped = False
        while not _lockable(file):
            # No number yet: the run has only just begun. Zero would mean ourselves.
            pid = _pid_in(file)
            if pid and not stopped:
                os.kill(pid, signal.SIGTERM)
                stopped = True
            time.sleep(_TICK)
        if not stopped:
            end_leftovers(settings)
    return stopped


def _lockable(file: IO[str]) -> bool:
    """Whether no run holds the file."""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _run_file(settings: Settings) -> Path:
    """Return the file that a run locks, with its process in it."""
    return settings.data / "run.lock"


def _pid_in(file: IO[str]) -> int:
    """Return the process that holds the run file."""
    file.seek(0)
    return int(file.read() or "0")
