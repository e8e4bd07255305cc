"""Which cases a person may see: one predicate for lists, search, export and statistics."""

from django.db.models import Q, QuerySet

from xuke.casework.models import CaseRow
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person
from xuke.record.events import Stream


def visible_cases(person: Person) -> QuerySet[CaseRow]:
    """Return the cases that the person may see: the authority's, or the person's own."""
    own = Q(owner=person.id) if person.id else Q(pk__in=[])
    if person.is_official:
        # A draft is nobody's business but its owner's.
        own |= Q(authority=person.authority) & ~Q(phase="draft")
    return CaseRow.objects.filter(own)


def may_see(person: Person, stream: Stream, case: Case) -> bool:
    """Whether the person may see this one case; the same rule as for lists."""
    if person.id and case.owner == person.id:
        return True
    at_home = person.is_official and person.authority == stream.authority
    return at_home and case.phase.value != "draft"
