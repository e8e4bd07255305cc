"""Files for long answers: in a folder of this process's own, which goes with it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from typing import IO


class Files:
    """A folder that only we may enter; its lock says to others that its process lives."""

    def __init__(self, within: Path) -> None:
        """Make one, and remove those of processes that were killed."""
        within.mkdir(mode=0o700, exist_ok=True)
        with _locked(within):  # others start as well, and have not locked theirs yet
            for folder in within.iterdir():
                _remove_if_left(folder)
            self._folder = Path(mkdtemp(dir=within))
            self._lock = os.open(self._folder, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def new(self) -> IO[bytes]:
        """Return a file under a name that nobody guesses or meets again; closed, it is gone."""
        return NamedTemporaryFile(dir=self._folder)

    def remove(self) -> None:
        """Remove all of them, and the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)
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
