"""The yearly table 年度统计表: its columns, what they count, its cubes, rows and identities."""

from xuke.figures.annual.cubes import CLOSED_CASES, NOTED
from xuke.figures.annual.table import ANNUAL, annual

__all__ = ["ANNUAL", "CLOSED_CASES", "NOTED", "annual"]
