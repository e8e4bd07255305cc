"""What a person may see: one predicate for lists, search, export and statistics."""

from django.db.models import Q, QuerySet

from xuke.casework.models import CaseRow, LicenceRow
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person
from xuke.record.events import Stream


def visible_cases(person: Person) -> QuerySet[CaseRow]:
    """Return the cases that the person may see: the authority's, or the person's own.

    Who was recused 回避 sees the case no more.
    """
    own = Q(owner=person.id) if person.id else Q(pk__in=[])
    if person.is_official:
        # A draft is nobody's business but its owner's.
        at_home = Q(authority=person.authority) & ~Q(phase="draft")
        own |= at_home & ~Q(recused__contains=[person.id])
    return CaseRow.objects.filter(own)


def may_see(person: Person, stream: Stream, case: Case) -> bool:
    """Whether the person may see this one case; the same rule as for lists."""
    if person.id and case.owner == person.id:
        return True
    at_home = person.is_official and person.authority == stream.authority
    is_recused = person.id in case.handling.recused
    return at_home and case.phase.value != "draft" and not is_recused


def visible_licences(person: Person) -> QuerySet[LicenceRow]:
    """Return the licences that the person may see: those of the official's own authority."""
    if not person.is_official:
        return LicenceRow.objects.none()
    return LicenceRow.objects.filter(authority=person.authority)


def may_see_licence(person: Person, stream: Stream) -> bool:
    """Whether the person may see this one licence; the same rule as for lists."""
    return person.is_official and person.authority == stream.authority
