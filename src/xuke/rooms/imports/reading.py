"""Rows of a file as they are read, and what the sound ones are written by."""

from collections.abc import Iterable, Mapping
from typing import Generic

from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import Sheet, sheets_of
from xuke.kernel.person import IMPORT, Person
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.noticed import Noticed
from xuke.rooms.imports.source import L, Load, Read
from xuke.rooms.imports.table import Row, line


class Reader(Generic[L]):
    """Reads the rows of one file in their order; it never asks the database."""

    def __init__(self, one: Load[L]) -> None:
        """Begin a file."""
        self._one = one
        self._read = one.source.reader()
        self._noticed = self._nothing()

    def read(self, row: Row) -> tuple[Read, L | None]:
        """Return what must be known of a row, and the row itself if it is sound."""
        one = self._one
        cells = Cells(line(row), one.calendar, one.today, self._noticed)
        got = None if cells.line.fault else self._read(cells)
        if got is None:
            return Read(row.number, self._name(cells), "", None, cells.problems, cells.doubts), None
        stream = str(one.source.stream(one.authority, got).id)
        return Read(row.number, got.name, stream, got.borne, (), cells.doubts), got

    def noticed(self) -> Noticed:
        """Return what was noticed since this was asked before."""
        noticed, self._noticed = self._noticed, self._nothing()
        return noticed

    def _nothing(self) -> Noticed:
        return Noticed(since_1904=self._one.table.since_1904)

    def _name(self, cells: Cells) -> str:
        """Return the name of a faulty row: of a case its number, unless that is what is wrong."""
        source = self._one.source
        is_wrong = any(one.column == source.key for one in cells.problems)
        return cells.line.cells.get(source.key, "") if source.named_by_key and not is_wrong else ""

    def all(self, rows: Iterable[Row]) -> tuple[list[Read], dict[int, L]]:
        """Return what must be known of these rows, and the sound ones by number."""
        both = [self.read(row) for row in rows]
        sound = {read.number: got for read, got in both if got is not None}
        return [read for read, _got in both], sound

    def sheets(self, sound: Mapping[int, L]) -> list[Sheet]:
        """Return what these rows are written by."""
        one = self._one
        histories = ((row, one.source.history(one.authority, got)) for row, got in sound.items())
        act = Act(person=Person(IMPORT, one.authority), on=one.today, at=one.at)
        return sheets_of(histories, act)
