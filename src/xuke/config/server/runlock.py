"""One run of a data folder at a time: a locked file tells which process it is."""

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from xuke.config.server.children import end_leftovers
from xuke.config.server.webaddress import answers
from xuke.config.settings import Settings

_TICK: Final = 0.25


class CannotServe(Exception):
    """无法启动服务: why, and what to do now."""


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
