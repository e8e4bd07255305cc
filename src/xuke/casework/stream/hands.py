"""Hands: processes beside this one that take over groups of streams, where very many are due."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import current_process, get_context, parent_process
from threading import Thread, active_count
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

import django
from django.db import connections

from xuke.record import statements
from xuke.record.away import LET_GO

MOST: Final = 8
"""Processes, this one among them: each keeps a connection, and the database its own process."""
_AHEAD: Final = 2
"""Groups that a hand has: one in hand, and the next before it has told of the first."""
G = TypeVar("G")
R = TypeVar("R")


def let_go() -> None:
    """Have whatever this process has locked given back, should it stand still for a minute."""
    statements.execute(LET_GO)


class Hands(Generic[G, R]):
    """Other processes for work on groups; none is started before `begin`.

    None shares a connection with this one. Until they are there, and whenever all are busy,
    whoever asks does the work himself.
    """

    def __init__(self) -> None:
        self.count = min(MOST, len(os.sched_getaffinity(0))) - 1
        self._pool: ProcessPoolExecutor | None = None
        self._starts: list[Future[int]] = []
        self._given: dict[Future[R], G] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End them, once they have done what they have in hand."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def begin(self) -> None:
        """Start them, where there are cores for them and this process may have any."""
        if self._pool or self.count < 1 or current_process().daemon:
            return
        here = connections["default"]
        # A copy of this process is there at once, but of its threads it has this one alone: what
        # another has locked would stay so. Beside others it is started anew, in two seconds.
        way = "fork" if active_count() == 1 else "spawn"
        here.close()
        self._pool = ProcessPoolExecutor(
            self.count, get_context(way), _ready, ({**here.settings_dict},)
        )
        self._starts = [self._pool.submit(os.getpid) for _hand in range(self.count)]

    def take(self, work: Callable[..., R], group: G, *told: object) -> bool:
        """Let a hand that is free work on the group; say whether one took it."""
        begun = sum(one.done() for one in self._starts)
        if self._pool is None or len(self._given) >= _AHEAD * begun:
            return False
        try:
            self._given[self._pool.submit(work, group, *told)] = group
        except BrokenProcessPool:
            self._pool = None
            return False
        return True

    def finished(self) -> Iterator[tuple[G, R | None]]:
        """Yield the groups that are done by now with what came of it; of a dead hand nothing."""
        for future in [one for one in self._given if one.done()]:
            yield self._given.pop(future), _told(future)

    def rest(self) -> Iterator[tuple[G, R | None]]:
        """Yield the same of all groups that were taken, once each is done."""
        while self._given:
            wait(self._given)
            yield from self.finished()


def _told(future: Future[R]) -> R | None:
    """Return what came of a group, or raise what was raised; nothing if its process died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _ready(database: Mapping[str, Any]) -> None:
    """Make a new process ready for work on the database of the one that started it."""
    Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    connections["default"].settings_dict.update(database)


def _end_with_parent() -> None:
    """End this process when its parent was killed: nobody would ever ask it for anything."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
