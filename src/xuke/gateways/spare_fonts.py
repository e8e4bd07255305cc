"""Fonts for characters that ours lack: an installation's own, and those of its machine.

Names are written with characters of which no font has all. What ours lack is looked for in the
folder that the installation keeps for it, then among the machine's fonts. A private-use character
means something only in the font that the installation chose: no other font is asked for it.
"""

import atexit
import logging
import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

from xuke.gateways.glyphs import Coverage, UnreadableFont, coverage

OF_THE_MACHINE: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_FILES: Final = ("*.otf", "*.ttf", "*.ttc", "*.otc")
_PRIVATE: Final = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_log: Final = logging.getLogger(__name__)
_own: Final[list[Path]] = []


@dataclass(frozen=True, slots=True)
class SpareFont:
    """A font's file, its characters, and whether the installation itself keeps it."""

    file: Path
    characters: Coverage
    is_own: bool

    def __contains__(self, character: object) -> bool:
        """Tell whether this character may be printed from it."""
        is_allowed = self.is_own or not is_private(character)
        return is_allowed and character in self.characters


def keep_in(folder: Path) -> None:
    """Name the folder in which the installation keeps fonts of its own; it need not exist."""
    _own[:] = [folder]
    spare_fonts.cache_clear()


@cache
def spare_fonts() -> tuple[SpareFont, ...]:
    """Return the spare fonts, the installation's own first; read once a process."""
    return (*_found(_own, is_own=True), *_found(OF_THE_MACHINE, is_own=False))


def files_for(characters: Iterable[str], fonts: Sequence[SpareFont]) -> tuple[Path, ...]:
    """Return the files, sorted, of the first spare font that has each of these characters."""
    found = {next((font.file for font in fonts if one in font), None) for one in characters}
    return tuple(sorted(file for file in found if file))


def alone(files: Sequence[Path]) -> Path:
    """Return a folder in which these fonts stand alone, for who can only be given folders.

    Beside them others may lie that have the same characters as pictures. It goes when the
    process ends that asked for it, and not with a copy of that process.
    """
    folder = Path(mkdtemp(prefix="xuke-fonts-"))
    for number, file in enumerate(files):
        (folder / f"{number}{file.suffix}").symlink_to(file.absolute())
    atexit.register(_remove, folder, os.getpid())
    return folder


def _remove(folder: Path, maker: int) -> None:
    if os.getpid() == maker:
        rmtree(folder, ignore_errors=True)


def is_private(character: object) -> bool:
    """Whether the character's meaning is agreed privately (Unicode's private use)."""
    return isinstance(character, str) and any(ord(character) in some for some in _PRIVATE)


def _found(folders: Iterable[Path], *, is_own: bool) -> Iterator[SpareFont]:
    paths = (path for folder in folders for kind in _FILES for path in sorted(folder.rglob(kind)))
    for path in paths:
        try:
            yield SpareFont(path, coverage(path), is_own)
        except (UnreadableFont, struct.error, OSError):
            # A font without a table for all of Unicode has no rare characters either.
            _log.debug("The font %s cannot be used for rare characters.", path.name)
