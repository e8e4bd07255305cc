"""Keeps the register of certificates: one row a certificate, in the acting transaction."""

from typing import Final

from xuke.casework.stream.readmodels import Change
from xuke.casework.stream.tables import listed
from xuke.kernel.case.events import CertificateIssued
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.person import is_done_here
from xuke.rooms.register.models import Certificate


def _row(change: Change[Case]) -> Certificate | None:
    """Return the certificate that the change issued, if it issued one."""
    if not change.has(CertificateIssued):
        return None
    case = change.state
    issued, holder = case.certificate, case.applicant
    if issued is None or holder is None:
        raise LookupError(change.stream.id)
    return Certificate(
        stream=change.stream.id,
        authority=change.stream.authority,
        number=issued.number,
        identifier=issued.identifier,
        item=case.item,
        holder_kind=holder.kind,
        holder_name=holder.name,
        issued_on=issued.on,
        valid_from=issued.valid_from,
        valid_until=issued.valid_until,
        imported=not is_done_here(issued),
        signed_as=case.signed_as,
    )


CERTIFICATES: Final = listed(Certificate, CASE.kind, _row, name="certificates")
