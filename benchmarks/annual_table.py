"""The annual table of a million cases: its page beside a page of one row, its count beside SQL."""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from benchmarks import pages
from benchmarks.ours import settings_of
from benchmarks.results import Measurement, Ratio, middle
from benchmarks.servers import Database, free_port, told

CASES = 1_000_000
PAGES = 100


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Load and fold the cases, count them in each way, and ask for the pages in turns."""
    port = free_port()
    environ = settings_of(database, port)
    prepared = told("benchmarks.inside", environ, "annual_table", str(CASES))
    return [
        _of_pages(pages.asked(port, environ, prepared, PAGES)),
        _of_counts(prepared["counted"]),
    ]


def _of_pages(runs: pages.Runs) -> Measurement:
    rows = [(name, pages.shown(runs, name), pages.shown(runs, name, 95)) for name in runs[0]]
    ratios = [
        Ratio(f"p50, the {name}'s page to a page of one row", pages.ratio(runs, name), "at most 3")
        for name in ("year", "month")
    ]
    return Measurement(
        title=f"The annual table's page, a year of {CASES:,} cases",
        columns=("", "p50 ms", "p95 ms"),
        rows=rows,
        ratios=ratios,
        notes=["All in the same frame, for the same official; the table reads its roll-ups."],
    )


def _of_counts(counted: Mapping[str, Any]) -> Measurement:
    rows = [
        (f"{period}, {way}", f"{1000 * median(seconds):.1f}", f"{one['total'][way]}")
        for period, one in counted.items()
        for way, seconds in one["seconds"].items()
    ]
    return Measurement(
        title=f"The figures of the annual table, counted of {CASES:,} cases",
        columns=("", "ms", "cases counted"),
        rows=rows,
        ratios=list(_ratios(counted)),
        notes=["From rows counts supervision as well; the statement by hand counts cases alone."],
    )


def _ratios(counted: Mapping[str, Any]) -> Iterator[Ratio]:
    for period, one in counted.items():
        pairs = list(zip(one["seconds"]["from rows"], one["seconds"]["by hand"], strict=True))
        ratio = middle(pairs, lambda pair: pair[0] / pair[1])
        yield Ratio(f"time, the {period} from rows to one statement by hand", ratio, "at most 1.1")
