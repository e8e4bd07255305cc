"""The import of a year, beside raw psycopg that writes the very same rows; peak memory by size."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.ours import settings_of
from benchmarks.results import REPETITIONS, Measurement, Ratio
from benchmarks.servers import Database, database, free_port, told

SMALL = 10_000
LARGE = 100_000


def measure(server: Database, _seconds: float, large: int = LARGE) -> list[Measurement]:
    """Import a small list three times and a large one once, each into a database of its own."""
    small = [_imported(server, SMALL), *(_alone(SMALL) for _ in range(REPETITIONS - 1))]
    big = _alone(large)
    return [
        Measurement(
            title=f"The import of {SMALL:,} and of {large:,} past cases",
            columns=("cases", "rows", "import s", "INSERT s", "COPY s", "peak MB", "MB before"),
            rows=[_row(SMALL, run) for run in small] + [_row(large, big)],
            ratios=[
                Ratio("rows a second, import to raw COPY", _ratio(small, "copy"), "at least 0.6"),
                Ratio("the same of the large list", _ratio([big], "copy"), "at least 0.6"),
                Ratio("rows a second, import to raw INSERT", _ratio(small, "insert"), ""),
                Ratio("the same of the large list", _ratio([big], "insert"), ""),
                Ratio("peak memory, large to small", big["peak"] / small[0]["peak"], "about 1"),
            ],
            notes=[
                "Raw: the same rows into copies of the tables, prepared, in one transaction.",
                "INSERT is executemany, some thousand rows at a time.",
                "COPY is what psycopg's manual recommends for loading, so it is the measure.",
                "The import reads, checks, seals, folds, hashes and projects; raw only writes.",
                "It uses every processor; raw uses one, and the server's.",
                "Peak memory is that of all its processes; what they share is counted for each.",
            ],
        )
    ]


def _alone(count: int) -> Mapping[str, Any]:
    with database() as server:
        return _imported(server, count)


def _imported(server: Database, count: int) -> Mapping[str, Any]:
    environ = settings_of(server, free_port())
    run: Mapping[str, Any] = told("benchmarks.inside", environ, "importing", str(count))
    return run


def _row(count: int, run: Mapping[str, Any]) -> tuple[str, ...]:
    seconds = (f"{run[name]:.1f}" for name in ("import", "insert", "copy"))
    memory = (f"{run[name]:.0f}" for name in ("peak", "before"))
    return (f"{count:,}", f"{run['rows']:,}", *seconds, *memory)


def _ratio(runs: Sequence[Mapping[str, Any]], raw: str) -> float:
    return float(median(run[raw] / run["import"] for run in runs))
