"""Keeps cubes true: their triggers stand, and what they hold is what the rows give."""

import logging
from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from xuke.figures.cubes.cube import KEY, Cube, array, sums
from xuke.figures.cubes.triggers import made, mark_of, name_of, triggers

_log: Final = logging.getLogger(__name__)
_STANDING: Final = """
    SELECT count(*) FROM pg_trigger
     WHERE tgrelid = %s::regclass AND tgname = ANY(%s) AND tgenabled = 'O'
       AND obj_description(oid, 'pg_trigger') = %s
"""
_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtextextended('figures ' || %s, 0))"
_FORGET: Final = "DELETE FROM {} WHERE split_part(cube, '.', 1) = %s AND cube <> %s"


class DeclaredTwice(Exception):
    """A cube of this name is declared already."""


_registered: Final[dict[str, Cube]] = {}


def register(cube: Cube) -> None:
    """Add a cube when the product starts; a second one of its name stops the start."""
    cube.check()
    if _registered.setdefault(cube.name, cube) is not cube:
        raise DeclaredTwice(cube.name)


def cubes() -> tuple[Cube, ...]:
    """Return the cubes in the order in which they were registered."""
    return tuple(_registered.values())


def install_all(**_signal: object) -> None:
    """Install every cube once the tables are there; sent whenever migrations have been applied."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    for cube in cubes():
        if {cube.table, "figure_delta", "figure_roll"} <= tables and _has_columns(cube):
            install(cube)


def _has_columns(cube: Cube) -> bool:
    """Whether the table is as new as the cube: half-way through an update it may not be."""
    with connection.cursor() as cursor:
        there = connection.introspection.get_table_description(cursor, cube.table)
    return set(cube.reads) <= {column.name for column in there}


def install(cube: Cube) -> bool:
    """Make the cube's triggers and count the rows that are there; nothing where they stand.

    The triggers and the first count come in one transaction: whoever writes waits for it, and
    what was written before is counted. Cells of an earlier definition are forgotten.
    """
    if _stands(cube):
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in made(cube):
            cursor.execute(statement)
        for table in ("figure_delta", "figure_roll"):
            cursor.execute(_FORGET.format(table), [cube.name, cube.key])
        correct(cube)
    return True


def _stands(cube: Cube) -> bool:
    names = [name_of(cube, one) for one in triggers(cube)]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [cube.table, names, mark_of(cube)])
        return bool(cursor.fetchone() == (len(names),))


def correct_all() -> int:
    """Correct every cube; return how many cells were wrong."""
    return sum(map(correct, cubes()))


def correct(cube: Cube) -> int:
    """Append what the cube lacks to be what its rows give; return how many cells were wrong.

    It is one statement and so sees one moment, at which whatever an act wrote is either both in
    the rows and among the deltas or in neither: acts and folds go on meanwhile and need not wait.
    Two who correct at once would each append the same.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [cube.name])
        cursor.execute(_lacking(cube), [cube.key, cube.key])
        wrong = int(cursor.rowcount)
    if wrong:
        _log.info("Of the cube %s %d cells were counted anew.", cube.key, wrong)
    return wrong


def wrong_cells() -> int:
    """Return how many cells of all cubes are not what the rows give; nothing is corrected."""
    with connection.cursor() as cursor:
        return sum(_wrong(cube, cursor) for cube in cubes())


def _wrong(cube: Cube, cursor: CursorWrapper) -> int:
    differences = f"SELECT count(*) FROM ({_differences(cube)}) AS wrong"  # noqa: S608 - constants
    cursor.execute(differences, [cube.key, cube.key])
    (count,) = cursor.fetchone()
    return int(count)


def _lacking(cube: Cube) -> str:
    """Return the statement that appends the differences."""
    return f"INSERT INTO figure_delta ({KEY}, cube, measures) {_differences(cube)}"


def _differences(cube: Cube) -> str:
    """Return the statement that gives the differences between the rows and the cells."""
    differences = array(sums(len(cube.measures), times="sign"))
    held = " UNION ALL ".join(
        f"SELECT -1, {KEY}, measures FROM {table} WHERE cube = %s"  # noqa: S608 - constants only
        for table in ("figure_roll", "figure_delta")
    )
    return (
        f"SELECT {KEY}, '{cube.key}', {differences}"  # noqa: S608 - the same
        f" FROM (SELECT 1, * FROM ({cube.from_rows()}) AS counted UNION ALL {held})"
        f" AS cells (sign, {KEY}, measures)"
        f" GROUP BY {KEY} HAVING 0 <> ANY ({differences})"
    )
