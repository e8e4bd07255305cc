"""The lists behind the cells, by the very predicate that the figure is counted by."""

from dataclasses import dataclass
from typing import Final

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.casework.stream.visibility import visible
from xuke.figures.models import SupervisionRow
from xuke.figures.queries.columns import CLOSED, SUPERVISION, predicate
from xuke.figures.queries.period import Period
from xuke.kernel.person import Person
from xuke.record.events import CASE
from xuke.record.events import SUPERVISION as NOTED

BY_CLOSING: Final = Keyset(model=CaseRow, order=("closed_on", "stream"), size=50)
BY_DAY: Final = Keyset(model=SupervisionRow, order=("noted_on", "stream"), size=50)


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


def case_page(cell: Cell, person: Person, key: str) -> Slice[CaseRow]:
    """Return a page of the cell's cases, by the day they were closed."""
    return BY_CLOSING.page(cases_in(cell, person), BY_CLOSING.read(key))


def noted_page(cell: Cell, person: Person, key: str) -> Slice[SupervisionRow]:
    """Return a page of what the cell counts of supervision, by its day."""
    return BY_DAY.page(noted_in(cell, person), BY_DAY.read(key))
