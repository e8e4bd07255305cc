"""The day's work over 100,000 open cases after a missed week, and at once again."""

from benchmarks.ours import settings_of
from benchmarks.results import Measurement, Ratio
from benchmarks.servers import Database, free_port, told

CASES = 100_000
AIM = 60.0


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Load the cases, and do the work twice; the second time there is nothing left to do."""
    runs = told("benchmarks.inside", settings_of(database, free_port()), "daywork", str(CASES))
    first, second = runs["first"], runs["second"]
    assert first["lapsed"] > 0
    assert second["lapsed"] == 0
    each = 1000 * first["seconds"] / first["lapsed"]
    return [
        Measurement(
            title=f"The day's work over {CASES:,} open cases, a week missed",
            columns=("", "s", "cases that lapsed"),
            rows=[
                (name, f"{run['seconds']:.2f}", f"{run['lapsed']:,}") for name, run in runs.items()
            ],
            ratios=[
                Ratio(
                    "time, the first run to the limit of 60 s", first["seconds"] / AIM, "below 1"
                ),
                Ratio("time, the second run to the first", second["seconds"] / first["seconds"]),
            ],
            notes=[f"Twenty cases that lapse share a commit: {each:.1f} ms a case."],
        )
    ]
