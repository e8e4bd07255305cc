"""The three-row header of the table as cells with spans, for paper and for pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from xuke.figures.annual.table import COLUMNS
from xuke.figures.annual.words import GROUPS, LABELS, SUBGROUPS


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header: where it begins, and how far it reaches."""

    row: int
    column: int
    rows: int
    columns: int
    words: str
    key: str = ""


def header_cells() -> list[HeaderCell]:
    """Return every cell, row by row."""
    return sorted([*_groups(), *_columns()], key=lambda cell: (cell.row, cell.column))


def _groups() -> Iterator[HeaderCell]:
    """Yield the cells that stand over several columns."""
    for row, groups in enumerate((GROUPS, SUBGROUPS)):
        for words, first, last in groups:
            start, end = COLUMNS.index(first), COLUMNS.index(last)
            yield HeaderCell(row, start, 1, end - start + 1, str(words))


def _columns() -> Iterator[HeaderCell]:
    """Yield the columns' own cells, each from below its groups down to the last row."""
    for place, column in enumerate(COLUMNS):
        row = sum(_is_under(place, groups) for groups in (GROUPS, SUBGROUPS))
        yield HeaderCell(row, place, 3 - row, 1, str(LABELS[column]), column)


def _is_under(place: int, groups: tuple[tuple[object, str, str], ...]) -> bool:
    """Whether the column at this place stands under one of the groups."""
    return any(
        COLUMNS.index(first) <= place <= COLUMNS.index(last) for _words, first, last in groups
    )
