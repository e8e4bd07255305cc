"""The table for a terminal, where each Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from django.utils.translation import gettext as _

from xuke.figures.annual.table import COLUMNS, Report, Row, Value, money
from xuke.figures.annual.words import LABELS, title

_LABEL: Final = 4
"""Characters in a line of a heading: figures are narrow, their names are not."""

_GAP: Final = "  "
_NAMES: Final = frozenset({"serial", "department", "item", "level", "supervision_system"})


def as_text(report: Report) -> str:
    """Return title, header, rows and total, and whether the identities hold."""
    return "\n".join([*_lines(report), "", *_verdict(report), ""])


def texts(row: Row) -> list[str]:
    """Return one line as texts."""
    return [text_of(row.value(column)) for column in COLUMNS]


def text_of(value: Value) -> str:
    """Return a value as it is printed."""
    return money(value) if isinstance(value, Decimal) else str(value)


def _lines(report: Report) -> Iterator[str]:
    """Yield the table, aligned."""
    period = report.period
    yield title(report.authority_name, period.year, period.from_month, period.to_month)
    yield ""
    header = [_wrapped(str(LABELS[column])) for column in COLUMNS]
    body = [texts(row) for row in report.rows]
    total = texts(report.total)
    cells = zip(header, zip(*body, total, strict=True), strict=True)
    widths = [max(map(_width, (*words, *column))) for words, column in cells]
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    for line in zip_longest(*header, fillvalue=""):
        yield _aligned(list(line), widths)
    yield rule
    yield from (_aligned(line, widths) for line in body)
    yield rule
    yield _aligned(total, widths)


def _wrapped(label: str) -> list[str]:
    """Break a heading into short lines of nearly the same length."""
    lines = -(-len(label) // _LABEL)
    length = -(-len(label) // lines)
    return [label[at : at + length] for at in range(0, len(label), length)]


def _aligned(cells: list[str], widths: list[int]) -> str:
    """Return one line; names begin at the left, figures end at the right."""
    padded = []
    for column, cell, width in zip(COLUMNS, cells, widths, strict=True):
        space = " " * (width - _width(cell))
        padded.append(cell + space if column in _NAMES else space + cell)
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _verdict(report: Report) -> Iterator[str]:
    """Yield whether there was anything, whether the identities hold, and those that do not."""
    if not report.total.count("applied"):
        yield _("本期没有办结的办件。")
    broken = [one for one in report.checks if not one.holds]
    if not broken:
        yield _("勾稽关系：%(count)d 项全部成立。") % {"count": len(report.checks)}
    for one in broken:
        words = {"item": one.item, "identity": one.identity}
        yield _("勾稽关系不成立：%(item)s，%(identity)s。") % words
    for one in report.warnings:
        words = {"item": one.item, "identity": one.identity}
        yield _("请核对：%(item)s，通常 %(identity)s，本表不是。") % words
