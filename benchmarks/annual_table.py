"""The annual table over a million cases, beside one hand-written statement that counts the same."""

from benchmarks.ours import settings_of
from benchmarks.results import Measurement, Ratio, middle
from benchmarks.servers import Database, free_port, told

CASES = 1_000_000


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Load the cases, and make the table both ways in turns."""
    times = told(
        "benchmarks.inside", settings_of(database, free_port()), "annual_table", str(CASES)
    )
    pairs = list(zip(times["report"], times["by hand"], strict=True))
    rows = [
        (name, f"{1000 * middle(seconds, float):.0f}", f"{times['total'][name]}")
        for name, seconds in times.items()
        if name != "total"
    ]
    ratio = middle(pairs, lambda pair: pair[0] / pair[1])
    return [
        Measurement(
            title=f"The annual table over {CASES:,} cases of one year",
            columns=("", "ms", "cases counted"),
            rows=rows,
            ratios=[Ratio("time, xuke's table to one statement by hand", ratio)],
            notes=["The report has checked its identities; the statement only counts."],
        )
    ]
