"""The day's work over open cases after a missed week, beside raw psycopg; then at once again."""

from collections.abc import Mapping
from typing import Any

from benchmarks.ours import settings_of
from benchmarks.results import Measurement, Ratio
from benchmarks.servers import Database, database, free_port, told

CASES = 200_000


def measure(server: Database, _seconds: float, cases: int = CASES) -> list[Measurement]:
    """Do the work over half as many cases, and over so many in a database of their own."""
    half = cases // 2
    one = _done(server, half)
    with database() as other:
        two = _done(other, cases)
    return [
        Measurement(
            title=f"The day's work over {half:,} and {cases:,} open cases, a week missed",
            columns=(
                "open cases",
                "loaded in s",
                "lapsed",
                "events",
                "s",
                "raw s",
                "again s",
                "peak MB",
                "before",
            ),
            rows=[_row(half, one), _row(cases, two)],
            ratios=[
                Ratio("events a second, to raw INSERT", _ratio(one, "insert"), "at least 0.25"),
                Ratio("the same of twice as many", _ratio(two, "insert"), "at least 0.25"),
                Ratio("events a second, to raw COPY", _ratio(one, "copy"), ""),
                Ratio("peak memory, twice as many cases", two["peak"] / one["peak"], "about 1"),
                Ratio("time, the second run to the first", one["again"] / one["seconds"], ""),
            ],
            notes=[
                "Of ten cases one is received, one waits for a correction, eight are accepted.",
                f"Raw: the same events, prepared, by executemany, {one['together']} to a commit.",
                "Loading is the import's way, and no part of what is measured.",
                "The day's work reads each history, folds, decides, hashes, and writes the rows.",
            ],
        )
    ]


def _done(server: Database, cases: int) -> Mapping[str, Any]:
    environ = settings_of(server, free_port())
    run: Mapping[str, Any] = told("benchmarks.inside", environ, "daywork", str(cases))
    assert run["lapsed"] > 0
    assert run["left"] == 0
    return run


def _row(cases: int, run: Mapping[str, Any]) -> tuple[str, ...]:
    counts = (f"{run[name]:,}" for name in ("lapsed", "events"))
    seconds = (f"{run[name]:.2f}" for name in ("seconds", "insert", "again"))
    memory = (f"{run[name]:.0f}" for name in ("peak", "before"))
    return (f"{cases:,}", f"{run['load']:.0f}", *counts, *seconds, *memory)


def _ratio(run: Mapping[str, Any], raw: str) -> float:
    return float(run[raw] / run["seconds"])
