"""What each kind of workbook says and its reader leaves out, asked in one way."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final, Protocol

from xuke.gateways.tables import biff, package
from xuke.gateways.tables.kinds import NotATable, TableKind, kind_of
from xuke.gateways.tables.notes import RowNotes, row_notes

_OLE_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""Names the stream in which a workbook that asks for a password lies."""


class Extras(Protocol):
    """What a kind of workbook says and its reader leaves out."""

    def since_1904(self) -> bool:
        """Whether days count from 1904."""
        ...

    def notes(self, name: str, place: int) -> Iterator[RowNotes]:
        """Yield what is to be told of the rows of a sheet."""
        ...


class _Old:
    """XLS."""

    def __init__(self, content: bytes) -> None:
        if _OLE_LOCKED in content:
            raise NotATable("encrypted")
        self._stream = biff.workbook_stream(content)

    def since_1904(self) -> bool:
        return biff.since_1904(self._stream)

    def notes(self, _name: str, place: int) -> Iterator[RowNotes]:
        return biff.row_notes(self._stream, place)


class _Package:
    """XLSX."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(content))
        package.check_package(self._archive)

    def since_1904(self) -> bool:
        return package.since_1904(self._archive)

    def notes(self, name: str, _place: int) -> Iterator[RowNotes]:
        with self._archive.open(package.sheet_paths(self._archive)[name]) as file:
            yield from row_notes(file, package.zeros_by_style(self._archive))


def extras_of(content: bytes) -> Extras:
    """Return what this workbook says besides; NotATable of one that is locked or none."""
    return _Old(content) if kind_of(content[:8]) is TableKind.XLS else _Package(content)
