"""The rows of a report as HTML: five hundred cells are too many for the template language."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xuke.figures.rendering.terminal import text_of
from xuke.figures.reports import Check, Column, Look, Report, Row
from xuke.rooms.reports.addresses import cell_urls

_CELLS: Final = {
    Look.NAME: '<th scope="row" class="xk-stick">{}</th>',
    Look.MARK: '<td class="xk-num">{}</td>',
    Look.WORDS: "<td>{}</td>",
}


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


def _safe(lines: Iterator[str] | list[str]) -> SafeString:
    """Join lines of which every word has been escaped."""
    return SafeString("".join(lines))
