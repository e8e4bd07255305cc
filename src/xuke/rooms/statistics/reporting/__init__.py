"""The yearly table: from the record's read models to JSON, CSV, XLSX, text and pages."""

from xuke.rooms.statistics.reporting.assembly import ReportRefused, annual
from xuke.rooms.statistics.reporting.rendering import FORMATS, as_json, render
from xuke.rooms.statistics.reporting.table import COLUMNS, Check, Report, Row

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
