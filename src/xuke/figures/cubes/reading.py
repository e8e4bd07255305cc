"""Reads figures: from the roll-ups and what has not been folded yet, or from the rows."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django.db import connection

from xuke.figures.cubes.cube import Cube, sums
from xuke.figures.period import Period

Dims = tuple[str, ...]
Measured = Mapping[str, int | Decimal]
"""The values of a cell by the names of its measures: counts, and exact sums of a column."""

Cells = dict[Dims, Measured]
_OF_PERIOD: Final = """
    SELECT cube, dims, {sums} FROM (
        SELECT cube, dims, measures FROM figure_roll WHERE {asked}
         UNION ALL
        SELECT cube, dims, measures FROM figure_delta WHERE {asked}) AS cells
     GROUP BY cube, dims
"""
# Bare columns: by them the tables can be cut, and a part that is not asked for is not looked at.
_ASKED: Final = (
    "authority = %(authority)s AND year = %(year)s AND cube = ANY(%(cubes)s)"
    " AND month BETWEEN %(from_month)s AND %(to_month)s"
)


def cells(authority: str, period: Period, *cubes: Cube) -> Sequence[Cells]:
    """Return the cells of each cube, its months added up; all as they stand at one moment.

    It is one statement: between two, a fold could move what is counted from one to the other.
    """
    asked = {
        "authority": authority,
        "year": period.year,
        "cubes": [cube.key for cube in cubes],
        "from_month": period.from_month,
        "to_month": period.to_month,
    }
    width = max(len(cube.measures) for cube in cubes)
    found: dict[str, Cells] = {cube.key: {} for cube in cubes}
    known = {cube.key: cube for cube in cubes}
    for key, dims, *sums_of_all in _rows(_statement(width), asked):
        values = sums_of_all[: len(known[key].measures)]
        # Whatever was there and has gone leaves a cell of zeros.
        if any(values):
            found[key][tuple(dims)] = _measured(known[key], values)
    return list(found.values())


def from_rows(authority: str, period: Period, cube: Cube) -> Cells:
    """Return the same, counted from the rows themselves."""
    counted: Cells = {}
    width = len(cube.dims)
    asked = {"authority": authority, "since": period.start, "until": period.end}
    for row in _rows(cube.of_period(), asked):
        if any(row[width:]):
            counted[row[:width]] = _measured(cube, row[width:])
    return counted


def _measured(cube: Cube, values: Iterable[Any]) -> Measured:
    """Name the values; a count is a whole number, the sum of a column as exact as the column."""
    named = zip(cube.measures.items(), values, strict=True)
    return {name: Decimal(value) if one.of else int(value) for (name, one), value in named}


def _statement(width: int) -> str:
    return _OF_PERIOD.format(sums=", ".join(sums(width)), asked=_ASKED)


def _rows(sql: str, values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - by place or by name
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
