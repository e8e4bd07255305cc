"""The table as JSON, CSV, XLSX and plain text."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from xuke.figures.annual.spreadsheet import spreadsheet
from xuke.figures.annual.table import COLUMNS, Report, Row, Value
from xuke.figures.annual.terminal import as_text, texts
from xuke.figures.annual.words import LABELS

_BOM: Final = "\ufeff"


def render(report: Report, form: str) -> str | bytes:
    """Return the table in one of FORMATS; XLSX as bytes, the others as text."""
    return _RENDERERS[form](report)


def as_json(report: Report) -> dict[str, object]:
    """Return the table for programs; the amount of money is a number in yuan."""
    return {
        "authority": report.authority,
        "year": report.year,
        "rows": [_json_row(row) for row in report.rows],
        "total": _json_row(report.total),
        "checks": [
            {"identity": one.identity, "item": one.item, "holds": one.holds}
            for one in report.checks
        ],
    }


def _json_row(row: Row) -> dict[str, int | float | str]:
    """Return one line by the names of its columns."""
    return {column: _json_value(row.value(column)) for column in COLUMNS}


def _json_value(value: Value) -> int | float | str:
    """Return a value as JSON knows it."""
    return float(value) if isinstance(value, Decimal) else value


def _json(report: Report) -> str:
    """Return the table as JSON text."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2)


def _csv(report: Report) -> str:
    """Return the table with one header row; the mark at its start tells Excel that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([str(LABELS[column]) for column in COLUMNS])
    writer.writerows(texts(row) for row in (*report.rows, report.total))
    return _BOM + out.getvalue()


_RENDERERS: Final[Mapping[str, Callable[[Report], str | bytes]]] = {
    "text": as_text,
    "json": _json,
    "csv": _csv,
    "xlsx": spreadsheet,
}
FORMATS: Final = tuple(_RENDERERS)
