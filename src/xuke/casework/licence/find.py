"""Licences: found by number, by the case that granted one; opened when first acted upon."""

from uuid import UUID

from django.db.models import Q

from xuke.casework.licence.granted import named_licence, stream_for, told_by
from xuke.casework.licence.kind import LICENCES, NoSuchLicence
from xuke.casework.models import CaseRow, LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import begin, begin_new, find, load
from xuke.casework.stream.kinds import Loaded, kind_of
from xuke.casework.stream.lapse import lapse
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE
from xuke.record.events import Stream


def find_licence(authority: str, number: str, item: str) -> Loaded[Licence] | None:
    """Return the licence that an application names, be it that its stream is not open yet.

    Licences of imported history are opened after the import (`opening`); one that is not open yet
    is opened when it is first acted upon.
    """
    row = _row(authority, number, item)
    if row:
        return load(LICENCES, row.stream)
    return _from_case(authority, number, item)


def licence_about(place: Stream, case: Case) -> Loaded[Licence] | None:
    """Return the licence that a case is about, if it is known here."""
    return find_licence(place.authority, named_licence(case), case.item)


def licence_on(place: Stream, case: Case, act: Act) -> Loaded[Licence] | None:
    """Return the licence that a case is about, as days have left it when this is done."""
    found = licence_about(place, case)
    if found is None or not (found.state.is_in_force and found.state.is_past(act.on)):
        return found
    lapse(LICENCES, opened(found, act), act.of_days)
    return licence_about(place, case)


def licences_numbered(number: str, authority: str | None) -> list[Loaded[Licence]]:
    """Return the licences of this number, one an authority and item: of an authority, or of all."""
    asked = spellings(number)
    rows = LicenceRow.objects.filter(number__in=asked)
    past = CaseRow.objects.filter(certificate_number__in=asked)
    if authority:
        rows, past = rows.filter(authority=authority), past.filter(authority=authority)
    keys = {*rows.values_list("authority", "item"), *past.values_list("authority", "item")}
    found = [find_licence(code, number, item) for code, item in sorted(keys)]
    return [one for one in found if one]


def licence_behind(place: Stream, case: Case) -> UUID | None:
    """Return the licence that a case granted or is about, where it is open: one query at most."""
    paper = case.certificate
    numbers = {named_licence(case), paper.number if paper else ""} - {""}
    if not numbers:
        return None
    tokens = [paper.identifier or paper.number] if paper else list(numbers)
    asked = (
        Q(case=place.id)
        | Q(authority=place.authority, number__in=numbers)
        | (~Q(earlier=[]) & Q(earlier__overlap=tokens))
    )
    rows = LicenceRow.objects.filter(asked, authority=place.authority, item=case.item)
    return next(iter(rows.order_by("stream").values_list("stream", flat=True)[:1]), None)


def licence_named(authority: str, number: str, item: str, act: Act) -> UUID:
    """Return the stream of the licence of this number, opened if need be, or NoSuchLicence."""
    found = find_licence(authority, number, item)
    if found is None:
        raise NoSuchLicence(number)
    return opened(found, act)


def opened(found: Loaded[Licence], act: Act, *, is_new: bool = False) -> UUID:
    """Return the stream of a licence that was found; opened, if it is not open yet."""
    if not found.history:
        origin = found.state.origin
        open_it = begin_new if is_new else begin
        open_it(LICENCES, found.stream, "open", lambda _seen: origin, act)
    return found.stream.id


def _row(authority: str, number: str, item: str) -> LicenceRow | None:
    """Return the licence of this number; as it is written first, then one in force."""
    if not number:
        return None
    rows = LicenceRow.objects.filter(authority=authority, number__in=spellings(number), item=item)
    return min(rows, key=lambda row: _later(row, number), default=None)


def _later(row: LicenceRow, number: str) -> tuple[bool, bool, str]:
    """Return by what a licence comes after another one that its number may mean."""
    return row.number != number, row.status not in IN_FORCE, str(row.stream)


def _from_case(authority: str, number: str, item: str) -> Loaded[Licence] | None:
    """Return the licence that a case granted under this number, open already or not."""
    asked = spellings(number)
    rows = CaseRow.objects.filter(authority=authority, certificate_number__in=asked, item=item)
    row = rows.order_by("-decided_on", "stream").first() if number else None
    if row is None:
        return None
    place = Stream(id=row.stream, kind=CASE.kind, authority=authority)
    known = find(LICENCES, stream_for(place).id)
    if known:
        # The number has changed since: an old paper still leads to its licence.
        return known
    case: Case = load(kind_of(CASE.kind), row.stream).state
    return told_by(place, case)
