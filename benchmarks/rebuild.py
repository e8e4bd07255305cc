"""Acts while every list is rebuilt beside them, and the speed of rebuild and verify."""

from collections.abc import Sequence
from statistics import median

from benchmarks.ours import settings_of
from benchmarks.results import Measurement, Ratio, middle, percentile
from benchmarks.servers import Database, free_port, told

STREAMS = 4_000
AIM = 3.0
WAYS = {
    "alone": "nobody rebuilds",
    "beside": "a rebuild, every row right",
    "mending": "a rebuild, every case's row wrong",
}
P50, P99 = 50, 99


def measure(database: Database, _seconds: float) -> list[Measurement]:
    """Let two people act in windows of each kind, in turns."""
    found = told("benchmarks.inside", settings_of(database, free_port()), "rebuild", str(STREAMS))
    alone = found["alone"]
    checked = found["verify"]
    each = 1_000_000 * checked["seconds"] / checked["events"]
    ratios = [
        Ratio(f"p99 of an act, {WAYS[way]}, to nobody", _times(found[way], alone), "at most 3")
        for way in ("beside", "mending")
    ]
    return [
        Measurement(
            title=f"Acts of two people while {2 * STREAMS:,} streams are rebuilt",
            columns=("", "acts", "p50 ms", "p99 ms", "streams/s rebuilt"),
            rows=[(WAYS[way], *_row(found[way]), _speed(found["speeds"], way)) for way in WAYS],
            ratios=ratios,
            notes=[
                "The rebuild runs in a process of its own; each way three times, in turns.",
                f"verify: {checked['events']:,} events, {each:.1f} µs an event.",
            ],
        )
    ]


def _times(windows: Sequence[Sequence[float]], alone: Sequence[Sequence[float]]) -> float:
    """Return the median of how many times as long the slowest hundredth took."""
    pairs = list(zip(windows, alone, strict=True))
    return middle(pairs, lambda pair: percentile(pair[0], P99) / percentile(pair[1], P99))


def _row(windows: Sequence[Sequence[float]]) -> tuple[str, str, str]:
    acts = sum(map(len, windows))
    p50, p99 = (middle(windows, lambda one, at=at: percentile(one, at)) for at in (P50, P99))
    return f"{acts:,}", f"{p50:.1f}", f"{p99:.1f}"


def _speed(speeds: Sequence[tuple[str, Sequence[float]]], way: str) -> str:
    measured = [speed for name, some in speeds if name == way for speed in some]
    return f"{median(measured):,.0f}" if measured else "–"
