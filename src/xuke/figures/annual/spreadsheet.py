"""The table as a spreadsheet: title, three merged header rows, figures, notes, checks."""

import io
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from xuke.figures.annual.header import header_cells
from xuke.figures.annual.table import COLUMNS, Report, Row
from xuke.figures.annual.words import NOTES, title

_HEADER: Final = 1
_BODY: Final = 4
_LAST: Final = len(COLUMNS) - 1
_WIDTHS: Final = {"serial": 6, "department": 14, "item": 44, "level": 9}
_NARROW: Final = 9
_NOTE_HEIGHT: Final = 30
_BORDERED: Final = {"border": 1, "valign": "vcenter", "text_wrap": True}
_OPTIONS: Final = {
    "in_memory": True,
    # A name that begins with = is a name.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def spreadsheet(report: Report) -> bytes:
    """Return the table as an XLSX file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        sheet = book.add_worksheet(_("统计表"))
        styles = _styles(book)
        _write_header(sheet, report, styles)
        for number, row in enumerate((*report.rows, report.total)):
            _write_row(sheet, _BODY + number, row, styles)
        _write_notes(sheet, _BODY + len(report.rows) + 2, styles)
        _set_page(sheet)
        _write_checks(book.add_worksheet(_("勾稽关系")), report, styles)
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the library has no types
    """Return the few formats of the sheet."""
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "head": book.add_format(
            {**_BORDERED, "bold": True, "align": "center", "bg_color": "#EEF3FA"}
        ),
        "text": book.add_format(_BORDERED),
        "count": book.add_format({**_BORDERED, "num_format": "0", "align": "right"}),
        "money": book.add_format({**_BORDERED, "num_format": "0.0#", "align": "right"}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _write_header(sheet: Any, report: Report, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """Write the title and the three header rows."""
    period = report.period
    words = title(report.authority_name, period.year, period.from_month, period.to_month)
    sheet.merge_range(0, 0, 0, _LAST, words, styles["title"])
    for cell in header_cells():
        top, left = _HEADER + cell.row, cell.column
        if cell.rows == cell.columns == 1:
            sheet.write_string(top, left, cell.words, styles["head"])
            continue
        bottom, right = top + cell.rows - 1, left + cell.columns - 1
        sheet.merge_range(top, left, bottom, right, cell.words, styles["head"])


def _write_row(sheet: Any, place: int, row: Row, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """Write one line; figures as numbers, everything else as text."""
    for column, name in enumerate(COLUMNS):
        value = row.value(name)
        if isinstance(value, Decimal):
            sheet.write_number(place, column, value, styles["money"])
        elif isinstance(value, int):
            sheet.write_number(place, column, value, styles["count"])
        else:
            sheet.write_string(place, column, value, styles["text"])


def _write_notes(sheet: Any, place: int, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """Write the notes below the table."""
    sheet.write_string(place, 0, _("注："), styles["note"])
    for number, note in enumerate(NOTES, start=1):
        line = place + number
        sheet.merge_range(line, 0, line, _LAST, f"{number}. {note}", styles["note"])
        sheet.set_row(line, _NOTE_HEIGHT)


def _set_page(sheet: Any) -> None:  # noqa: ANN401
    """Set widths, what stays in sight, and how it is printed."""
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(name, _NARROW))
    sheet.freeze_panes(_BODY, 3)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, _BODY - 1)


def _write_checks(sheet: Any, report: Report, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """List the identities, and whether each holds."""
    for column, words in enumerate((_("事项"), _("勾稽关系"), _("是否成立"))):
        sheet.write_string(0, column, words, styles["head"])
    for line, one in enumerate(report.checks, start=1):
        verdict = _("成立") if one.holds else _("不成立")
        for column, words in enumerate((one.item, one.identity, verdict)):
            sheet.write_string(line, column, words, styles["text"])
    sheet.set_column(0, 1, _WIDTHS["item"])
    sheet.set_column(2, 2, _WIDTHS["department"])
    sheet.freeze_panes(1, 0)
