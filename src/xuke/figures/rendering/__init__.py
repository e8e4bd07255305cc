"""A report as JSON, CSV, XLSX and plain text, from its declaration."""

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from xuke.figures.rendering.spreadsheet import spreadsheet
from xuke.figures.rendering.terminal import as_text, texts
from xuke.figures.reports import Definition, Renderer, Report, Row, Value

_BOM: Final = "\ufeff"


def renderers(definition: Definition) -> Mapping[str, Renderer]:
    """Return the ways to hand the report out: the common ones, and its own."""
    return {**_COMMON, **definition.renderers}


def render(report: Report, form: str) -> str | bytes:
    """Return the report in one of its forms; XLSX as bytes, the other common ones as text."""
    return renderers(report.definition)[form].render(report)


def as_json(report: Report) -> dict[str, object]:
    """Return the report for programs; an amount of money is a number in yuan."""
    return {
        "authority": report.authority,
        "year": report.period.year,
        "rows": [_json_row(report, row) for row in report.rows],
        "total": _json_row(report, report.total),
        "checks": [
            {"identity": check.identity, "item": check.item, "holds": check.holds}
            for check in report.checks
        ],
    }


def _json_row(report: Report, row: Row) -> dict[str, int | float | str]:
    """Return one line by the names of its columns."""
    columns = report.definition.columns
    return {column.name: _json_value(row.values[column.name]) for column in columns}


def _json_value(value: Value) -> int | float | str:
    """Return a value as JSON knows it."""
    return float(value) if isinstance(value, Decimal) else value


def _json(report: Report) -> str:
    """Return the report as JSON text."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2)


def _csv(report: Report) -> str:
    """Return the report with one header row; the mark at its start tells Excel that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([str(column.label) for column in report.definition.columns])
    writer.writerows(texts(report, row) for row in report.lines)
    return _BOM + out.getvalue()


_COMMON: Final[Mapping[str, Renderer]] = {
    "text": Renderer(as_text),
    "xlsx": Renderer(
        spreadsheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "csv": Renderer(_csv, "text/csv; charset=utf-8"),
    "json": Renderer(_json, "application/json"),
}
