"""For migrations: a table's primary key goes on with authority and year, for what it holds too."""

from collections.abc import Sequence

from django.db.migrations import RunSQL

# One process changes the tables before anybody is served: nobody relies on a key or waits for a
# lock meanwhile, and the wider key stands before the narrower one falls.
_NO_KEY = "-- squawk-ignore ban-drop-constraint\n"
_NO_INDEX = "-- squawk-ignore require-concurrent-index-deletion\n"
_RENAMED = "-- squawk-ignore renaming-object\n"


def widen(table: str, key: Sequence[str], *, fills: Sequence[str] = ("year",)) -> RunSQL:
    """Return what fills the new columns from the record, and widens the primary key by them.

    `key` is the primary key as it was. The names are those of the tables, from migrations only.
    """
    told = {"year": "extract(year FROM opened.legal_day)::integer", "authority": "opened.authority"}
    filled = ", ".join(f"{column} = {told[column]}" for column in fills)
    before, after = ", ".join(key), ", ".join((*key, "authority", "year"))
    source = "record_event AS opened WHERE opened.stream = kept.stream AND opened.version = 1"
    return RunSQL(
        [
            f"UPDATE {table} AS kept SET {filled} FROM {source}",  # noqa: S608 - names of ours
            f"CREATE UNIQUE INDEX {table}_key ON {table} ({after})",
            f"{_NO_KEY}ALTER TABLE {table} DROP CONSTRAINT {table}_pkey",
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey PRIMARY KEY USING INDEX {table}_key",
        ],
        [
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_pkey",
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey PRIMARY KEY ({before})",
        ],
    )


def widen_once(table: str, name: str, columns: Sequence[str], where: str) -> RunSQL:
    """Return what widens a unique index of this name by authority and year, as far as they lack.

    `columns` are those of the index as it was, `where` is its condition.
    """
    more = [column for column in ("authority", "year") if column not in columns]
    made = f"CREATE UNIQUE INDEX {name}_key ON {table} ({{}}) WHERE {where}"
    renamed = f"{_RENAMED}ALTER INDEX {name}_key RENAME TO {name}"
    return RunSQL(
        [
            made.format(", ".join((*columns, *more))),
            f"{_NO_INDEX}DROP INDEX {name}",
            renamed,
        ],
        [made.format(", ".join(columns)), f"DROP INDEX {name}", renamed],
    )
