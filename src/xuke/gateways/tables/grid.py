"""The cells of a sheet as the texts that one sees, and which of them are merged with others."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

from python_calamine import CalamineSheet

from xuke.gateways.tables.notes import RowNotes

FIRST: Final = 10
"""Rows among which a header is looked for."""
MERGED: Final = "#MERGED!"
"""Stands in a cell that is merged with one before it, and has no value of its own."""
_MOST_COLUMNS: Final = 200
_MOST_SIGNS: Final = 200
_EXACT: Final = 15
"""Digits that a spreadsheet keeps of a number."""


class Range(NamedTuple):
    """Cells that are merged: their first and last rows and columns, from 0."""

    top: int
    left: int
    bottom: int
    right: int


def text_of(value: object) -> str:
    """Return a cell as text: of a day its ISO form, of a number the digits that were kept.

    >>> text_of(2.0), text_of(12.5), text_of(1.10105199003072e17), text_of(datetime(2023, 3, 2))
    ('2', '12.5', '1.10105199003072E+17', '2023-03-02')
    """
    match value:
        case str():
            return value
        case bool():
            return str(value).upper()
        case float() | int():
            is_whole = abs(value) < 10**_EXACT and value == int(value)
            return str(int(value)) if is_whole else f"{value:.{_EXACT}G}"
        case datetime():
            return value.isoformat(" ") if value.time() != time.min else value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def first_rows(sheet: CalamineSheet) -> list[list[str]]:
    """Return the first rows, cut; a merged cell has in each place what stands in its first."""
    rows: list[list[str]] = []
    merged = _merged(sheet)
    for row in _texts(sheet):
        if len(rows) == FIRST:
            break
        rows.append([text[:_MOST_SIGNS] for text in row[:_MOST_COLUMNS]])
        for one in _over(merged, len(rows) - 1):
            for column in range(one.left, min(one.right + 1, len(rows[-1]))):
                rows[-1][column] = _at(rows, one.top, one.left)
    return rows


def rows_of(
    sheet: CalamineSheet, notes: Iterator[RowNotes], header_row: int
) -> Iterator[tuple[list[str], RowNotes | None]]:
    """Yield each row from the first on, with its notes; below the header merged cells are named."""
    merged = [one for one in _merged(sheet) if one.bottom >= header_row]
    note = next(notes, None)
    for place, row in enumerate(_texts(sheet)):
        while note and note.number < place + 1:
            note = next(notes, None)
        mine = note if note and note.number == place + 1 else None
        if mine:
            _put(row, mine.cells)
        if place >= header_row:
            for one in _over(merged, place):
                _put(row, dict.fromkeys(_covered(one, place), MERGED))
        yield row, mine


def _texts(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Yield the rows of the sheet, from its first row and column on."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield before + list(map(text_of, row))


def _merged(sheet: CalamineSheet) -> list[Range]:
    ranges = sheet.merged_cell_ranges or []
    return sorted(Range(*first, *last) for first, last in ranges)


def _over(merged: Sequence[Range], row: int) -> list[Range]:
    """Return the merged ranges that this row has a part in."""
    return [one for one in merged if one.top <= row <= one.bottom]


def _covered(one: Range, row: int) -> range:
    """Return the columns of this row that have no value of their own."""
    return range(one.left + (row == one.top), one.right + 1)


def _at(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    return rows[row][column] if column < len(rows[row]) else ""


def _put(row: list[str], cells: dict[int, str]) -> None:
    """Put texts into a row, also beyond what its reader saw of it."""
    for column, text in cells.items():
        row.extend([""] * (column + 1 - len(row)))
        row[column] = text
