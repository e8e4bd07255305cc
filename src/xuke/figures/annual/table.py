"""The yearly table 行政许可办理和批后监管情况统计表 as values: rows, total, checks."""

from dataclasses import dataclass
from decimal import Decimal

from xuke.figures.queries.figures import Figures
from xuke.figures.queries.period import Period

COLUMNS = (
    "serial",
    "department",
    "item",
    "level",
    "applied",
    "accepted",
    "not_accepted",
    "granted",
    "refused",
    "accepted_online",
    "fully_online",
    "commitment",
    "on_the_spot",
    "in_time",
    "overdue",
    "charged_cases",
    "charged_amount",
    "supervision_system",
    "inspections",
    "violations_found",
    "complaints_received",
    "complaints_verified",
    "penalties",
    "reconsideration_corrected",
    "litigation_lost",
)
"""The 25 columns in their binding order."""

Value = int | str | Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; the total's texts are empty but for its serial."""

    slug: str
    serial: int | str
    department: str
    item: str
    level: str
    supervision_system: str
    figures: Figures

    def value(self, column: str) -> Value:
        """Return what stands in this column."""
        if column in self.figures:
            return self.figures[column]
        text: int | str = getattr(self, column)
        return text

    def count(self, column: str) -> int:
        """Return a count; the amount of money is none."""
        return int(self.figures[column])


@dataclass(frozen=True, slots=True)
class Check:
    """An identity that the figures must keep, of an item or of the total, and whether they do."""

    identity: str
    item: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The table of one authority and period."""

    authority: str
    authority_name: str
    period: Period
    rows: tuple[Row, ...]
    total: Row
    checks: tuple[Check, ...]
    warnings: tuple[Check, ...]

    @property
    def year(self) -> int:
        """Return the year."""
        return self.period.year


def money(amount: Decimal) -> str:
    """Write an amount as the printed table does: one decimal, two where there are cents.

    >>> money(Decimal("0")), money(Decimal("12.50")), money(Decimal("0.05"))
    ('0.0', '12.5', '0.05')
    """
    text = f"{amount:.2f}"
    return text.removesuffix("0")
