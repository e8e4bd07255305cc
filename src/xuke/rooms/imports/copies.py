"""Processes that are copies of this one and share what it has read; they end when it ends."""

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

from django.db import connection

_FORK: Final = "fork"


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


def can_be_made() -> bool:
    """Whether this process can be copied: not where its connection must stay open."""
    return _FORK in multiprocessing.get_all_start_methods() and not connection.in_atomic_block


@contextmanager
def copies(count: int, begin: Callable[[], None]) -> Iterator[ProcessPoolExecutor]:
    """Lend so many processes, which begin by this.

    No two may hold one connection to the database: it is closed before they are made, and opened
    anew by this process when it is needed.
    """
    connection.close()
    context = multiprocessing.get_context(_FORK)
    with ProcessPoolExecutor(count, context, initializer=_begin, initargs=(begin,)) as pool:
        try:
            # Later Pythons warn of threads, which are not copied: here they draw a progress bar.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                # Copies are made with the first thing that there is to do, all at once.
                pool.submit(os.getpid).result()
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(begin: Callable[[], None]) -> None:
    """Make this process one that works for another, and for nobody else."""
    # Whoever interrupts the other makes it end this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A thread that drew a progress bar may have held their locks, and is not here to let go.
    sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
    Thread(target=_end_with_parent, daemon=True).start()
    begin()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
