"""Licences: found by number, opened when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from xuke import catalogue
from xuke.casework.licence.granted import NUMBER, changed, licence_of, named_licence
from xuke.casework.licence.kind import LICENCES, NoSuchLicence
from xuke.casework.models import CaseRow, LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import begin, find, load
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.kinds import Loaded, kind_of
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.application import Asked, refusal_of
from xuke.kernel.licence.events import LicenceIssued
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE
from xuke.record.events import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The licence that an application is about, and the answers in which it would change."""

    number: str = ""
    changed: frozenset[str] = frozenset()
    known: bool = False


NONE_NAMED = Named()


def named_by(authority: str, case: Case, answers: Mapping[str, str], on: date, *, by: str) -> Named:
    """Return the licence that the answers name, or raise why it cannot be asked for this.

    `by` is the index of the applicant's identity. Of a licence that is not known here nothing can
    be said; the officials look at its paper.
    """
    if case.action in {Action.NEW, Action.OTHER}:
        return NONE_NAMED
    number = answers.get(NUMBER, "").strip()
    found = find_licence(authority, number, case.item)
    if found is None:
        return Named(number=number)
    changes = frozenset(changed(answers, found.state.face))
    asked = Asked(action=case.action, on=on, changed=changes, by=by)
    reason = refusal_of(found.state, asked, catalogue.calendar())
    if reason:
        raise reason
    return Named(number=number, changed=changes, known=True)


def find_licence(authority: str, number: str, item: str) -> Loaded[Licence] | None:
    """Return the licence that an application names, be it that its stream is not open yet.

    Licences of imported history are opened when first acted upon: an import of a hundred
    thousand rows would otherwise write as many streams of which hardly any is ever needed.
    """
    row = _row(authority, number, item)
    if row:
        return load(LICENCES, row.stream)
    return _from_case(authority, number, item)


def licences_numbered(number: str, authority: str | None) -> list[Loaded[Licence]]:
    """Return the licences of this number, one an authority and item: of an authority, or of all."""
    rows = LicenceRow.objects.filter(number=number)
    past = CaseRow.objects.filter(certificate_number=number)
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


def open_licence(stream: Stream, issued: LicenceIssued, act: Act) -> None:
    """Open a licence; one that is open already stays as it is."""
    begin(LICENCES, stream, "open", lambda _seen: issued, act)


def opened(found: Loaded[Licence], act: Act) -> UUID:
    """Return the stream of a licence that was found, opened if need be."""
    if not found.history:
        open_licence(found.stream, found.state.origin, act)
    return found.stream.id


def stream_for(authority: str, case: UUID) -> Stream:
    """Return the stream of the licence that this case granted; always the same one."""
    return stream_named(LICENCE.kind, authority, str(case))


def _row(authority: str, number: str, item: str) -> LicenceRow | None:
    """Return the licence of this number; one in force before one that has ended."""
    if not number:
        return None
    rows = LicenceRow.objects.filter(authority=authority, number=number, item=item)
    known = sorted(rows, key=lambda row: (row.status not in IN_FORCE, str(row.stream)))
    return next(iter(known), None)


def _from_case(authority: str, number: str, item: str) -> Loaded[Licence] | None:
    """Return the licence that a case granted under this number, open already or not."""
    rows = CaseRow.objects.filter(authority=authority, certificate_number=number, item=item)
    row = rows.order_by("-decided_on", "stream").first() if number else None
    if row is None:
        return None
    home = stream_for(authority, row.stream)
    known = find(LICENCES, home.id)
    if known:
        # The number has changed since: an old paper still leads to its licence.
        return known
    case: Case = load(kind_of(CASE.kind), row.stream).state
    issued = licence_of(case, row.stream, imported=case.imported)
    return Loaded(home, LICENCE.replay([issued]))
