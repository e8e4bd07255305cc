"""The pages that are measured: each by its address, and who asks for it."""

import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.ours import settings_of, web_command
from benchmarks.results import REPETITIONS, middle, percentile
from benchmarks.servers import Database, free_port, told, web_server
from benchmarks.wire import Ask, Wire

ONE_ROW = "one row"
"""The page that reads one row; every other stands beside it."""
WARM_UP = 10
Runs = Sequence[Mapping[str, Sequence[float]]]


def measured(database: Database, module: str, count: int, pages: int) -> Runs:
    """Fill the tables, and ask for each page in turns, over one connection at a time."""
    port = free_port()
    environ = settings_of(database, port)
    return asked(port, environ, told("benchmarks.inside", environ, module, str(count)), pages)


def asked(port: int, environ: dict[str, str], prepared: Mapping[str, Any], pages: int) -> Runs:
    """Ask a site for each page that was prepared, so many times, in turns."""
    asks = [_ask(name, path, prepared) for name, path in prepared["paths"].items()]
    environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.one_row_settings"
    with web_server(web_command(), environ, port):
        for ask in asks:
            _times(port, ask, WARM_UP)
        return [{ask.name: _times(port, ask, pages) for ask in asks} for _ in range(REPETITIONS)]


def ratio(runs: Runs, name: str, beside: str = ONE_ROW) -> float:
    """Return how many times as long the one page takes as the other, in the median of the runs."""
    return middle(runs, lambda run: median(run[name]) / median(run[beside]))


def shown(runs: Runs, name: str, share: int = 50) -> str:
    """Return the latency, in milliseconds, that so many of a hundred requests keep."""
    return f"{middle(runs, lambda run: percentile(run[name], share)):.1f}"


def _ask(name: str, path: str, prepared: Mapping[str, str]) -> Ask:
    if path.startswith("/api/"):
        return Ask(name, "GET", path, headers=(("Authorization", prepared["token"]),))
    return Ask(name, "GET", path, headers=(("Cookie", prepared["cookie"]),))


def _times(port: int, ask: Ask, count: int) -> list[float]:
    """Return how many seconds each page took to its last byte."""
    seconds = []
    with Wire(port) as wire:
        for _ in range(count):
            started = time.perf_counter()
            answer = wire.send(ask)
            seconds.append(time.perf_counter() - started)
            assert answer.status == 200, (ask.path, answer)
    return seconds
