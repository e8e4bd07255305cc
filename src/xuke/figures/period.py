"""The period of a table: whole months of one year."""

from dataclasses import dataclass
from datetime import date

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of a month to the last day of the same or a later one.

    >>> Period(2023, 1, 12).end
    datetime.date(2024, 1, 1)
    """

    year: int
    from_month: int = 1
    to_month: int = DECEMBER

    @property
    def is_whole_year(self) -> bool:
        """Whether it is all twelve months."""
        return (self.from_month, self.to_month) == (1, DECEMBER)

    @property
    def start(self) -> date:
        """Return the first day."""
        return date(self.year, self.from_month, 1)

    @property
    def end(self) -> date:
        """Return the first day after it."""
        if self.to_month == DECEMBER:
            return date(self.year + 1, 1, 1)
        return date(self.year, self.to_month + 1, 1)
