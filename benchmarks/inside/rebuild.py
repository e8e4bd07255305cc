"""Acts through the door, with and without a rebuild beside them; and how fast verify reads."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from threading import Event
from typing import Any, Final

from django.db import connection, connections

from benchmarks.inside import door, past
from benchmarks.results import REPETITIONS
from xuke.record.verify import verify

PEOPLE: Final = 2
WINDOW: Final = 6.0
"""Seconds of each window at the least."""
_SPOIL: Final = "UPDATE casework_case SET due_provisional = NOT due_provisional WHERE imported"
Wait = Callable[[], list[float]]


def run(count: int) -> dict[str, Any]:
    """Load so many past cases; return how long acts took in windows of each kind, by turns."""
    past.load(count)
    found: dict[str, Any] = {"alone": [], "beside": [], "mending": [], "speeds": []}
    with _rebuilder() as rebuild_once:
        ways: dict[str, Wait] = {
            "alone": _nothing,
            "beside": lambda: _rebuilds(rebuild_once),
            "mending": lambda: _mends(rebuild_once),
        }
        _acts(_nothing)
        for _ in range(REPETITIONS):
            for name, wait in ways.items():
                took, speeds = _acts(wait)
                found[name].append(took)
                found["speeds"].append((name, speeds))
    return {**found, "verify": _verify()}


def _acts(wait: Wait) -> tuple[list[float], list[float]]:
    """Let people take cases on their way until the wait is over; return how long each act took."""
    over = Event()
    with ThreadPoolExecutor(PEOPLE) as pool:
        busy = [pool.submit(_work, over) for _ in range(PEOPLE)]
        speeds = wait()
        over.set()
    return [took for one in busy for took in one.result()], speeds


def _work(over: Event) -> list[float]:
    """Run complete cases; return the seconds of each act."""
    marks: list[float] = []
    took: list[float] = []

    def mark() -> None:
        marks.append(time.perf_counter())

    try:
        while not over.is_set():
            marks.clear()
            door.run_case(mark)
            mark()
            took += [after - before for before, after in pairwise(marks)]
    finally:
        connections.close_all()
    return took


def _nothing() -> list[float]:
    time.sleep(WINDOW)
    return []


def _rebuilds(rebuild_once: Callable[[], float]) -> list[float]:
    """Rebuild again and again for a window; return how many streams a second."""
    until, speeds = time.perf_counter() + WINDOW, []
    while time.perf_counter() < until:
        speeds.append(rebuild_once())
    return speeds


def _mends(rebuild_once: Callable[[], float]) -> list[float]:
    """Rebuild once, when the row of each past case is wrong."""
    with connection.cursor() as cursor:
        cursor.execute(_SPOIL)
    return [rebuild_once()]


@contextmanager
def _rebuilder() -> Iterator[Callable[[], float]]:
    """Lend what rebuilds in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.inside", "rebuilding", "0"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]

        def ask() -> float:
            process.stdin.write("\n")
            return float(process.stdout.readline())

        process.stdout.readline()
        yield ask
        process.stdin.close()
        process.stdout.read()


def _verify() -> dict[str, float]:
    started = time.perf_counter()
    found = verify()
    assert not found.broken
    return {"events": found.events, "seconds": time.perf_counter() - started}
