"""The desk's first and a deep page over 100,000 open cases, beside a page that reads one row."""

from benchmarks import pages
from benchmarks.results import Measurement, Ratio
from benchmarks.servers import Database

CASES = 100_000
PAGES = 100
AIM = "at most 2"


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Ask for the pages in turns, signed in."""
    runs = pages.measured(database, "desk_page", CASES, PAGES)
    rows = [(name, pages.shown(runs, name), pages.shown(runs, name, 95)) for name in runs[0]]
    named = [name for name in runs[0] if name != pages.ONE_ROW]
    return [
        Measurement(
            title=f"The desk's pages over {CASES:,} open cases",
            columns=("", "p50 ms", "p95 ms"),
            rows=rows,
            ratios=[
                Ratio(f"p50, the {name} to a page of one row", pages.ratio(runs, name), AIM)
                for name in named
            ],
            notes=["All in the same frame, by the same middleware, for the same official."],
        )
    ]
