"""Files of a web process: in a folder of its own, which goes with it; long answers are counted."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from threading import Lock
from typing import Final, Self

from xuke.config.front.sizes import MOST_IN_ANSWERS

_HANDLES: Final = Path("/proc/self/fd")
_POSITIONS: Final = Path("/proc/self/fdinfo")


class Full(Exception):
    """So many are here already that one more would wait too long, or find no room."""


class File:
    """A file for one long answer; its bytes are counted as long as it stays."""

    def __init__(self, folder: Path, count: Callable[[int], None]) -> None:
        """Begin with nothing."""
        self._file = NamedTemporaryFile(dir=folder)  # noqa: SIM115 - closed with this
        self._handle: Path | None = None
        self._count = count
        self.length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def add(self, part: bytes) -> None:
        """Append a part; Full where there is no room for it."""
        self._count(len(part))
        self.length += len(part)
        self._file.write(part)

    def flush(self) -> None:
        """Let whoever opens it find all of it."""
        self._file.flush()

    @property
    def name(self) -> str:
        """Under which the server opens it; nobody guesses it, or meets it again."""
        return self._file.name

    def taken(self) -> int | None:
        """Return how far the server has read; nothing where it has not opened it, or closed it."""
        if self._handle is None:
            own = _HANDLES / str(self._file.fileno())
            found = (one for one in _HANDLES.iterdir() if one != own and self._is_open_as(one))
            self._handle = next(found, None)
        if self._handle is None or not self._is_open_as(self._handle):
            return None
        try:
            # The first line says the position: pos, colon, number.
            return int((_POSITIONS / self._handle.name).read_text().split()[1])
        except OSError:
            return None

    def _is_open_as(self, handle: Path) -> bool:
        """Whether this handle of our process leads to the file."""
        try:
            return str(handle.readlink()) == self.name
        except OSError:
            return False

    def close(self) -> None:
        """Give its room back; a second time it has none."""
        self._file.close()
        self._count(-self.length)
        self.length = 0


class Files:
    """A folder that only we may enter; its lock says to others that its process lives."""

    def __init__(self, within: Path, most: int = MOST_IN_ANSWERS) -> None:
        """Make one for so many bytes of answers, and remove those of processes that were killed."""
        self._left = most
        self._counting = Lock()
        within.mkdir(mode=0o700, exist_ok=True)
        with _locked(within):  # others start as well, and have not locked theirs yet
            for folder in within.iterdir():
                _remove_if_left(folder)
            self.folder = Path(mkdtemp(dir=within))
            self._lock = os.open(self.folder, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def hold_all(self) -> None:
        """Have all files that this process puts aside lie here, those of libraries too.

        An applicant's scan that Django or an export that a library had put aside would otherwise
        stay for ever where the process is killed.
        """
        tempfile.tempdir = str(self.folder)

    def new(self) -> File:
        """Return a file for an answer; closed, it is gone."""
        return File(self.folder, self._counted)

    def _counted(self, length: int) -> None:
        """Take so much of the room, or give it back; Full where it is not left. Any thread may."""
        with self._counting:
            if length > self._left:
                raise Full
            self._left -= length

    def remove(self) -> None:
        """Remove all of them, and the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Have a folder for ourselves."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _remove_if_left(folder: Path) -> None:
    """Remove a folder whose lock nobody holds: the system gives a lock back for whoever died."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
