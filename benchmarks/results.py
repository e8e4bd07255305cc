"""Figures as they are printed and kept: medians, ratios, one table a measurement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TypeVar

T = TypeVar("T")
REPETITIONS = 3


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a measurement says in one number, beside the number that it aims at."""

    what: str
    value: float
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measurement: its table, its ratios, and what a reader has to know."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    ratios: Sequence[Ratio]
    notes: Sequence[str] = field(default=())

    def markdown(self) -> str:
        """Return it as a section of a Markdown document; a terminal reads it as well."""
        parts = [f"## {self.title}", "", *_table(self.columns, self.rows), ""]
        parts += _table(
            ("ratio", "median", "aim"),
            [(one.what, f"{one.value:.2f}", one.aim) for one in self.ratios],
        )
        return "\n".join([*parts, "", *(f"- {note}" for note in self.notes), ""])


def middle(values: Sequence[T], of: Callable[[T], float]) -> float:
    """Return the median of one figure over the repetitions."""
    return median(of(value) for value in values)


def percentile(seconds: Sequence[float], share: int) -> float:
    """Return the latency, in milliseconds, that so many of a hundred requests keep."""
    return 1000 * quantiles(seconds, n=100, method="inclusive")[share - 1]


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [columns, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    padded = [_line(line, widths) for line in lines]
    return [padded[0], _line(["-" * width for width in widths], widths), *padded[1:]]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(c.ljust(w) for c, w in zip(cells, widths, strict=True))} |"
