"""What an XLS workbook says and its reader leaves out: errors, hidden rows, the epoch.

Read are the records of BIFF8 and BIFF5 ([MS-XLS]) that say so, out of the workbook's stream in its
compound file ([MS-CFB]). A workbook has 65,536 rows at most: all its notes fit in memory.
"""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from xuke.gateways.tables.kinds import NotATable
from xuke.gateways.tables.notes import RowNotes

_EOF, _SHEET, _EPOCH = 0x000A, 0x0085, 0x0022
_ROW, _ERROR, _FORMULA = 0x0208, 0x0205, 0x0006
_HIDDEN: Final = 0x20
_IS_ERROR: Final = 2
_NO_NUMBER: Final = b"\xff\xff"
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_STREAMS: Final = ("Workbook", "Book")
_LAST: Final = 0xFFFFFFFA
"""Sector numbers from here on mark ends and free sectors."""
_ENTRY: Final = 128
_IN_HEADER: Final = 109


class Record(NamedTuple):
    """A record of the workbook's stream: its kind, and its bytes."""

    kind: int
    body: bytes


def workbook_stream(content: bytes) -> bytes:
    """Return the stream of the workbook; NotATable where the file has none."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    table = _allocation(content, size)
    (start,) = struct.unpack_from("<I", content, 48)
    directory = _chained(content, size, table, start)
    for place in range(0, len(directory), _ENTRY):
        entry = directory[place : place + _ENTRY]
        (length,) = struct.unpack_from("<H", entry, 64)
        if entry[: max(0, length - 2)].decode("utf-16-le", "replace") in _STREAMS:
            first, bytes_of = struct.unpack_from("<II", entry, 116)
            return _chained(content, size, table, first)[:bytes_of]
    raise NotATable("no-workbook")


def since_1904(stream: bytes) -> bool:
    """Whether the workbook counts days from 1904."""
    return any(kind == _EPOCH and body[:1] == b"\1" for kind, body in _records(stream, 0))


def row_notes(stream: bytes, place: int) -> Iterator[RowNotes]:
    """Yield the rows, in their order, of which something is to be told in the sheet at a place."""
    sheets = [body for kind, body in _records(stream, 0) if kind == _SHEET]
    (start,) = struct.unpack_from("<I", sheets[place])
    notes: dict[int, RowNotes] = {}
    for kind, body in _records(stream, start):
        if kind in (_ROW, _ERROR, _FORMULA):
            row, column = struct.unpack_from("<HH", body)
            note = notes.setdefault(row, RowNotes(row + 1, hidden=False))
            _take(note, kind, column, body)
    yield from (notes[row] for row in sorted(notes))


def _take(note: RowNotes, kind: int, column: int, body: bytes) -> None:
    """Note what a record says of its row."""
    if kind == _ROW:
        note.hidden = bool(struct.unpack_from("<H", body, 12)[0] & _HIDDEN)
    elif kind == _ERROR and body[7]:
        note.cells[column] = _ERRORS.get(body[6], "#N/A")
    elif kind == _FORMULA:
        note.formulas += 1
        if body[12:14] == _NO_NUMBER and body[6] == _IS_ERROR:
            note.cells[column] = _ERRORS.get(body[8], "#N/A")


def _records(stream: bytes, place: int) -> Iterator[Record]:
    """Yield the records from a place on, until the end of what begins there."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield Record(kind, stream[place + 4 : place + 4 + size])
        if kind == _EOF:
            return
        place += 4 + size


def _allocation(content: bytes, size: int) -> list[int]:
    """Return for each sector the one that follows it."""
    found = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    (further,) = struct.unpack_from("<I", content, 68)
    most = len(content) // size
    while further < _LAST and len(found) <= most:
        *more, further = struct.unpack_from(f"<{size // 4}I", content, (further + 1) * size)
        found += more
    table: list[int] = []
    for sector in found:
        if sector < _LAST:
            table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
    return table


def _chained(content: bytes, size: int, table: list[int], sector: int) -> bytes:
    """Return the sectors of a chain; one that never ends is cut where the file would."""
    found = bytearray()
    while sector < _LAST and len(found) <= len(content):
        found += content[(sector + 1) * size : (sector + 2) * size]
        sector = table[sector]
    return bytes(found)
