"""Reads one workbook: run as a program, with a processor's time, memory, and one file to write.

`peek` tells of its sheets; `unpack SHEET HEADER-ROW FD` writes a sheet's rows as CSV. The workbook
is the standard input, the answer one line of JSON on the standard output.
"""

import csv
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from xuke.gateways.tables.extras import extras_of
from xuke.gateways.tables.grid import first_rows, rows_of
from xuke.gateways.tables.kinds import NotATable
from xuke.gateways.tables.notes import RowNotes

_LIMITS: Final = (
    (resource.RLIMIT_AS, 3 << 30),
    (resource.RLIMIT_CPU, 300),
    (resource.RLIMIT_FSIZE, 2 << 30),
    (resource.RLIMIT_CORE, 0),
)
_SECONDS: Final = 600
"""By the clock; then the system ends it."""
_MOST_SHEETS: Final = 50
_MOST_HIDDEN: Final = 20


def main(words: Sequence[str]) -> None:
    """Answer, whatever the workbook is."""
    for kind, most in _LIMITS:
        resource.setrlimit(kind, (most, most))
    signal.alarm(_SECONDS)
    try:
        told = _told(words, sys.stdin.buffer.read())
    except NotATable as refused:
        told = {"refusal": refused.code}
    except PasswordError:
        told = {"refusal": "encrypted"}
    except MemoryError:
        told = {"refusal": "too-complex"}
    # Readers raise whatever bytes make them raise.
    except Exception:  # noqa: BLE001
        told = {"refusal": "broken"}
    sys.stdout.write(json.dumps(told))


def _told(words: Sequence[str], content: bytes) -> dict[str, Any]:
    extras = extras_of(content)
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        match words:
            case ["peek"]:
                return {"sheets": _sheets(book), "since_1904": extras.since_1904()}
            case ["unpack", name, header_row, into]:
                notes = extras.notes(name, book.sheet_names.index(name))
                sheet = book.get_sheet_by_name(name)
                return _unpacked(sheet, notes, int(header_row), int(into))
            case _:
                raise LookupError(words)


def _sheets(book: CalamineWorkbook) -> list[dict[str, Any]]:
    """Return each sheet of cells with its first rows."""
    listed = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    return [
        {
            "name": one.name,
            "visible": one.visible is SheetVisibleEnum.Visible,
            "first": first_rows(book.get_sheet_by_name(one.name)),
        }
        for one in listed[:_MOST_SHEETS]
    ]


def _unpacked(
    sheet: CalamineSheet, notes: Iterator[RowNotes], header_row: int, into: int
) -> dict[str, Any]:
    """Write the rows, and count what there is to tell of them."""
    hidden: list[int] = []
    formulas = rows = 0
    with os.fdopen(into, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for rows, (cells, note) in enumerate(rows_of(sheet, notes, header_row), start=1):
            writer.writerow(cells)
            if note:
                formulas += note.formulas
            if note and note.hidden and rows > header_row and any(cells):
                hidden.append(rows)
    first = hidden[:_MOST_HIDDEN]
    return {"rows": rows, "hidden": len(hidden), "first_hidden": first, "formulas": formulas}


if __name__ == "__main__":
    main(sys.argv[1:])
