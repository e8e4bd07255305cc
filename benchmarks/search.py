"""Search on the desk by name over a million open cases, beside search by number."""

from benchmarks import pages
from benchmarks.results import Measurement, Ratio
from benchmarks.servers import Database

CASES = 1_000_000
PAGES = 50
BY_NUMBER = "by number"
AIM = "at most 3"


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Ask for each search in turns, signed in."""
    runs = pages.measured(database, "search", CASES, PAGES)
    rows = [
        (
            name,
            pages.shown(runs, name),
            pages.shown(runs, name, 95),
            f"{pages.ratio(runs, name):.1f}",
        )
        for name in runs[0]
    ]
    named = [name for name in runs[0] if name not in {BY_NUMBER, pages.ONE_ROW}]
    return [
        Measurement(
            title=f"Search over {CASES:,} open cases",
            columns=("", "p50 ms", "p95 ms", "times one row"),
            rows=rows,
            ratios=[
                Ratio(f"p50, {name} to by number", pages.ratio(runs, name, BY_NUMBER), AIM)
                for name in named
            ],
            notes=[
                "A name is typed whole; about eleven cases have it, and one in ten the common one."
            ],
        )
    ]
