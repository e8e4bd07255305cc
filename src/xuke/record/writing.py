"""What an act writes goes to the server together: one statement, one round trip, one commit.

Inside `together` writes are kept, and sent when it ends. An act that writes nothing but these
needs no transaction of its own: one statement commits or fails as a whole. Whatever else asks the
database meanwhile through Django finds what was written before: it is sent first, and a transaction
is opened that holds the rest of the act. Whoever writes in steps that Django puts into a
transaction of its own (bulk_create, delete, get_or_create) says so first, by `hold_transaction`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from psycopg.errors import UniqueViolation

from xuke.record import statements
from xuke.record.port import StaleStream

RECORD: Final = "record_event"
"""The table of events: its key tells one of two who act at once to reload."""


class Broken(RuntimeError):
    """An act within an act failed and was caught: nothing of the whole can be written any more."""


class HeldTooLate(RuntimeError):
    """Django began a transaction of its own within an act, which had kept writes for the end.

    They would be committed, or taken back, with that one and without the rest of the act: whoever
    writes in steps calls `hold_transaction` first.
    """


class _Batch:
    """What one act has yet to write; `calls` are functions of the database, run at the end.

    `depth` is the number of transactions, one within the other, in which the act stands.
    """

    __slots__ = ("calls", "depth", "is_broken", "parts", "stack", "streams", "values")

    def __init__(self, stack: ExitStack) -> None:
        self.stack = stack
        self.depth = len(connection.atomic_blocks)
        self.is_broken = False
        self.parts: list[str] = []
        self.values: list[Any] = []
        self.calls: list[tuple[str, Sequence[Any]]] = []
        self.streams: list[UUID] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return not (self.parts or self.calls)

    def take(self) -> tuple[str, list[Any], list[UUID]]:
        """Return all of it as one statement, and keep nothing."""
        if self.is_broken:
            raise Broken
        if len(connection.atomic_blocks) > self.depth:
            raise HeldTooLate
        sql = _joined(tuple(self.parts), tuple(sql for sql, _values in self.calls))
        values = [*self.values, *(one for _sql, some in self.calls for one in some)]
        streams = self.streams
        self.parts, self.values, self.calls, self.streams = [], [], [], []
        return sql, values, streams


_current: Final[ContextVar[_Batch | None]] = ContextVar("batch", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Collect what is written, and send it at the end of the outermost.

    Where a transaction is open already, what fails is undone alone; within an act the whole fails.
    """
    outer = _current.get()
    if outer is not None:
        try:
            yield
        except BaseException:
            outer.is_broken = True
            raise
        return
    with ExitStack() as stack:
        if connection.in_atomic_block:
            stack.enter_context(transaction.atomic())
        batch = _Batch(stack)
        token = _current.set(batch)
        try:
            with connection.execute_wrapper(_written_first):
                yield
                _send(batch)
        finally:
            _current.reset(token)


def is_collecting() -> bool:
    """Whether writes are being collected: an act is under way."""
    return _current.get() is not None


def write(sql: str, values: Sequence[Any]) -> None:
    """Write now, or with the rest of the act; the statement changes rows, %s for each value."""
    batch = _current.get()
    if batch is None:
        _run(sql, values, [])
        return
    batch.parts.append(sql)
    batch.values.extend(values)


def write_event(stream: UUID, sql: str, values: Sequence[Any]) -> None:
    """Write events of a stream; StaleStream is raised where somebody else was quicker."""
    batch = _current.get()
    if batch is None:
        _run(sql, values, [stream])
        return
    batch.streams.append(stream)
    batch.parts.append(sql)
    batch.values.extend(values)


def call(sql: str, values: Sequence[Any]) -> None:
    """Call a function of the database, now or with the rest of the act; `sql` is an expression."""
    batch = _current.get()
    if batch is None:
        _run(f"SELECT {sql}", values, [])
        return
    batch.calls.append((sql, values))


def before_reading(stream: UUID) -> None:
    """Send what is kept, if events of this stream are among it: they are about to be read."""
    batch = _current.get()
    if batch is not None and stream in batch.streams:
        hold_transaction()


def hold_transaction() -> None:
    """Open a transaction for the rest of the act, and send what is kept.

    For an act that locks something, takes a number, or writes in steps through Django.
    """
    batch = _current.get()
    if batch is None:
        return
    if not connection.in_atomic_block:
        batch.stack.enter_context(transaction.atomic())
        batch.depth = len(connection.atomic_blocks)
    if not batch.is_empty:
        _send(batch)


@statements.unwatched
def _written_first(execute: Callable[..., Any], *statement: Any) -> Any:  # noqa: ANN401 - Django's hook
    """Send what is kept before any other statement of this connection."""
    batch = _current.get()
    if batch is not None and not batch.is_empty:
        hold_transaction()
    return execute(*statement)


def _send(batch: _Batch) -> None:
    if batch.is_broken or not batch.is_empty:
        _run(*batch.take())


def _run(sql: str, values: Sequence[Any], streams: Sequence[UUID]) -> None:
    """Run it; of two who act on a stream at once the second is told so."""
    try:
        statements.execute(sql, values)
    except IntegrityError as error:
        cause = error.__cause__
        if streams and isinstance(cause, UniqueViolation) and _is_of_record(cause):
            raise StaleStream(streams[0]) from error
        raise


def _is_of_record(error: UniqueViolation) -> bool:
    """Whether the record's key tells of it, or its trigger, which names no table."""
    return error.diag.table_name in {RECORD, None}


@lru_cache(1000)
def _joined(parts: tuple[str, ...], calls: tuple[str, ...]) -> str:
    """Return one statement that makes all changes, then all calls."""
    # A function that nobody reads from is not called: the calls are what is asked for.
    asked = "SELECT " + ", ".join(calls) if calls else ""
    *first, last = [*parts, asked] if asked else parts
    if not first:
        return last
    named = ", ".join(f"w{place} AS ({one})" for place, one in enumerate(first))
    return f"WITH {named} {last}"
