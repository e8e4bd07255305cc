"""What PostgreSQL does with each changed row: it appends what the row now contributes more."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xuke.figures.cubes.cube import KEY, Cube, array

BULK: Final = "current_setting('xuke.bulk', true)"
"""Set by whoever brings many rows in one statement: they are then added up before they are kept."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """When a trigger fires, and on which rows it looks; their `sign` says what becomes of them."""

    event: str
    fires: str
    rows: str


def triggers(cube: Cube) -> Iterator[Trigger]:
    """Yield the triggers of a cube: none runs for a row whose contribution cannot have changed.

    A trigger's own condition costs next to nothing, its function more than the row itself.
    """
    before, after = (
        f"({', '.join(f'{row}.{one}' for one in cube.reads)})" for row in ("OLD", "NEW")
    )
    counted_before, counted_after = f"({cube.counts('OLD')})", f"({cube.counts('NEW')})"
    yield Trigger(
        "inserted",
        f"INSERT ON {cube.table} FOR EACH ROW"
        f" WHEN ({counted_after} AND {BULK} IS DISTINCT FROM 'yes')",
        "SELECT 1 AS sign, NEW.*",
    )
    yield Trigger(
        "loaded",
        f"INSERT ON {cube.table} REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
        f" WHEN ({BULK} = 'yes')",
        "SELECT 1 AS sign, * FROM added",
    )
    yield Trigger(
        "updated",
        f"UPDATE ON {cube.table} FOR EACH ROW"
        f" WHEN (({counted_before} OR {counted_after}) AND {before} IS DISTINCT FROM {after})",
        "SELECT 1 AS sign, NEW.* UNION ALL SELECT -1, OLD.*",
    )
    yield Trigger(
        "deleted",
        f"DELETE ON {cube.table} REFERENCING OLD TABLE AS removed FOR EACH STATEMENT",
        "SELECT -1 AS sign, * FROM removed",
    )


def name_of(cube: Cube, trigger: Trigger) -> str:
    """Return the name of a trigger, and of its function."""
    return f"figure_{cube.name}_{trigger.event}"


def made(cube: Cube) -> Iterator[str]:
    """Yield the statements that make the cube's triggers, in the place of those before."""
    mark = mark_of(cube)
    for one in triggers(cube):
        name = name_of(cube, one)
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN {_appended(cube, one.rows)}; RETURN NULL; END $$"
        )
        yield f"CREATE OR REPLACE TRIGGER {name} AFTER {one.fires} EXECUTE FUNCTION {name}()"
        yield f"COMMENT ON TRIGGER {name} ON {cube.table} IS '{mark}'"


def mark_of(cube: Cube) -> str:
    """Return by what the triggers of this very cube, made in this very way, are known."""
    told = [f"{one.fires} {_appended(cube, one.rows)}" for one in triggers(cube)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _appended(cube: Cube, rows: str) -> str:
    """Return the statement that appends the difference, cell by cell; of nothing it is nothing.

    A row that moves to another month, as a correction makes it, is taken away there and added here.
    """
    sums = array(f"sum(sign * {one.each})" for one in cube.measures.values())
    return (
        f"INSERT INTO figure_delta ({KEY}, cube, measures)"  # noqa: S608 - constants only
        f" SELECT {cube.cell}, '{cube.key}', {sums} FROM ({rows}) AS changed"
        f" WHERE {cube.counted} GROUP BY 1, 2, 3, 4 HAVING 0 <> ANY ({sums})"
    )
