"""How a certificate stands by the licence behind it: in force, replaced, suspended, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from xuke.casework.models import LicenceRow
from xuke.kernel.licence.words import Status
from xuke.rooms.register.ledger import stands
from xuke.rooms.register.models import Certificate


class State(StrEnum):
    """证照状态: what the public is told of one certificate today."""

    VALID = "valid"
    NOT_YET = "not-yet"
    DEFERRED = "deferred"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"
    REVOKED = "revoked"
    DEREGISTERED = "deregistered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a certificate stands on a day, until when that lasts, and until when it is valid."""

    state: State
    valid_until: date | None
    lasts_until: date | None = None


def standings(found: Sequence[Certificate], today: date) -> list[Standing]:
    """Return how these certificates stand, in one query; none of them asks by itself."""
    rows = list(LicenceRow.objects.filter(_licences(found))) if found else []
    return [standing(one, rows, today) for one in found]


def _licences(found: Sequence[Certificate]) -> Q:
    """Say which licences stand behind these certificates, as they are now or were."""
    identifiers = [one.identifier for one in found if one.identifier]
    numbers = [one.number for one in found if not one.identifier]
    replaced = ~Q(earlier=[]) & Q(earlier__overlap=[*identifiers, *numbers])
    current = Q()
    if identifiers:
        # The condition of the index is said again, so that it is used.
        current |= ~Q(identifier="") & Q(identifier__in=identifiers)
    for one in found:
        if not one.identifier:
            current |= Q(authority=one.authority, number=one.number)
    return current | replaced


def standing(certificate: Certificate, rows: Sequence[LicenceRow], today: date) -> Standing:
    """Return how one certificate stands; of history that nobody opened only its days are known."""
    token = certificate.identifier or certificate.number
    here = [
        row
        for row in rows
        if (row.authority, row.item) == (certificate.authority, certificate.item)
    ]
    for row in here:
        if (row.identifier or row.number) == token:
            return _by_licence(certificate, row, today)
    replaced = next((row for row in here if token in row.earlier), None)
    if replaced:
        return _replaced(certificate, replaced, today)
    return Standing(state=_by_days(certificate, today), valid_until=certificate.valid_until)


def _replaced(certificate: Certificate, row: LicenceRow, today: date) -> Standing:
    """Return how an earlier certificate stands: it ends with the licence, and with its own term.

    A renewal is printed before the new term begins; until then the old one is valid.
    """
    until = certificate.valid_until
    status = stands(row, today)
    if status is not Status.VALID:
        return Standing(state=State(status.value), valid_until=until)
    is_renewed = until is not None and row.valid_until is not None and until < row.valid_until
    runs = is_renewed and until is not None and today <= until
    return Standing(state=State.VALID if runs else State.REPLACED, valid_until=until)


def _by_licence(certificate: Certificate, row: LicenceRow, today: date) -> Standing:
    """Return how the certificate stands that is the licence's present one."""
    status = stands(row, today)
    if status is Status.SUSPENDED:
        until = row.suspended_until
        return Standing(state=State.SUSPENDED, valid_until=row.valid_until, lasts_until=until)
    if status is not Status.VALID:
        return Standing(state=State(status.value), valid_until=row.valid_until)
    if row.deferred_until:
        until = row.deferred_until
        return Standing(state=State.DEFERRED, valid_until=row.valid_until, lasts_until=until)
    is_begun = certificate.valid_from is None or certificate.valid_from <= today
    state = State.VALID if is_begun else State.NOT_YET
    return Standing(state=state, valid_until=row.valid_until)


def _by_days(certificate: Certificate, today: date) -> State:
    if certificate.valid_until and certificate.valid_until < today:
        return State.EXPIRED
    return (
        State.NOT_YET if certificate.valid_from and certificate.valid_from > today else State.VALID
    )
