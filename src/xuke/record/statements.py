"""Statements of the hot path, as PostgreSQL prepares them, with as little around them as can be.

Django's cursors wrap each statement in four layers, which cost more than the statement itself.
Whatever is sent here is still seen by whoever counts or watches the connection's statements.
"""

import time
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import count
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Connection, DataError, OperationalError, RawCursor
from psycopg.adapt import Transformer
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from xuke.record.values import as_text

Watch = Callable[..., Any]
Values = Sequence[Any]
Rows = list[tuple[Any, ...]]
Run = Callable[[BaseDatabaseWrapper, str, Values], Rows]

_KEPT: Final = "xuke_line"
_MOST: Final = 500
"""Statements of ours that one connection keeps prepared; further ones are left to the cursor."""
_IDLE: Final = TransactionStatus.IDLE
_numbers: Final = count()
_unwatched: Final[set[Watch]] = set()


def fetch(sql: str, values: Values = ()) -> Rows:
    """Run a query with %s for each value, and return its rows."""
    return _run(_ask, sql, values)


def execute(sql: str, values: Values = ()) -> None:
    """Run a statement with %s for each value."""
    _run(_ask, sql, values)


@lru_cache(1000)
def numbered(sql: str) -> str:
    """Return the statement with $1 … in the place of each %s, as the server itself has it."""
    first, *rest = sql.split("%s")
    numbers = count(1)
    return first + "".join(f"${next(numbers)}{part}" for part in rest)


def unwatched(watch: Watch) -> Watch:
    """Say that this wrapper of Django's need not hear of what is sent here."""
    _unwatched.add(watch)
    return watch


class _Line:
    """A connection as the hot path uses it: what it asks is prepared once, and sent as it is.

    A cursor's own way to the same call of libpq (which adapter for which value, prepared or not,
    which generator waits) takes twice as long as the call. Within a transaction the cursor is
    used: it begins it, and knows when its driver has forgotten what was prepared.
    """

    __slots__ = ("_cursor", "_kept", "_loaded", "_names")

    def __init__(self, kept: Connection[Any]) -> None:
        self._kept = kept
        self._cursor = RawCursor(kept)
        self._loaded = Transformer(kept)
        self._names: dict[str, bytes] = {}

    def ask(self, sql: str, values: Values) -> Rows:
        """Run a statement with $1 … for its values, and return its rows if it has any."""
        is_alone = self._kept.autocommit and self._kept.pgconn.transaction_status == _IDLE
        if is_alone and (sql in self._names or len(self._names) < _MOST):
            try:
                return self._asked(sql, values)
            except InvalidSqlStatementName:
                # The driver deallocates everything when a savepoint was rolled back; nothing ran.
                self._names.clear()
                return self._asked(sql, values)
        cursor = self._cursor.execute(sql, [as_text(one) for one in values])
        return cursor.fetchall() if cursor.description else []

    def _asked(self, sql: str, values: Values) -> Rows:
        name = self._names.get(sql) or self._prepared(sql)
        sent, forms = _sent(values)
        # The driver's description forgets that a value may be nothing.
        result = self._kept.pgconn.exec_prepared(name, sent, forms)  # type: ignore[arg-type]
        return self._rows(result)

    def _prepared(self, sql: str) -> bytes:
        name = b"xuke_%d" % next(_numbers)
        self._rows(self._kept.pgconn.prepare(name, sql.encode()))
        self._names[sql] = name
        return name

    def _rows(self, result: PGresult) -> Rows:
        if result.status == ExecStatus.TUPLES_OK:
            self._loaded.set_pgresult(result)
            return self._loaded.load_rows(0, result.ntuples, tuple)
        if result.status == ExecStatus.COMMAND_OK:
            return []
        error = error_from_result(result)
        # A server that has gone gives no code by which the error could be told.
        raise OperationalError(str(error)) if self._kept.closed else error


def _sent(values: Values) -> tuple[list[bytes | None], list[int]]:
    """Return values as they go to the server, and for each whether it goes as text or as bytes."""
    texts: list[Any] = [one if type(one) is str else as_text(one) for one in values]
    sent = [_encoded(one) if type(one) is str else one for one in texts]
    return sent, [int(type(one) is bytes) for one in texts]


def _encoded(text: str) -> bytes:
    if "\0" in text:
        # What follows it would be cut off.
        raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    return text.encode()


def _ask(here: BaseDatabaseWrapper, sql: str, values: Values) -> Rows:
    """Run it on a connection."""
    kept: Connection[Any] | None = here.connection
    if kept is None:
        here.ensure_connection()
        kept = here.connection
    # Kept with its connection, and gone with it.
    line: _Line | None = vars(kept).get(_KEPT)
    if line is None:
        line = vars(kept)[_KEPT] = _Line(kept)
    with here.wrap_database_errors:
        return line.ask(sql, values)


def _run(run: Run, sql: str, values: Values) -> Rows:
    """Run it; tell those who watch the connection, as Django's own cursor does."""
    # Looked up once: it is kept by task as well as by thread, which takes a while to find.
    sql, here = numbered(sql), connections[DEFAULT_DB_ALIAS]
    for watch in reversed(here.execute_wrappers):
        if watch not in _unwatched:
            run = partial(_watched, watch, run)
    if not here.force_debug_cursor:
        return run(here, sql, values)
    started = time.monotonic()
    try:
        return run(here, sql, values)
    finally:
        took = time.monotonic() - started
        here.queries_log.append({"sql": sql, "time": f"{took:.3f}"})


def _watched(watch: Watch, run: Run, here: BaseDatabaseWrapper, sql: str, values: Values) -> Rows:
    """Let one who watches see the statement on its way."""
    context = {"connection": here, "cursor": None}

    def go(sql: str, values: Values, _many: bool, _context: object) -> Rows:  # noqa: FBT001 - Django's hook
        return run(here, sql, values)

    told: Rows = watch(go, sql, values, False, context)  # noqa: FBT003 - Django's hook
    return told
