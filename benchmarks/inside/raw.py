"""Raw psycopg: the very rows that xuke wrote, written once more into tables of the same kind.

The copies have every default, constraint and index of theirs. Values are prepared beforehand; what
the database itself fills in (position, transaction) it fills in here as well.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import psycopg
from psycopg import sql

SCHEMA: Final = "raw"
BY_THE_DATABASE: Final = frozenset({"position", "transaction"})
_COLUMNS: Final = """
    SELECT column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position
"""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table, as they will be written."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    @property
    def target(self) -> sql.Composable:
        """The copy's name."""
        return sql.Identifier(SCHEMA, self.name)

    @property
    def listed(self) -> sql.Composable:
        """The columns, as a statement lists them."""
        return sql.SQL(", ").join(map(sql.Identifier, self.columns))


Write = Callable[[psycopg.Connection, Table, Sequence[tuple[Any, ...]]], None]


def prepared(raw: psycopg.Connection, name: str, where: str = "true", order: str = "ctid") -> Table:
    """Make an empty copy of the table, and return what the table holds."""
    told = raw.execute(_COLUMNS, [name]).fetchall()
    kept = [(column, kind) for column, kind in told if column not in BY_THE_DATABASE]
    table = Table(name, tuple(column for column, _kind in kept), ())
    raw.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    raw.execute(
        sql.SQL(
            "DROP TABLE IF EXISTS {target}; CREATE TABLE {target} (LIKE {name} INCLUDING ALL)"
        ).format(target=table.target, name=sql.Identifier("public", name))
    )
    # JSON stays the text that it was: whoever prepared the values has written it already.
    read = [
        sql.SQL("{}::text" if kind == "jsonb" else "{}").format(sql.Identifier(column))
        for column, kind in kept
    ]
    query = sql.SQL("SELECT {} FROM public.{} WHERE {} ORDER BY {}").format(
        sql.SQL(", ").join(read), sql.Identifier(name), sql.SQL(where), sql.SQL(order)
    )
    rows = raw.execute(query).fetchall()
    raw.commit()
    return Table(name, table.columns, rows)


def insert(raw: psycopg.Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows by executemany: one prepared INSERT a row, sent in a pipeline."""
    marks = sql.SQL(", ").join([sql.Placeholder()] * len(table.columns))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(table.target, table.listed, marks)
    with raw.cursor() as cursor:
        cursor.executemany(statement, rows)


def copy(raw: psycopg.Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows by COPY."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table.target, table.listed)
    with raw.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row(row)


def seconds(
    raw: psycopg.Connection, tables: Sequence[Table], write: Write, *, batch: int, commits: bool
) -> float:
    """Write everything, so many rows at a time, and commit after each batch or at the end."""
    started = time.perf_counter()
    for table in tables:
        rows = iter(table.rows)
        while some := list(islice(rows, batch)):
            write(raw, table, some)
            if commits:
                raw.commit()
    raw.commit()
    return time.perf_counter() - started


def same(raw: psycopg.Connection, table: Table, where: str = "true") -> bool:
    """Whether the copy holds what the table holds."""
    query = sql.SQL(
        "SELECT NOT EXISTS (SELECT {columns} FROM public.{name} WHERE {where}"
        " EXCEPT SELECT {columns} FROM {target})"
    ).format(
        columns=table.listed,
        name=sql.Identifier(table.name),
        where=sql.SQL(where),
        target=table.target,
    )
    row = raw.execute(query).fetchone()
    return bool(row and row[0])
