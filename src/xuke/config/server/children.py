"""The programs of a run, known by the mark that they carry: started, revived, ended."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from xuke.config.server.processes import bearing, end
from xuke.config.settings import Settings

Tell = Callable[[str], None]
MARK: Final = "RUN_OF_XUKE"
"""Each process that we start carries this variable: its value is the data folder."""

_STOP_SECONDS: Final = 10.0
_PATIENCE: Final = 30.0
_LONGEST_PAUSE: Final = 16.0
_SET_DEATH_SIGNAL: Final = 1
_libc: Final = ctypes.CDLL(None)


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


def end_leftovers(settings: Settings) -> None:
    """End every process of this data folder's run, also one that outlived its supervisor."""
    end(bearing(MARK, str(settings.data)), _STOP_SECONDS)
