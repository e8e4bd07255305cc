"""Who sees a case: the authority's officials, and its owner."""

from typing import Final

from django.db.models import Q

from xuke.casework.models import CaseRow
from xuke.casework.stream.visibility import Visibility
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.person import Person
from xuke.record.events import Stream


def _rows(person: Person) -> Q:
    """Say which cases the person sees; whoever was recused 回避 no longer sees the case."""
    own = Q(owner=person.id) if person.id else Q(pk__in=[])
    if person.is_official:
        # What was never filed is nobody's business but its owner's, a discarded draft too.
        at_home = Q(authority=person.authority) & ~Q(number="") & ~Q(phase=Phase.DRAFT.value)
        own |= at_home & ~Q(recused__contains=[person.id])
    return own


def _single(person: Person, stream: Stream, case: Case) -> bool:
    """Say whether the person sees this case."""
    if person.id and case.owner == person.id:
        return True
    at_home = person.is_official and person.authority == stream.authority
    is_recused = person.id in case.handling.recused
    return at_home and has_come_in(case) and not is_recused


def has_come_in(case: Case) -> bool:
    """Whether the authority has it: not a draft, nor what was taken back before it was filed."""
    return case.is_filed and case.phase is not Phase.DRAFT


CASE_VISIBILITY: Final = Visibility(kind=CASE.kind, model=CaseRow, rows=_rows, single=_single)
