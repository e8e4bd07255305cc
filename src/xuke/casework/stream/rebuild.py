"""Rebuild every read model from the record, while people act; nothing may change by it."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected, LockNotAvailable

from xuke.casework.stream.readmodels import correct_derived, project, read_models, whole
from xuke.casework.stream.shadow import Shadows, drawn, hidden
from xuke.record.postgres import PostgresRecord

T = TypeVar("T")
BATCH: Final = 100
"""How many streams share a transaction: an act that meets it waits for some hundredths of a second
at the most."""
LOCK_TIMEOUT: Final = "100ms"
"""Far below the server's deadlock_timeout of 1 s, after which an act might be the one to fail."""
TRIES: Final = 200
PAUSE: Final = 0.05
"""Seconds until a batch that gave way is tried again."""
PATIENCE: Final = 10.0
"""For how many seconds acts that were under way are waited for before the second look."""
_GAVE_WAY: Final = (LockNotAvailable, DeadlockDetected)

_NEXT: Final = "SELECT DISTINCT stream FROM record_event WHERE stream > %s ORDER BY stream LIMIT %s"
_VERSIONS: Final = (
    "SELECT stream, max(version) FROM record_event WHERE stream = ANY(%s) GROUP BY stream"
)
_SINCE: Final = "SELECT DISTINCT stream FROM record_event WHERE transaction >= %s ORDER BY stream"
_OLDEST: Final = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
_NEWEST: Final = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


def rebuild(progress: Callable[[int], None] = lambda _streams: None) -> int:
    """Make every row what the record says; return how many streams there are.

    Each batch of streams is written beside the tables first, and what stands there is touched
    only where it differs. Acts go on: whatever one of them recorded meanwhile is seen, and where
    the two wait for each other, the rebuild gives way.
    """
    tables = (table for model in read_models() for table in model.tables)
    with drawn(tuple(dict.fromkeys(tables))) as shadows:
        _patiently(shadows.delete_lost)
        total = _Rebuilding(shadows).everything(progress)
    correct_derived()
    return total


class _Rebuilding:
    """One run over all streams."""

    def __init__(self, shadows: Shadows) -> None:
        self.shadows = shadows
        self.left: list[UUID] = []
        self.was_left: set[UUID] = set()

    def everything(self, progress: Callable[[int], None]) -> int:
        """Look at every stream; then again at those that people acted on, if any was mended."""
        since, total, is_mended = _asked(_OLDEST), 0, False
        for streams in _groups(_streams()):
            is_mended |= self._look(streams)
            total += len(streams)
            progress(len(streams))
        while is_mended or self.left:
            # An act that began before a row was written may have missed it: it cannot any more.
            _wait_for_acts()
            since, before = _asked(_OLDEST), since
            again, self.left = [*self.left, *_since(before)], []
            is_mended = False
            for streams in _groups(again):
                is_mended |= self._look(streams)
        return total

    def _look(self, streams: Sequence[UUID]) -> bool:
        """Make the rows of these streams right; return whether something was not."""
        return _patiently(lambda: self._settled(streams))

    def _settled(self, streams: Sequence[UUID]) -> bool:
        """Compare, mend, and look whether anybody acted meanwhile: then compare again."""
        versions = self._written(streams)
        wrong, is_mended = self.shadows.differing(streams), False
        while wrong:
            moved = _moved(wrong, versions)
            if not moved:
                is_mended = True
                self._mend(wrong)
                # Whoever acts on these from now on waits for us, and writes after us.
                moved = _moved(wrong, versions)
                if not moved:
                    break
            versions.update(self._written(moved))
            wrong = self.shadows.differing(wrong)
        return is_mended

    def _written(self, streams: Sequence[UUID]) -> dict[UUID, int]:
        """Write these streams' rows beside the tables; return of which version they are."""
        self.shadows.forget(streams)
        histories = list(PostgresRecord().load_many(streams))
        with hidden():
            project([whole(history) for history in histories])
        return {history[0].stream.id: history[-1].version for history in histories}

    def _mend(self, wrong: Sequence[UUID]) -> None:
        """Mend these streams' rows; two streams that hold each other's number come last."""
        try:
            with transaction.atomic():
                self.shadows.mend(wrong)
        except IntegrityError:
            if not self.was_left.isdisjoint(wrong):
                raise
            self.was_left.update(wrong)
            self.left.extend(wrong)
            self.shadows.delete(wrong)


def _patiently(work: Callable[[], T]) -> T:
    """Do it in a transaction of its own that gives way to acts, and is tried again."""
    for tried in range(TRIES):
        try:
            with transaction.atomic():
                _asked("SELECT set_config('lock_timeout', %s, true)", LOCK_TIMEOUT)
                return work()
        except OperationalError as error:
            if not isinstance(error.__cause__, _GAVE_WAY) or tried == TRIES - 1:
                raise
        time.sleep(PAUSE)
    raise AssertionError


def _wait_for_acts() -> None:
    """Wait until what is under way has ended; somebody's forgotten transaction is not awaited."""
    until, newest = time.monotonic() + PATIENCE, _asked(_NEWEST)
    while not connection.in_atomic_block and time.monotonic() < until and _asked(_OLDEST) < newest:
        time.sleep(PAUSE)


def _moved(streams: Sequence[UUID], versions: dict[UUID, int]) -> list[UUID]:
    """Return which of these streams have gone on since these versions."""
    return [one for one, newest in _rows(_VERSIONS, list(streams)) if newest != versions.get(one)]


def _streams() -> Iterator[UUID]:
    """Yield every stream of the record, also those that are born ahead of us, in order."""
    last = UUID(int=0)
    while found := [stream for (stream,) in _rows(_NEXT, last, BATCH)]:
        yield from found
        last = found[-1]


def _since(before: int) -> Iterator[UUID]:
    """Yield the streams of which something was recorded since this transaction."""
    return (stream for (stream,) in _rows(_SINCE, before))


def _groups(streams: Iterable[UUID]) -> Iterator[list[UUID]]:
    """Yield the streams in batches."""
    rest = iter(streams)
    while group := list(islice(rest, BATCH)):
        yield group


def _rows(sql: str, *values: Any) -> Sequence[Sequence[Any]]:  # noqa: ANN401 - what it asks for
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: Sequence[Sequence[Any]] = cursor.fetchall()
    return rows


def _asked(sql: str, *values: Any) -> Any:  # noqa: ANN401 - whatever the statement tells
    ((value,),) = _rows(sql, *values)
    return value
