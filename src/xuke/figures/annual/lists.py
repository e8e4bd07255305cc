"""The lists behind the cells, by the very predicate that the figure is counted by."""

from typing import Final

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.visibility import visible
from xuke.figures import lines
from xuke.figures.cells import Cell, Listing
from xuke.figures.models import SupervisionRow
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Person
from xuke.kernel.supervision import SUPERVISION, SupervisionKind

CLOSED: Final = "outcome IN ('granted', 'refused', 'not-accepted')"
"""办结: an application that was taken back is closed, but not 办结."""

OWNER: Final = "CASE WHEN in_name_of = '' THEN authority ELSE in_name_of END"
"""Whose case it is: by article 24 that of who delegated 委托, whoever does the work."""
OWNED: Final = "authority = %(authority)s AND in_name_of = '' OR in_name_of = %(authority)s"
"""The same of one authority."""

BY_CLOSING: Final = Keyset(model=CaseRow, order=("closed_on", "stream"), size=50)
BY_DAY: Final = Keyset(model=SupervisionRow, order=("noted_on", "stream"), size=50)


def closed_cases(where: str) -> Listing[CaseRow]:
    """Return the list of the closed cases of a period that a predicate holds for."""
    # Only constants of this program stand in the predicate.
    told = RawSQL(f"({CLOSED}) AND ({where})", (), output_field=BooleanField())  # noqa: S611

    def rows(cell: Cell, person: Person) -> list[QuerySet[CaseRow]]:
        of_item = {"item": cell.item} if cell.item else {}
        period = {"closed_on__gte": cell.period.start, "closed_on__lt": cell.period.end}
        return [own.filter(told, **period, **of_item) for own in _own(cell, person)]

    return Listing(rows=rows, keyset=BY_CLOSING, line=lines.case_line, headings=lines.CLOSED_CASES)


def _own(cell: Cell, person: Person) -> list[QuerySet[CaseRow]]:
    """Return the authority's cases: its own that one may see, and those handled in its name.

    The lines of the latter are the delegator's, who answers for them; their files are not. Each
    has an index of its own.
    """
    seen: QuerySet[CaseRow] = visible(CASE.kind, person)
    home = seen.filter(authority=cell.authority, in_name_of="")
    if not person.is_official or person.authority != cell.authority:
        return [home]
    return [home, CaseRow.objects.filter(in_name_of=cell.authority)]


def noted(kind: SupervisionKind) -> Listing[SupervisionRow]:
    """Return the list of what was noted of this kind in a period, whenever a case was closed."""

    def rows(cell: Cell, person: Person) -> list[QuerySet[SupervisionRow]]:
        found: QuerySet[SupervisionRow] = visible(SUPERVISION.kind, person).filter(
            authority=cell.authority,
            kind=kind.value,
            noted_on__gte=cell.period.start,
            noted_on__lt=cell.period.end,
        )
        return [found.filter(item=cell.item) if cell.item else found]

    return Listing(
        rows=rows, keyset=BY_DAY, line=lines.supervision_line, headings=lines.SUPERVISION
    )
