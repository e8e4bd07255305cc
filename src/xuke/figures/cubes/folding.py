"""Folds deltas into the roll-up, so that reading stays quick: away from the acts, and later."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction

from xuke.figures.cubes.cube import array

TOGETHER: Final = 50_000
"""Deltas of one transaction."""

_WAITING: Final = """
    SELECT DISTINCT authority, year, cube, array_length(measures, 1) FROM figure_delta
     ORDER BY authority, year, cube
"""
_ALONE: Final = "SELECT pg_try_advisory_xact_lock(hashtextextended('fold ' || %s || ' ' || %s, 0))"
# Up to an entry, not those in a list: of a table that has just filled the planner knows nothing,
# and would compare each with each.
_FOLD: Final = """
    WITH taken AS (
        DELETE FROM figure_delta
         WHERE authority = %s AND year = %s AND cube = %s
           AND entry <= coalesce((
                SELECT entry FROM figure_delta
                 WHERE authority = %s AND year = %s AND cube = %s
                 ORDER BY entry OFFSET %s LIMIT 1), 9223372036854775807)
        RETURNING authority, year, cube, month, dims, measures)
    INSERT INTO figure_roll AS roll (authority, year, cube, month, dims, measures)
    SELECT authority, year, cube, month, dims, {sums} FROM taken
     GROUP BY authority, year, cube, month, dims
     ORDER BY authority, year, cube, month, dims
    ON CONFLICT (authority, year, cube, month, dims) DO UPDATE SET measures = {added}
"""


@dataclass(frozen=True, slots=True)
class Heap:
    """Deltas that wait: of an authority, a year and a cube with so many measures."""

    authority: str
    year: int
    cube: str
    width: int


def fold_all(together: int = TOGETHER) -> int:
    """Fold whatever waits, so many deltas in a transaction; return how many cells were written.

    What somebody else is folding already is left to him.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        waiting = [Heap(*row) for row in cursor.fetchall()]
    return sum(cells for heap in waiting for cells in _folds(heap, together))


def _folds(heap: Heap, together: int) -> Iterator[int]:
    """Yield how many cells each fold wrote, until nothing waits."""
    while cells := fold(heap, together):
        yield cells


def fold(heap: Heap, together: int) -> int:
    """Fold the oldest deltas of a heap in one statement; return how many cells were written.

    Whoever reads sees them before or after, never both or neither.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ALONE, [heap.authority, heap.cube])
        if cursor.fetchone() == (False,):
            return 0
        asked = (heap.authority, heap.year, heap.cube)
        cursor.execute(_statement(heap.width), [*asked, *asked, together - 1])
        return int(cursor.rowcount)


def _statement(width: int) -> str:
    places = range(1, width + 1)
    return _FOLD.format(
        sums=array(f"sum(measures[{place}])" for place in places),
        added=array(f"roll.measures[{place}] + excluded.measures[{place}]" for place in places),
    )
