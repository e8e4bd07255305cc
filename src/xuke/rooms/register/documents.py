"""The signed document of a certificate: typeset from the record, sealed, kept."""

from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from xuke.casework.case.kind import load_case
from xuke.rooms.register.certificate import CERTIFICATE
from xuke.rooms.register.models import CertificateDocument
from xuke.web.documents import printing
from xuke.web.documents.registry import Subject
from xuke.web.documents.sealing import remember_seal, seal

MAKE_DOCUMENT: Final = "register.make_document"
"""The job's name in the queue: it stays when code moves, for jobs wait there through updates."""


class NoCertificate(LookupError):
    """The case has no certificate, or one that was issued before xuke."""


def document_of(stream: UUID, at: datetime) -> CertificateDocument:
    """Return the signed document; the first who asks makes it."""
    kept = CertificateDocument.objects.filter(stream=stream).first()
    return kept or _make(stream, at)


def _make(stream: UUID, at: datetime) -> CertificateDocument:
    """Typeset, seal and keep; of two who make it at once the first one's stays."""
    loaded = load_case(stream)
    place, case, year = loaded.stream, loaded.state, loaded.history[0].year
    if not CERTIFICATE.exists(case):
        raise NoCertificate(stream)
    remember_seal()
    sealed = seal().seal(
        printing.pdf(CERTIFICATE, Subject(place, case)),
        reason=_("颁发许可证照"),
        at=at,
    )
    made = CertificateDocument(
        stream=stream,
        authority=place.authority,
        year=year,
        digest=sha256(sealed).hexdigest(),
        content=sealed,
        made_at=at,
    )
    CertificateDocument.objects.bulk_create([made], ignore_conflicts=True)
    return CertificateDocument.objects.get(stream=stream)
