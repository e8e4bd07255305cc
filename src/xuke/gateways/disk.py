"""How much room a disk has: told before it is full, and what is left then kept for decisions."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_GIGABYTE: Final = 1_000_000_000
_LOW_SHARE: Final = 0.1
_LOW_BYTES: Final = 20 * _GIGABYTE
_LEAST_BYTES: Final = _GIGABYTE
"""So much is kept for acts, which are small: files are refused first."""
_LEAST_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Room:
    """A disk: its size, and what is free for us, in bytes."""

    total: int
    free: int

    @property
    def is_low(self) -> bool:
        """Whether somebody should make room: less than a tenth is left, and less than 20 GB."""
        return self.free < self.total * _LOW_SHARE and self.free < _LOW_BYTES

    @property
    def is_nearly_full(self) -> bool:
        """Whether only acts may be written any more: less than 2 % is left, and less than 1 GB."""
        return self.free < self.total * _LEAST_SHARE and self.free < _LEAST_BYTES


def room_at(folder: Path) -> Room:
    """Return the room of the disk on which this folder, or the nearest above it, lies."""
    place = next(one for one in (folder, *folder.parents) if one.exists())
    usage = shutil.disk_usage(place)
    return Room(total=usage.total, free=usage.free)
