"""Keeps the register of certificates: one row a certificate, in the acting transaction."""

from collections.abc import Sequence

from django.db import connection

from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.kernel.case.events import CertificateIssued
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.rooms.register.models import Certificate

_COLUMNS = (
    "authority",
    "number",
    "identifier",
    "item",
    "holder_kind",
    "holder_name",
    "issued_on",
    "valid_from",
    "valid_until",
    "imported",
)

_COPY = f"COPY register_certificate (stream, {', '.join(_COLUMNS)}) FROM STDIN"


def _project(changes: Sequence[Change[Case]]) -> None:
    """Write the certificates that these changes issued."""
    rows = [_row(change) for change in changes if change.has(CertificateIssued)]
    if len(rows) > 1 and all(change.new for change in changes):
        _copy(rows)
    elif rows:
        Certificate.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["stream"], update_fields=_COLUMNS
        )


def _copy(rows: Sequence[Certificate]) -> None:
    """Write the certificates of new cases in bulk, as an import of history brings them."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row([row.stream, *(getattr(row, name) for name in _COLUMNS)])


def _row(change: Change[Case]) -> Certificate:
    """Return the certificate of a case that has one."""
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
        imported=case.imported,
    )


CERTIFICATES = ReadModel(
    name="certificates", kind=CASE.kind, tables=("register_certificate",), project=_project
)
