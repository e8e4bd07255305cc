"""Logs do not grow for ever: each has its size, and some earlier ones are kept."""

import shutil
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 20_000_000
KEPT: Final = 5
"""So many earlier logs are kept of each, the newest under the number 1."""


def rotate(log: Path) -> bool:
    """Begin a log that has grown too large anew, and say whether that was done.

    Who writes it holds it open, to append: it is copied and emptied, not moved. What is written
    just then may be lost.
    """
    if not log.exists() or log.stat().st_size <= MOST_BYTES:
        return False
    for number in range(KEPT - 1, 0, -1):
        earlier = _numbered(log, number)
        if earlier.exists():
            earlier.replace(_numbered(log, number + 1))
    newest = _numbered(log, 1)
    newest.touch(mode=0o600)
    shutil.copyfile(log, newest)
    with log.open("r+b") as file:
        file.truncate(0)
    return True


def _numbered(log: Path, number: int) -> Path:
    return log.with_name(f"{log.name}.{number}")
