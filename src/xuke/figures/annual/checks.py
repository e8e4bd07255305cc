"""The identities of the table's notes: between columns of each row, and from rows to total."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from xuke.figures.annual.table import Check, Row
from xuke.figures.queries.columns import COUNTED

EQUALITIES: Final = (
    (gettext_noop("申请 = 受理 + 不予受理"), ("applied",), ("accepted", "not_accepted")),
    (gettext_noop("受理 = 批准 + 不予批准"), ("accepted",), ("granted", "refused")),
    (
        gettext_noop("按期办结 + 超期办结 = 批准 + 不予批准"),
        ("in_time", "overdue"),
        ("granted", "refused"),
    ),
)
INCLUSIONS: Final = (
    (gettext_noop("全程网办 ≤ 网上受理"), "fully_online", "accepted_online"),
    (gettext_noop("当场办结 ≤ 按期办结"), "on_the_spot", "in_time"),
)
USUAL: Final = (
    (gettext_noop("查实违法违规行为 ≤ 收到投诉举报"), "complaints_verified", "complaints_received"),
)
"""Normally so; a complaint of last year may be verified in this one."""


def checks(rows: Sequence[Row], total: Row) -> tuple[Check, ...]:
    """Return every identity, of each item and of the total."""
    own = (check for row in (*rows, total) for check in _own(row))
    return (*own, *_sums(rows, total))


def warnings(rows: Sequence[Row], total: Row) -> tuple[Check, ...]:
    """Return what is unusual and yet may be right."""
    unusual = (
        Check(_(words), _name(row), holds=False)
        for row in (*rows, total)
        for words, part, whole in USUAL
        if row.count(part) > row.count(whole)
    )
    return tuple(unusual)


def _own(row: Row) -> Iterator[Check]:
    """Yield the identities within a row."""
    for words, left, right in EQUALITIES:
        yield Check(_(words), _name(row), holds=_sum(row, left) == _sum(row, right))
    for words, part, whole in INCLUSIONS:
        yield Check(_(words), _name(row), holds=row.count(part) <= row.count(whole))


def _sum(row: Row, columns: tuple[str, ...]) -> int:
    """Add up columns of a row."""
    return sum(row.count(column) for column in columns)


def _sums(rows: Sequence[Row], total: Row) -> Iterator[Check]:
    """Compare the total of all that was counted with the rows that are shown."""
    wrong = [
        column
        for column in COUNTED
        if sum(row.figures[column] for row in rows) != total.figures[column]
    ]
    yield Check(_("合计 = 各行之和"), _name(total), holds=not wrong)


def _name(row: Row) -> str:
    """Return the item's name, or that of the total."""
    return row.item or str(row.serial)
