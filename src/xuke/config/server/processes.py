"""Other processes of this machine, known by what they do and never by their number alone."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path


def works_in(pid: int, folder: Path) -> bool:
    """Whether the process works in the folder; a dead or zombie process works nowhere."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


def anyone_in(folder: Path) -> bool:
    """Whether any process works in the folder."""
    return any(works_in(pid, folder) for pid in all_processes())


def bearing(name: str, value: str) -> list[int]:
    """Return the processes that were started with this variable in their environment."""
    wanted = f"{name}={value}".encode()
    return [pid for pid in all_processes() if wanted in _environment(pid)]


def end(pids: list[int], seconds: float, first: signal.Signals = signal.SIGTERM) -> None:
    """Ask the processes to end, and end those that have not after so many seconds."""
    _send(pids, first)
    until = time.monotonic() + seconds
    while any(_environment(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    _send(pids, signal.SIGKILL)


def _send(pids: list[int], what: signal.Signals) -> None:
    """Send a signal to those that still live."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)


def all_processes() -> Iterator[int]:
    """Return every other process of the machine."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            yield int(entry.name)


def _environment(pid: int) -> list[bytes]:
    """Return the variables of a process; none where it is dead, or another user's."""
    try:
        return [entry for entry in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0") if entry]
    except OSError:
        return []
