"""A report for a terminal, where each Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from django.utils.translation import gettext as _

from xuke.figures.reports import Column, Report, Row, Value

_LABEL: Final = 4
"""Characters in a line of a heading: figures are narrow, their names are not."""

_GAP: Final = "  "


def as_text(report: Report) -> str:
    """Return title, header, rows and total, and whether the identities hold."""
    return "\n".join([*_lines(report), "", *_verdict(report), ""])


def texts(report: Report, row: Row) -> list[str]:
    """Return one line as texts."""
    return [text_of(row.values[column.name]) for column in report.definition.columns]


def text_of(value: Value) -> str:
    """Return a value as it is printed."""
    return money(value) if isinstance(value, Decimal) else str(value)


def money(amount: Decimal) -> str:
    """Write an amount as the printed table does: one decimal, two where there are cents.

    >>> money(Decimal("0")), money(Decimal("12.50")), money(Decimal("0.05"))
    ('0.0', '12.5', '0.05')
    """
    text = f"{amount:.2f}"
    return text.removesuffix("0")


def _lines(report: Report) -> Iterator[str]:
    """Yield the table, aligned."""
    columns = report.definition.columns
    yield report.title
    yield ""
    header = [_wrapped(str(column.label)) for column in columns]
    *body, total = [texts(report, row) for row in report.lines]
    cells = zip(header, zip(*body, total, strict=True), strict=True)
    widths = [max(map(_width, (*words, *values))) for words, values in cells]
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    for line in zip_longest(*header, fillvalue=""):
        yield _aligned(columns, list(line), widths)
    yield rule
    yield from (_aligned(columns, line, widths) for line in body)
    yield rule
    yield _aligned(columns, total, widths)


def _wrapped(label: str) -> list[str]:
    """Break a heading into short lines of nearly the same length."""
    lines = -(-len(label) // _LABEL)
    length = -(-len(label) // lines)
    return [label[at : at + length] for at in range(0, len(label), length)]


def _aligned(columns: tuple[Column, ...], cells: list[str], widths: list[int]) -> str:
    """Return one line; names begin at the left, figures end at the right."""
    padded = []
    for column, cell, width in zip(columns, cells, widths, strict=True):
        space = " " * (width - _width(cell))
        padded.append(space + cell if column.is_figure else cell + space)
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _verdict(report: Report) -> Iterator[str]:
    """Yield whether there was anything, whether the identities hold, and those that do not."""
    if not report.total.count(report.definition.whole):
        yield str(report.definition.nothing)
    broken = [check for check in report.checks if not check.holds]
    if not broken:
        yield _("勾稽关系：%(count)d 项全部成立。") % {"count": len(report.checks)}
    for check in broken:
        words = {"item": check.item, "identity": check.identity}
        yield _("勾稽关系不成立：%(item)s，%(identity)s。") % words
    for check in report.warnings:
        words = {"item": check.item, "identity": check.identity}
        yield _("请核对：%(item)s，通常 %(identity)s，本表不是。") % words
