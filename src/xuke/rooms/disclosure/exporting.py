"""The records as files: CSV and XLSX; what begins like a formula stays text."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final
from unicodedata import normalize

import xlsxwriter
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from xuke.catalogue.disclosure_standard import Column
from xuke.kernel.person import Person

BYTE_ORDER_MARK: Final = "\ufeff"
MOST_ROWS: Final = 100_000
"""Rows of a workbook: a sheet could hold ten times as many, but few machines open it."""
TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_FORMULA: Final = ("=", "+", "-", "@")
"""With one of these a formula begins, also in full width, and behind blanks of any kind."""
_BREAKS: Final = ("\t", "\r", "\n")
_WIDTH: Final = 22
_ALONE: Final = "SELECT pg_try_advisory_xact_lock(hashtextextended('export ' || %s, 0))"

Rows = Iterable[Mapping[str, str]]


class MakingOne(Exception):
    """A file is being made for this person already."""


@contextmanager
def alone(person: Person) -> Iterator[None]:
    """Make files for this person; raise MakingOne where any web process does so already."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ALONE, [person.id])
        if cursor.fetchone() != (True,):
            raise MakingOne
        yield


def written(form: str, columns: Iterable[Column], rows: Rows) -> IO[bytes]:
    """Return the file in this form, a key of TYPES, from its start; closed, it is gone.

    It lies on the disk without a name, and rows go there as they come: a long one needs no memory.
    """
    file = TemporaryFile(dir=settings.DATA_FOLDER)  # noqa: SIM115 - closed with the answer
    try:
        _WRITERS[form](file, tuple(columns), rows)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _csv(file: IO[bytes], columns: tuple[Column, ...], rows: Rows) -> None:
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    lines = csv.writer(text)
    lines.writerow([column.name for column in columns])
    lines.writerows([_as_text(row[column.code]) for column in columns] for row in rows)
    text.detach()


def _workbook(file: IO[bytes], columns: tuple[Column, ...], rows: Rows) -> None:
    """Write a workbook of text cells."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "tmpdir": str(Path(settings.DATA_FOLDER)),
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("行政许可公示"))
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, [column.name for column in columns], book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                sheet.write_string(number, place, row[column.code])


_WRITERS: Final[Mapping[str, Callable[[IO[bytes], tuple[Column, ...], Rows], None]]] = {
    "csv": _csv,
    "xlsx": _workbook,
}


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    begun = normalize("NFKC", cell).lstrip().startswith(_FORMULA)
    return f"'{cell}" if begun or cell.startswith(_BREAKS) else cell
