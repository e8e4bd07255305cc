"""A file as rows of named cells, read as a stream."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from django.utils.translation import gettext as _

from xuke.rooms.imports.layout import Columns, Layout
from xuke.rooms.imports.problems import HEADER_ROW, ImportRefused, Problem
from xuke.rooms.imports.understood import Understood

__all__ = ["Columns", "Line", "Row", "Table", "line", "rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file on the disk whose rows are text, and how it is to be read.

    `path` is the file itself or, of a workbook, the rows of one sheet that were written out.
    """

    path: Path
    layout: Layout
    understood: Understood
    lines: int
    """About so many rows stand below the header."""
    since_1904: bool = False


class Row(NamedTuple):
    """One row as it stands in the file, with the names of the columns."""

    number: int
    header: Sequence[str]
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number, its cells by column, and what is wrong with its shape."""

    number: int
    cells: Mapping[str, str]
    fault: Problem | None = None


def rows(table: Table) -> Iterator[Row]:
    """Yield the rows below the header that are not blank."""
    names, header_row = table.layout.names, table.layout.header_row
    told = table.understood
    with table.path.open(encoding=told.encoding, newline="") as file:
        for number, cells in counted(file, told.separator):
            if number > header_row and any(map(str.strip, cells)):
                yield Row(number, names, cells)


def counted(file: TextIO, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, blank ones too, as a spreadsheet counts them."""
    number = 0
    try:
        read = csv.reader(file, strict=True, delimiter=separator)
        for number, cells in enumerate(read, start=HEADER_ROW):
            yield number, cells
    except csv.Error as error:
        # What follows a broken quotation cannot be told apart from it.
        raise _broken(number + 1, error) from error


def line(row: Row) -> Line:
    """Return the row with its cells by name; empty ones beyond the header are no fault."""
    number, header, cells = row
    width = len(header)
    named = dict(zip(header, map(str.strip, cells), strict=False))
    if len(cells) < width or any(cells[width:]):
        words = {"cells": len(cells), "width": width}
        reason = _("本行有 %(cells)d 格，表头有 %(width)d 列。") % words
        return Line(number, named, Problem(number, "", "", reason))
    return Line(number, named)


def _broken(number: int, error: csv.Error) -> ImportRefused:
    """Say from which row on the file cannot be read."""
    long = "limit" in str(error)
    why = _("一格内容过长，可能有未配对的引号") if long else _("引号没有配对")
    return ImportRefused(_("从第 %(row)d 行起无法读取：%(why)s。") % {"row": number, "why": why})
