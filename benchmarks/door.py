"""Complete cases through the door, beside raw psycopg that writes the same rows."""

from collections.abc import Sequence

from benchmarks.ours import settings_of
from benchmarks.results import Measurement, Ratio, middle
from benchmarks.servers import Database, free_port, told

CASES_A_SECOND_OF_RUN = 10


def measure(database: Database, seconds: float) -> list[Measurement]:
    """Run both sides in turns, in one process, over one connection each."""
    count = int(seconds * CASES_A_SECOND_OF_RUN)
    done = told("benchmarks.inside", settings_of(database, free_port()), "door", str(count))
    pairs = list(zip(done["door"], done["raw"], strict=True))
    ratio = middle(pairs, lambda pair: pair[1] / pair[0])
    acts = len(done["statements"])
    return [
        Measurement(
            title=f"Complete cases through the door: {acts} acts, one after another",
            columns=("", "cases/s"),
            rows=[(side, _speed(count, done[side])) for side in ("door", "raw")],
            ratios=[Ratio("cases a second, door to raw psycopg", ratio)],
            notes=[
                f"Statements that write, by act: {done['statements']}.",
                "Raw: the same statements with values prepared beforehand, a commit an act.",
            ],
        )
    ]


def _speed(count: int, seconds: Sequence[float]) -> str:
    return f"{middle(seconds, lambda taken: count / taken):.1f}"
