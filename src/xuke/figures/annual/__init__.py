"""The yearly table: from the record's read models to JSON, CSV, XLSX, text and pages."""

from xuke.figures.annual.assembly import ReportRefused, annual
from xuke.figures.annual.rendering import FORMATS, as_json, render
from xuke.figures.annual.table import COLUMNS, Check, Report, Row

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Check",
    "Report",
    "ReportRefused",
    "Row",
    "annual",
    "as_json",
    "render",
]
