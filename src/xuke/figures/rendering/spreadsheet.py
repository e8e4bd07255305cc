"""A report as a spreadsheet: title, merged header rows, figures, notes, checks."""

import io
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from xuke.figures.rendering.header import depth, header_cells
from xuke.figures.reports import Definition, Look, Report, Row

_HEADER: Final = 1
_WIDE: Final = 44
_NARROW: Final = 14
"""The widths of the list of identities."""
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
    """Return the report as an XLSX file."""
    out, body = io.BytesIO(), _body(report.definition)
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        sheet = book.add_worksheet(_("统计表"))
        styles = _styles(book)
        _write_header(sheet, report, styles)
        for number, row in enumerate(report.lines):
            _write_row(sheet, body + number, report, row, styles)
        _write_notes(sheet, body + len(report.rows) + 2, report.definition, styles)
        _set_page(sheet, report.definition)
        _write_checks(book.add_worksheet(_("勾稽关系")), report, styles)
    return out.getvalue()


def _body(definition: Definition) -> int:
    """Return the line on which the figures begin."""
    return _HEADER + depth(definition)


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
    """Write the title and the header rows."""
    _write(sheet, (0, 0, 0, _last(report.definition)), report.title, styles["title"])
    for cell in header_cells(report.definition):
        top, left = _HEADER + cell.row, cell.place
        span = (top, left, top + cell.rows - 1, left + cell.columns - 1)
        _write(sheet, span, cell.words, styles["head"])


def _last(definition: Definition) -> int:
    """Return the place of the last column."""
    return len(definition.columns) - 1


def _write(sheet: Any, span: tuple[int, int, int, int], words: str, style: Any) -> None:  # noqa: ANN401
    """Write words over a span, merged where it is more than one cell."""
    if span[:2] == span[2:]:
        sheet.write_string(*span[:2], words, style)
    else:
        sheet.merge_range(*span, words, style)


def _write_row(
    sheet: Any,  # noqa: ANN401 - the library has no types
    place: int,
    report: Report,
    row: Row,
    styles: dict[str, Any],
) -> None:
    """Write one line; figures as numbers, everything else as text."""
    for column, declared in enumerate(report.definition.columns):
        value = row.values[declared.name]
        if isinstance(value, Decimal):
            sheet.write_number(place, column, value, styles["money"])
        elif isinstance(value, int):
            sheet.write_number(place, column, value, styles["count"])
        else:
            sheet.write_string(place, column, value, styles["text"])


def _write_notes(
    sheet: Any,  # noqa: ANN401 - the library has no types
    place: int,
    definition: Definition,
    styles: dict[str, Any],
) -> None:
    """Write the notes below the report, if there are any."""
    if definition.notes:
        sheet.write_string(place, 0, _("注："), styles["note"])
    for number, note in enumerate(definition.notes, start=1):
        line = place + number
        _write(sheet, (line, 0, line, _last(definition)), f"{number}. {note}", styles["note"])
        sheet.set_row(line, _NOTE_HEIGHT)


def _set_page(sheet: Any, definition: Definition) -> None:  # noqa: ANN401
    """Set widths, what stays in sight, and how it is printed."""
    for place, column in enumerate(definition.columns):
        sheet.set_column(place, place, column.width)
    body = _body(definition)
    sheet.freeze_panes(body, _names(definition))
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, body - 1)


def _names(definition: Definition) -> int:
    """Return how many columns it takes until the name of a row has been read."""
    looks = [column.look for column in definition.columns]
    return looks.index(Look.NAME) + 1 if Look.NAME in looks else 0


def _write_checks(sheet: Any, report: Report, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """List the identities, and whether each holds."""
    for column, words in enumerate((_("事项"), _("勾稽关系"), _("是否成立"))):
        sheet.write_string(0, column, words, styles["head"])
    for line, check in enumerate(report.checks, start=1):
        verdict = _("成立") if check.holds else _("不成立")
        for column, words in enumerate((check.item, check.identity, verdict)):
            sheet.write_string(line, column, words, styles["text"])
    sheet.set_column(0, 1, _WIDE)
    sheet.set_column(2, 2, _NARROW)
    sheet.freeze_panes(1, 0)
