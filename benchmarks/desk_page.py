"""The desk's first page over 100,000 open cases, beside a page that reads one row."""

import time
from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.ours import settings_of, web_command_of
from benchmarks.results import REPETITIONS, Measurement, Ratio, middle, percentile
from benchmarks.servers import Database, free_port, told, web_server
from benchmarks.wire import Ask, Wire

CASES = 100_000
PAGES = 100
WARM_UP = 20


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Ask for both pages in turns, signed in, over one connection at a time."""
    port = free_port()
    environ = settings_of(database, port)
    signed_in = told("benchmarks.inside", environ, "desk_page", str(CASES))
    asks = {name: ask(name, path, signed_in) for name, path in signed_in["paths"].items()}
    environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.one_row_settings"
    with web_server(web_command_of(environ), environ, port):
        for one in asks.values():
            times(port, one, WARM_UP)
        runs = [
            {name: times(port, one, PAGES) for name, one in asks.items()}
            for _ in range(REPETITIONS)
        ]
    return [_measurement(runs)]


def ask(name: str, path: str, signed_in: Mapping[str, str]) -> Ask:
    """Return a page that is asked for by whoever is signed in."""
    return Ask(name, "GET", path, headers=(("Cookie", signed_in["cookie"]),))


def times(port: int, page: Ask, count: int) -> list[float]:
    """Return how many seconds each page took to its last byte."""
    seconds = []
    with Wire(port) as wire:
        for _ in range(count):
            started = time.perf_counter()
            answer = wire.send(page)
            seconds.append(time.perf_counter() - started)
            assert answer.status == 200, (page.path, answer)
    return seconds


def _measurement(runs: Sequence[Mapping[str, Sequence[float]]]) -> Measurement:
    ratio = middle(runs, lambda run: median(run["first page"]) / median(run["one row"]))
    rows = [(name, shown(runs, name, 50), shown(runs, name, 95)) for name in runs[0]]
    return Measurement(
        title=f"The desk's first page over {CASES:,} open cases",
        columns=("", "p50 ms", "p95 ms"),
        rows=rows,
        ratios=[Ratio("p50, the first page to a page of one row", ratio)],
        notes=["Both in the same frame, by the same middleware, for the same official."],
    )


def shown(runs: Sequence[Mapping[str, Sequence[float]]], name: str, share: int) -> str:
    """Return the latency, in milliseconds, that so many of a hundred requests keep."""
    return f"{middle(runs, lambda run: percentile(run[name], share)):.1f}"
