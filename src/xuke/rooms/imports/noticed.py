"""What was noticed of the cells of some rows: how they were understood, and how long numbers are.

Rows are read by several processes; what each noticed is added up in the order of the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_ENOUGH: Final = 20
_LONG: Final = 6
"""Numbers of fewer digits are counted on, and grow."""
_MOST: Final = 0.9


class Conversion(NamedTuple):
    """How a form of cells was understood: how many of a column, and the first of them."""

    cells: int
    row: int
    before: str
    after: str


class Length(NamedTuple):
    """How many numbers of a column have so many digits, and the first of them."""

    cells: int
    row: int
    text: str


class Short(NamedTuple):
    """Numbers of a column that are shorter than nearly all others."""

    column: str
    cells: int
    digits: int
    usual: int
    row: int
    text: str


@dataclass(slots=True)
class Noticed:
    """What was noticed of some rows; `since_1904` is how the file counts its days."""

    since_1904: bool = False
    conversions: dict[tuple[str, str], Conversion] = field(default_factory=dict)
    lengths: dict[tuple[str, int], Length] = field(default_factory=dict)
    certificates: int = 0
    """Rows that name a certificate which can be opened as a licence."""

    def converted(self, column: str, form: str, row: int, words: tuple[str, str]) -> None:
        """Note that a cell was understood otherwise than it is written: before, after."""
        known = self.conversions.get((column, form))
        self.conversions[column, form] = (
            known._replace(cells=known.cells + 1) if known else Conversion(1, row, *words)
        )

    def measured(self, column: str, text: str, row: int) -> None:
        """Note how long a number of digits is."""
        known = self.lengths.get((column, len(text)))
        self.lengths[column, len(text)] = (
            known._replace(cells=known.cells + 1) if known else Length(1, row, text)
        )

    def add(self, later: "Noticed") -> None:
        """Add what was noticed of later rows."""
        for key, one in later.conversions.items():
            known = self.conversions.get(key)
            count = known.cells + one.cells if known else one.cells
            self.conversions[key] = (known or one)._replace(cells=count)
        for place, length in later.lengths.items():
            before = self.lengths.get(place)
            count = before.cells + length.cells if before else length.cells
            self.lengths[place] = (before or length)._replace(cells=count)
        self.certificates += later.certificates

    def short(self) -> Iterator[Short]:
        """Yield the numbers that may have lost zeros before them: nearly all others are longer."""
        for column in dict.fromkeys(column for column, _digits in self.lengths):
            mine = {digits: one for (name, digits), one in self.lengths.items() if name == column}
            total = sum(one.cells for one in mine.values())
            usual = max(mine, key=lambda digits: mine[digits].cells)
            if total < _ENOUGH or usual < _LONG or mine[usual].cells < _MOST * total:
                continue
            for digits, one in sorted(mine.items()):
                if digits < usual:
                    yield Short(column, one.cells, digits, usual, one.row, one.text)
