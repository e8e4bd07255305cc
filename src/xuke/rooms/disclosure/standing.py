"""How the licences stand that were granted: one may have been taken back since it was disclosed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

from django.db.models import Q

from xuke.casework.models import LicenceRow
from xuke.kernel.licence.words import IN_FORCE, Status
from xuke.rooms.disclosure.models import Disclosure

CHUNK: Final = 1000
Statuses = Mapping[UUID, Status]
_Place = tuple[str, str, str]


def statuses(records: Sequence[Disclosure]) -> Statuses:
    """Return how the licences stand behind these grants, by their cases, in one query.

    Of imported history that nobody has opened nothing is known; such a grant is left out.
    """
    rows = list(LicenceRow.objects.filter(_licences(records))) if records else []
    by_case = {row.case: Status(row.status) for row in rows if row.case}
    by_number: dict[_Place, Status] = {}
    # Of two licences of one number the one in force comes last, and so stands.
    for row in sorted(rows, key=lambda one: (one.status in IN_FORCE, str(one.stream))):
        by_number[row.authority, row.item, row.number] = Status(row.status)
    known = ((one, by_case.get(one.stream) or by_number.get(_place(one))) for one in records)
    return {one.stream: status for one, status in known if status}


def with_statuses(records: Iterable[Disclosure]) -> Iterator[tuple[Disclosure, Status]]:
    """Yield a long list with how each licence stands; a query for so many, not for each."""
    rest = iter(records)
    while some := list(islice(rest, CHUNK)):
        known = statuses(some)
        yield from ((one, known.get(one.stream, Status.NONE)) for one in some)


def _licences(records: Sequence[Disclosure]) -> Q:
    """Say which licences these cases granted, or are about by the certificate's number."""
    numbers = {_place(one)[2] for one in records} - {""}
    authorities = {one.authority for one in records}
    named = Q(authority__in=authorities, number__in=numbers)
    return Q(case__in=[one.stream for one in records]) | named


def _place(record: Disclosure) -> _Place:
    number = str(record.facts.get("certificate_number", ""))
    return (record.authority, record.item, number)
