"""The records as files: CSV and XLSX; what begins like a formula stays text."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from unicodedata import normalize

import xlsxwriter
from django.utils.translation import gettext as _

from xuke.rooms.disclosure.standard import Column

BYTE_ORDER_MARK: Final = "\ufeff"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS: Final = 100_000
"""Rows of a workbook: a sheet could hold ten times as many, but few machines open it."""

_FORMULA: Final = ("=", "+", "-", "@")
"""With one of these a formula begins, also in full width, and behind blanks of any kind."""
_BREAKS: Final = ("\t", "\r", "\n")
_WIDTH: Final = 22


def csv_lines(columns: Iterable[Column], rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield the file line by line, so that a long list needs no memory."""
    columns = tuple(columns)
    yield BYTE_ORDER_MARK + _line([column.name for column in columns])
    for row in rows:
        yield _line([_as_text(row[column.code]) for column in columns])


def workbook(columns: Iterable[Column], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return the file as a workbook of text cells; rows go to disk as they come."""
    columns = tuple(columns)
    output = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(output, options) as book:
        sheet = book.add_worksheet(_("行政许可公示"))
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, [column.name for column in columns], book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                sheet.write_string(number, place, row[column.code])
    return output.getvalue()


def _line(cells: list[str]) -> str:
    """Return one line of CSV."""
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    begun = normalize("NFKC", cell).lstrip().startswith(_FORMULA)
    return f"'{cell}" if begun or cell.startswith(_BREAKS) else cell
