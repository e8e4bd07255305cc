"""The header of a report as cells with spans, for paper and for pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from xuke.figures.reports import Column, Definition


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header: where it begins, how far it reaches, and the column that it names."""

    row: int
    place: int
    rows: int
    columns: int
    words: str
    column: Column | None = None


def depth(definition: Definition) -> int:
    """Return how many rows the header has."""
    return len(definition.groups) + 1


def header_cells(definition: Definition) -> list[HeaderCell]:
    """Return every cell, row by row."""
    cells = [*_groups(definition), *_columns(definition)]
    return sorted(cells, key=lambda cell: (cell.row, cell.place))


def _groups(definition: Definition) -> Iterator[HeaderCell]:
    """Yield the cells that stand over several columns."""
    for row, groups in enumerate(_spans(definition)):
        for (start, end), words in groups.items():
            yield HeaderCell(row, start, 1, end - start + 1, words)


def _columns(definition: Definition) -> Iterator[HeaderCell]:
    """Yield the columns' own cells, each from below its groups down to the last row."""
    levels = _spans(definition)
    for place, column in enumerate(definition.columns):
        row = sum(any(start <= place <= end for start, end in groups) for groups in levels)
        words, rows = str(column.label), depth(definition) - row
        yield HeaderCell(row, place, rows, 1, words, column)


def _spans(definition: Definition) -> list[dict[tuple[int, int], str]]:
    """Return the groups of each row with the places of their first and last column."""
    places = {column.name: place for place, column in enumerate(definition.columns)}
    return [
        {(places[group.first], places[group.last]): str(group.label) for group in groups}
        for groups in definition.groups
    ]
