"""Rows as they should be, in temporary tables, beside the rows as they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from django.db import Error, connection

_COLUMNS: Final = """
    SELECT attname, attnum = ANY(coalesce(i.indkey::int2[], '{}'))
      FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
     WHERE a.attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     ORDER BY attnum
"""
_DRAW: Final = """
    CREATE TABLE pg_temp.{name}
        (LIKE {real} INCLUDING DEFAULTS INCLUDING GENERATED, PRIMARY KEY ({key}))
        ON COMMIT DELETE ROWS
"""
_DIFFERING: Final = """
    SELECT coalesce(r.stream, s.stream)
      FROM (SELECT * FROM {real} WHERE stream = ANY(%(streams)s)) AS r
      FULL JOIN (SELECT * FROM pg_temp.{name} WHERE stream = ANY(%(streams)s)) AS s ON {same}
     WHERE ({theirs}) IS DISTINCT FROM ({ours})
"""
_DELETE: Final = """
    DELETE FROM {real} AS r WHERE stream = ANY(%(streams)s)
       AND NOT EXISTS (SELECT FROM pg_temp.{name} AS s WHERE {same})
"""
# In place, never deleted and written anew: an act that waits for the row then finds it.
_WRITE: Final = """
    INSERT INTO {real} AS r ({columns})
    SELECT {columns} FROM pg_temp.{name} WHERE stream = ANY(%(streams)s) ORDER BY {key}
    ON CONFLICT ({key}) DO UPDATE SET ({columns}) = ROW({excluded})
     WHERE ({theirs}) IS DISTINCT FROM ({excluded})
"""
_LOST: Final = """
    DELETE FROM {real} AS r
     WHERE NOT EXISTS (SELECT FROM record_event AS e WHERE e.stream = r.stream)
"""


@dataclass(frozen=True, slots=True)
class Shadow:
    """One table of a read model, and a temporary one of the same name that hides it.

    Whoever projects while the temporary one is looked at first writes into it, and knows nothing
    of it; so it needs no second way of writing the rows.
    """

    name: str
    real: str
    key: tuple[str, ...]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, table: str) -> Self:
        """Return what is needed of a table of ours."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relnamespace::regnamespace FROM pg_class WHERE oid = to_regclass(%s)",
                [table],
            )
            (schema,) = cursor.fetchone()
            real = f"{schema}.{connection.ops.quote_name(table)}"
            cursor.execute(_COLUMNS, [real])
            found = cursor.fetchall()
        names = [(connection.ops.quote_name(name), is_key) for name, is_key in found]
        return cls(
            name=connection.ops.quote_name(table),
            real=real,
            key=tuple(name for name, is_key in names if is_key),
            columns=tuple(name for name, _is_key in names),
        )

    def sql(self, template: str) -> str:
        """Return a statement about the two tables."""
        return template.format(
            name=self.name,
            real=self.real,
            key=", ".join(self.key),
            columns=", ".join(self.columns),
            same=" AND ".join(f"r.{one} = s.{one}" for one in self.key),
            theirs=", ".join(f"r.{one}" for one in self.columns),
            ours=", ".join(f"s.{one}" for one in self.columns),
            excluded=", ".join(f"excluded.{one}" for one in self.columns),
        )


@dataclass(frozen=True, slots=True)
class Shadows:
    """All tables of the read models that hold rows of streams."""

    tables: tuple[Shadow, ...]

    def forget(self, streams: Sequence[UUID]) -> None:
        """Empty the temporary tables of these streams."""
        self._each("DELETE FROM pg_temp.{name} WHERE stream = ANY(%(streams)s)", streams)

    def differing(self, streams: Sequence[UUID]) -> list[UUID]:
        """Return which of these streams have rows that are not what they should be."""
        sql = " UNION ".join(table.sql(_DIFFERING) for table in self.tables)
        with connection.cursor() as cursor:
            cursor.execute(sql, {"streams": list(streams)})
            return [stream for (stream,) in cursor.fetchall()]

    def mend(self, streams: Sequence[UUID]) -> None:
        """Make the rows of these streams what they should be; what is right is not touched."""
        self._each(_DELETE, streams)
        self._each(_WRITE, streams)

    def delete(self, streams: Sequence[UUID]) -> None:
        """Delete the rows of these streams."""
        self._each("DELETE FROM {real} WHERE stream = ANY(%(streams)s)", streams)

    def delete_lost(self) -> None:
        """Delete the rows of streams that the record does not have.

        A stream that is born meanwhile is safe: its rows are seen together with its events.
        """
        self.once(_LOST)

    def _each(self, template: str, streams: Sequence[UUID]) -> None:
        """Run a statement on every table."""
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(table.sql(template), {"streams": list(streams)})

    def once(self, template: str) -> None:
        """Run a statement that names no stream on every table."""
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(table.sql(template))


@contextmanager
def drawn(tables: Sequence[str]) -> Iterator[Shadows]:
    """Keep temporary tables for this connection; they are empty at the end of a transaction."""
    # Of a run that failed within a transaction; as long as they stand, they are what is found.
    _drop(tables)
    shadows = Shadows(tuple(map(Shadow.of, tables)))
    shadows.once(_DRAW)
    try:
        yield shadows
    finally:
        # Within a transaction that failed nothing can be dropped; its end may take them along.
        with suppress(Error):
            _drop(tables)


def _drop(tables: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for table in map(connection.ops.quote_name, tables):
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")


@contextmanager
def hidden() -> Iterator[None]:
    """Let whoever writes a row of a read model write the temporary one.

    The path is named, though temporary tables come first without it: only a changed path makes the
    server look again at statements that it has prepared.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('search_path')")
        (path,) = cursor.fetchone()
        cursor.execute("SELECT set_config('search_path', %s, true)", [f"pg_temp, {path}"])
        yield
        cursor.execute("SELECT set_config('search_path', %s, true)", [path])
