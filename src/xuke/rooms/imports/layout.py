"""Which row of a file is its header, and which column of ours each of its headings means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _

from xuke.rooms.imports.labels import only_counts, plain_heading
from xuke.rooms.imports.problems import HEADER_ROW, ImportRefused, Noted, Problem, refused
from xuke.rooms.imports.understood import Understood

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a file must have and may have, in any order; how else they are called."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def meant(self, heading: str) -> str:
        """Return the column that a heading means, or nothing."""
        plain = plain_heading(heading)
        is_name = plain in self.required or plain in self.optional
        return plain if is_name else self.labels.get(plain, "")

    def known(self, cells: Sequence[str]) -> int:
        """Return how many columns of ours a row has as its headings."""
        return len({self.meant(cell) for cell in cells} - {""})


@dataclass(frozen=True, slots=True)
class Layout:
    """The row of the header; by place the name of each column, nothing of one that is ignored."""

    header_row: int
    names: tuple[str, ...]
    headings: Mapping[str, str]
    ignored: tuple[str, ...]


def header_of(rows: Sequence[Sequence[str]], columns: Columns) -> tuple[int, int]:
    """Return how many of our columns the best header among the first rows has, and its row."""
    found = [(columns.known(cells), -place) for place, cells in enumerate(rows, HEADER_ROW)]
    known, place = max(found, default=(0, -HEADER_ROW))
    return known, -place if known else HEADER_ROW


def layout_of(
    rows: Sequence[Sequence[str]],
    columns: Columns,
    ignored: frozenset[str],
    understood: Understood,
) -> Layout:
    """Return how the columns are to be read, or refuse with everything that is wrong with them."""
    _known, place = header_of(rows, columns)
    understood = replace(understood, header_row=place)
    cells = [cell.strip() for cell in rows[place - 1]] if rows else []
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        raise ImportRefused(_("文件是空的：第一行没有表头。"), understood=understood)
    _refuse_other_separator(cells, understood)
    left_out = [cell for cell in cells if cell and (cell in ignored or only_counts(cell))]
    names = tuple("" if cell in left_out else columns.meant(cell) or cell for cell in cells)
    found = Noted()
    found.note(Problem(place, name, "", reason) for name, reason in _faults(cells, names, columns))
    if found.count:
        raise refused(found, understood=understood)
    headings = {
        name: cell for name, cell in zip(names, cells, strict=True) if name not in ("", cell)
    }
    return Layout(place, names, headings, tuple(left_out))


def _faults(
    cells: Sequence[str], names: Sequence[str], columns: Columns
) -> Iterator[tuple[str, str]]:
    """Yield columns that are missing, unknown, nameless or there twice."""
    known = {*columns.required, *columns.optional}
    for name in columns.required:
        if name not in names:
            yield name, _missing(name, columns)
    for place, cell in enumerate(cells, start=1):
        if not cell:
            yield _("第 %(place)d 列") % {"place": place}, _("没有列名。")
    for name in dict.fromkeys(names):
        if name and name not in known:
            yield name, _("没有这一列，请删除、改名，或者在导入时指明不读入。")
        elif name and names.count(name) > 1:
            yield name, _("这一列出现了 %(times)d 次。") % {"times": names.count(name)}


def _missing(name: str, columns: Columns) -> str:
    """Say that a column is missing, and what else it may be called."""
    called = [label for label, meant in columns.labels.items() if meant == name]
    labels = "、".join(called[:_SHOWN])
    also = _("（列名也可以写：%(labels)s）") % {"labels": labels} if labels else ""
    return _("缺少这一列。") + also


def _refuse_other_separator(cells: Sequence[str], understood: Understood) -> None:
    """Say so where the cells are separated by something else than can be read."""
    if len(cells) == 1 and any(mark in cells[0] for mark in "，；|;\t"):
        sentence = _("表头只有一列：各列之间须用英文逗号、英文分号或者制表符分隔。")
        raise ImportRefused(sentence, understood=understood)
