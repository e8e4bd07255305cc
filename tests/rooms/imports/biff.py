"""Writes the smallest XLS workbook there is: BIFF8 records in a compound file, cell by cell.

No library that we have writes the format of Excel 97 to 2003, and no binary file is committed.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Cell = str | float
_GENERAL, _DAY = 0, 1
_FIRST_DAY = 40_000
"""Numbers from here on are written as days."""


def write_xls(
    path: Path, sheets: dict[str, Sequence[Sequence[Cell]]], *, hidden: Sequence[int] = ()
) -> Path:
    """Write a workbook of these sheets; large numbers are days, #N/A is an error.

    `hidden` are rows, from 1, of every sheet.
    """
    stream = _workbook({name: _sheet(rows, hidden) for name, rows in sheets.items()})
    path.write_bytes(_compound(stream))
    return path


def _workbook(sheets: dict[str, bytes]) -> bytes:
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    head += _record(0x042, struct.pack("<H", 1200))
    # Two cell formats: General, and the built-in m/d/yy.
    head += b"".join(_record(0x00E0, struct.pack("<HHH14x", 0, one, 0)) for one in (0, 14))
    bounds = [_record(0x0085, struct.pack("<IH", 0, 0) + _text(name, "<B")) for name in sheets]
    place = len(head) + sum(map(len, bounds)) + len(_record(0x000A, b""))
    for name, content in sheets.items():
        head += _record(0x0085, struct.pack("<IH", place, 0) + _text(name, "<B"))
        place += len(content)
    return head + _record(0x000A, b"") + b"".join(sheets.values())


def _sheet(rows: Sequence[Sequence[Cell]], hidden: Sequence[int]) -> bytes:
    width = max(map(len, rows), default=0)
    parts = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)),
        _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)),
    ]
    told = (struct.pack("<HHHHHHHH", row - 1, 0, width, 0, 0, 0, 0x20, 0) for row in hidden)
    parts += [_record(0x0208, one) for one in told]
    for row, cells in enumerate(rows):
        parts += [_cell(row, column, cell) for column, cell in enumerate(cells) if cell != ""]
    return b"".join([*parts, _record(0x000A, b"")])


def _cell(row: int, column: int, cell: Cell) -> bytes:
    if cell == "#N/A":
        return _record(0x0205, struct.pack("<HHHBB", row, column, _GENERAL, 0x2A, 1))
    if isinstance(cell, str):
        return _record(0x0204, struct.pack("<HHH", row, column, _GENERAL) + _text(cell, "<H"))
    style = _GENERAL if float(cell).is_integer() and cell < _FIRST_DAY else _DAY
    return _record(0x0203, struct.pack("<HHHd", row, column, style, cell))


def _text(text: str, length: str) -> bytes:
    told = text.encode("utf-16-le")
    return struct.pack(length, len(told) // 2) + b"\x01" + told


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """Return a compound file with one stream: one sector of allocation, one of directory."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // SECTOR)
    assert sectors <= SECTOR // 4 - 2, "too long for one sector of allocation"
    chain = [*range(3, sectors + 2), _END]
    table = [_FAT, _END, *chain]
    table += [_FREE] * (SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    directory += _entry("", 0, 0, 0) * 2
    allocation = struct.pack(f"<{len(table)}I", *table)
    return header + allocation + directory + stream.ljust(sectors * SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0" if name else b""
    head = told.ljust(64, b"\0") + struct.pack("<HBBIII", len(told), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
