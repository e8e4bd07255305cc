"""Statements of the hot path, as PostgreSQL prepares them: one plain cursor a connection.

Django's cursors wrap each statement in four layers, which cost more than the statement itself.
Whatever is sent here is still seen by whoever counts or watches the connection's statements.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from itertools import count
from types import NoneType
from typing import Any, Final, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Connection, RawCursor

from xuke.record.jsontext import written

R = TypeVar("R")
Watch = Callable[..., Any]
Values = Sequence[Any]
Run = Callable[[str, Values], R]

_KEPT: Final = "xuke_cursor"
_unwatched: Final[set[Watch]] = set()


def fetch(sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """Run a query with %s for each value, and return its rows."""
    return _run(_fetched, sql, values)


def execute(sql: str, values: Values = ()) -> None:
    """Run a statement with %s for each value."""
    _run(_executed, sql, values)


@lru_cache(1000)
def numbered(sql: str) -> str:
    """Return the statement with $1 … in the place of each %s, as the server itself has it."""
    first, *rest = sql.split("%s")
    numbers = count(1)
    return first + "".join(f"${next(numbers)}{part}" for part in rest)


def as_text(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    """Return a value as text that its column reads, whatever its type; bytes stay bytes.

    The server prepares a statement for the types that it is given: with a type for nothing, one for
    a small number and one for a large one, the same statement would be prepared over and over.
    """
    write = _WRITERS.get(type(value))
    return write(value) if write else str(value)


def _array(values: Sequence[str]) -> str:
    """Return texts as an array of PostgreSQL."""
    if not values:
        return "{}"
    # Looked for in all of them at once: hardly any has a mark that must be told from a real one.
    together = "".join(values)
    if "\\" in together or '"' in together:
        values = [one.replace("\\", "\\\\").replace('"', '\\"') for one in values]
    return '{"' + '","'.join(values) + '"}'


def _same(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    return value


_WRITERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    NoneType: _same,
    str: _same,
    bytes: _same,
    bool: lambda value: "t" if value else "f",
    date: date.isoformat,
    list: _array,
    dict: lambda value: written(value).decode(),
}


def unwatched(watch: Watch) -> Watch:
    """Say that this wrapper of Django's need not hear of what is sent here."""
    _unwatched.add(watch)
    return watch


def _fetched(sql: str, values: Values) -> list[tuple[Any, ...]]:
    here = connections[DEFAULT_DB_ALIAS]
    cursor = _cursor(here)
    with here.wrap_database_errors:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _executed(sql: str, values: Values) -> None:
    here = connections[DEFAULT_DB_ALIAS]
    cursor = _cursor(here)
    with here.wrap_database_errors:
        cursor.execute(sql, values)


def _cursor(here: BaseDatabaseWrapper) -> RawCursor[Any]:
    """Return the plain cursor of this thread's connection."""
    kept: Connection[Any] | None = here.connection
    if kept is None or kept.closed:
        here.ensure_connection()
        kept = here.connection
    # Kept with its connection, and gone with it.
    cursor: RawCursor[Any] | None = vars(kept).get(_KEPT)
    if cursor is None or cursor.closed:
        cursor = vars(kept)[_KEPT] = RawCursor(kept)
    return cursor


def _run(run: Run[R], sql: str, values: Values) -> R:
    """Run it; tell those who watch the connection, as Django's own cursor does."""
    sql, here = numbered(sql), connections[DEFAULT_DB_ALIAS]
    for watch in reversed(here.execute_wrappers):
        if watch not in _unwatched:
            run = partial(_watched, watch, run)
    if not here.queries_logged:
        return run(sql, values)
    started = time.monotonic()
    try:
        return run(sql, values)
    finally:
        took = time.monotonic() - started
        here.queries_log.append({"sql": sql, "time": f"{took:.3f}"})


def _watched(watch: Watch, run: Run[R], sql: str, values: Values) -> R:
    """Let one who watches see the statement on its way."""
    context = {"connection": connections[DEFAULT_DB_ALIAS], "cursor": None}

    def go(sql: str, values: Values, _many: bool, _context: object) -> R:  # noqa: FBT001 - Django's hook
        return run(sql, values)

    told: R = watch(go, sql, values, False, context)  # noqa: FBT003 - Django's hook
    return told
