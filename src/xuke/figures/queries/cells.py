"""The lists behind the cells, by the very predicate that the figure is counted by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from xuke.casework.models import CaseRow
from xuke.casework.stream.visibility import visible
from xuke.figures.models import SupervisionRow
from xuke.figures.queries.columns import CLOSED, SUPERVISION, predicate
from xuke.figures.queries.period import Period
from xuke.kernel.person import Person
from xuke.record.events import CASE
from xuke.record.events import SUPERVISION as NOTED

Key = tuple[date, UUID]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table; without an item it is the total's."""

    authority: str
    period: Period
    column: str
    item: str = ""


def cases_in(cell: Cell, person: Person) -> QuerySet[CaseRow]:
    """Return the closed cases that the cell counts, as far as the person may see them."""
    counted = f"({CLOSED}) AND ({predicate(cell.column)})"
    rows: QuerySet[CaseRow] = visible(CASE, person).filter(
        # Only constants of this program stand in the predicate.
        RawSQL(counted, (), output_field=BooleanField()),  # noqa: S611
        authority=cell.authority,
        closed_on__gte=cell.period.start,
        closed_on__lt=cell.period.end,
    )
    return rows.filter(item=cell.item) if cell.item else rows


def noted_in(cell: Cell, person: Person) -> QuerySet[SupervisionRow]:
    """Return what the cell counts of supervision, as far as the person may see it."""
    rows: QuerySet[SupervisionRow] = visible(NOTED, person).filter(
        authority=cell.authority,
        kind=SUPERVISION[cell.column].value,
        noted_on__gte=cell.period.start,
        noted_on__lt=cell.period.end,
    )
    return rows.filter(item=cell.item) if cell.item else rows


def case_page(cell: Cell, person: Person, after: Key | None, size: int) -> Sequence[CaseRow]:
    """Return one more than a page of the cell's cases, by the day they were closed."""
    rows = cases_in(cell, person)
    if after:
        on, stream = after
        rows = rows.filter(Q(closed_on__gt=on) | Q(closed_on=on, stream__gt=stream))
    return list(rows.order_by("closed_on", "stream")[: size + 1])


def noted_page(
    cell: Cell, person: Person, after: Key | None, size: int
) -> Sequence[SupervisionRow]:
    """Return one more than a page of what the cell counts of supervision."""
    rows = noted_in(cell, person)
    if after:
        on, stream = after
        rows = rows.filter(Q(noted_on__gt=on) | Q(noted_on=on, stream__gt=stream))
    return list(rows.order_by("noted_on", "stream")[: size + 1])
