"""A report's table as HTML: five hundred cells are too many for the template language."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xuke.figures.rendering.header import HeaderCell, depth, header_cells
from xuke.figures.rendering.terminal import text_of
from xuke.figures.reports import Check, Column, Definition, Look, Report, Row
from xuke.rooms.reports.addresses import cell_urls

_CELLS: Final = {
    Look.NAME: '<th scope="row" class="xk-stick">{}</th>',
    Look.MARK: '<td class="xk-num">{}</td>',
    Look.WORDS: "<td>{}</td>",
}


_HEADINGS: Final = {Look.NAME: "xk-stick", Look.WORDS: ""}
"""The other columns hold numbers, and their headings stand as these do."""


def header(definition: Definition) -> SafeString:
    """Return the header, a line for each row of groups and one for what stands under them."""
    cells = header_cells(definition)
    lines = ([cell for cell in cells if cell.row == row] for row in range(depth(definition)))
    return _safe(f"<tr>{''.join(map(_heading, line))}</tr>" for line in lines)


def _heading(cell: HeaderCell) -> str:
    """Return one cell of the header."""
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    scope = "colgroup" if cell.columns > 1 else "col"
    look = _HEADINGS.get(cell.column.look, "xk-num") if cell.column else "xk-group"
    return f'<th{spans} scope="{scope}" class="{look}">{escape(cell.words)}</th>'


class Rows:
    """Sets the lines of one report; each figure that is not zero leads to what it counts."""

    def __init__(self, report: Report) -> None:
        """Prepare what all cells share."""
        self._columns = report.definition.columns
        self._url = cell_urls(report)

    def lines(self, rows: Sequence[Row]) -> SafeString:
        """Return the lines of the body."""
        return _safe(self._line(row) for row in rows)

    def total(self, row: Row) -> SafeString:
        """Return the last line; where it has no name, its word heads it."""
        return _safe([self._line(row, row.name)])

    def _line(self, row: Row, word: str = "") -> str:
        return f"<tr>{''.join(self._cell(column, row, word) for column in self._columns)}</tr>"

    def _cell(self, column: Column, row: Row, word: str) -> str:
        """Return one cell."""
        value = row.values[column.name]
        text = escape(text_of(value))
        if not column.is_figure:
            is_headless = column.look is Look.NAME and word and not text
            own = f'<span class="xk-total-word">{escape(word)}</span>' if is_headless else text
            return _CELLS[column.look].format(own)
        if not (column.listing and value):
            return f'<td class="xk-num xk-zero">{text}</td>'
        url = escape(self._url(column.name, row.slug))
        return f'<td class="xk-num"><a href="{url}">{text}</a></td>'


def checked(checks: Sequence[Check]) -> SafeString:
    """Return the identities that hold, a line each."""
    holds = escape(_("成立"))
    return _safe(
        f"<tr><td>{escape(check.item)}</td><td>{escape(check.identity)}</td><td>{holds}</td></tr>"
        for check in checks
    )


def _safe(lines: Iterable[str]) -> SafeString:
    """Join lines of which every word has been escaped."""
    return SafeString("".join(lines))
