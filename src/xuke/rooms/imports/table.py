"""A CSV file as rows of named cells, read as a stream."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from django.utils.translation import gettext as _

from xuke.rooms.imports.problems import HEADER_ROW, ImportRefused, Noted, Problem, refused


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a file must have and may have, in any order."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


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


def rows(path: Path, columns: Columns) -> Iterator[Row]:
    """Yield the rows below the header; a header that cannot be used is refused at once."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        counted = _counted(file)
        _number, first = next(counted, (HEADER_ROW, []))
        if not first:
            raise ImportRefused(_("文件是空的：第一行没有表头。"))
        header = _header(first, columns)
        for number, cells in counted:
            if any(map(str.strip, cells)):
                yield Row(number, header, cells)


def _counted(file: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, blank ones too, as a spreadsheet counts them."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(file, strict=True), start=HEADER_ROW):
            yield number, cells
    except csv.Error as error:
        # What follows a broken quotation cannot be told apart from it.
        raise _broken(number + 1, error) from error


def _header(cells: Sequence[str], columns: Columns) -> list[str]:
    """Return the names of the columns, or refuse with everything that is wrong with them."""
    names = [cell.strip() for cell in cells]
    _refuse_other_separator(names)
    while names and not names[-1]:
        names.pop()
    problems = [Problem(HEADER_ROW, name, "", reason) for name, reason in _faults(names, columns)]
    if problems:
        found = Noted()
        found.note(problems)
        raise refused(found)
    return names


def _faults(names: Sequence[str], columns: Columns) -> Iterator[tuple[str, str]]:
    """Yield columns that are missing, unknown, nameless or there twice."""
    known = {*columns.required, *columns.optional}
    for name in columns.required:
        if name not in names:
            yield name, _("缺少这一列。")
    for name in dict.fromkeys(names):
        if not name:
            yield _("第 %(place)d 列") % {"place": names.index(name) + 1}, _("没有列名。")
        elif name not in known:
            yield name, _("没有这一列，请删除或者改名。")
        elif names.count(name) > 1:
            yield name, _("这一列出现了 %(times)d 次。") % {"times": names.count(name)}


def _refuse_other_separator(names: Sequence[str]) -> None:
    """Say so where the cells are separated by something else than commas."""
    if len(names) == 1 and any(mark in names[0] for mark in ";\t，；"):
        raise ImportRefused(_("表头只有一列：各列之间须用英文逗号分隔。"))


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
