"""The yearly table 年度统计表: its columns, what they count, its rows and identities."""

from xuke.figures.annual.table import ANNUAL, annual

__all__ = ["ANNUAL", "annual"]
