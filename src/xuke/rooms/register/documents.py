"""The signed document of a certificate: typeset from the record, sealed, kept."""

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.casework.sealing import open_face
from xuke.catalogue import LicenceItem
from xuke.catalogue.certificate import CertificateSpec
from xuke.catalogue.form import FieldKind
from xuke.gateways.seal import DevelopmentSeal, Seal
from xuke.gateways.typesetting import preview, typeset
from xuke.kernel.case.events import CertificateIssued
from xuke.kernel.case.state import Case
from xuke.record.events import Stream
from xuke.rooms.register.models import CertificateDocument
from xuke.web.documents.parts import issuer
from xuke.web.words.dates import chinese_date

NUMBER: Final = "number"
"""The source of the line that names the number."""

MAKE_DOCUMENT: Final = "register.make_document"
"""The job's name in the queue: it stays when code moves, for jobs wait there through updates."""


class NoCertificate(LookupError):
    """The case has no certificate, or one that was issued before xuke."""


@cache
def seal() -> Seal:
    """Return this installation's seal: a specimen until a seal platform is connected."""
    return DevelopmentSeal.at(Path(settings.DATA_FOLDER))


def document_of(stream: UUID, at: datetime) -> CertificateDocument:
    """Return the signed document; the first who asks makes it."""
    kept = CertificateDocument.objects.filter(stream=stream).first()
    return kept or _make(stream, at)


def _make(stream: UUID, at: datetime) -> CertificateDocument:
    """Typeset, seal and keep; of two who make it at once the first one's stays."""
    loaded = load_case(stream)
    place, case = loaded.stream, loaded.state
    if case.certificate is None or not case.certificate.identifier:
        raise NoCertificate(stream)
    sealed = seal().seal(
        typeset("certificate", facts(place, case, case.certificate)),
        reason=_("颁发许可证照"),
        at=at,
    )
    made = CertificateDocument(
        stream=stream, digest=sha256(sealed).hexdigest(), content=sealed, made_at=at
    )
    CertificateDocument.objects.bulk_create([made], ignore_conflicts=True)
    return CertificateDocument.objects.get(stream=stream)


def pictures(place: Stream, case: Case, issued: CertificateIssued) -> list[bytes]:
    """Return the certificate's pages as they would be printed, for the preview before issue."""
    return preview("certificate", facts(place, case, issued), ppi=96)


def facts(place: Stream, case: Case, issued: CertificateIssued) -> dict[str, Any]:
    """Return what stands on the certificate's face."""
    item = catalogue.item(case.item)
    if item.certificate is None:
        raise NoCertificate(place.id)
    told: dict[str, Any] = {
        "authority": issuer(place, case),
        "on": issued.on,
        "title": item.certificate.name,
        "number": issued.number,
        "number_label": _number_label(item.certificate),
        "face": _face(item, place.id, issued),
        "verification_url": verification_url(issued.identifier),
        "identifier": issued.identifier,
    }
    if issued.valid_from:
        told["since"] = issued.valid_from
    if issued.valid_until:
        told["until"] = issued.valid_until
    return told


def verification_url(identifier: str) -> str:
    """Return the public address that the QR code names."""
    return f"{settings.PUBLIC_URL}/register/verify/{identifier}/"


def _face(item: LicenceItem, stream: UUID, issued: CertificateIssued) -> list[dict[str, str]]:
    """Return the lines that come from answers; the template prints number, date and issuer."""
    spec = item.certificate
    if spec is None:
        raise NoCertificate(stream)
    sources = {line.id: line.source for line in spec.face}
    clear = open_face(stream, issued.face, sources, item.sensitive)
    dates = {field.id for field in item.fields() if field.kind is FieldKind.DATE}
    # A line whose answer was not given stays: a certificate's face always has the same lines.
    lines = [
        {"label": line.label, "value": _shown(clear.get(line.id, ""), is_date=line.source in dates)}
        for line in spec.face
        if not line.is_computed
    ]
    if issued.valid_until is None:
        lines.append({"label": _("有效期限"), "value": _("长期")})
    return lines


def _number_label(spec: CertificateSpec) -> str:
    """Return what this kind of certificate calls its number: 编号, 证号, 登记号, 文号 …."""
    return next((line.label for line in spec.face if line.source == NUMBER), _("编号"))


def _shown(text: str, *, is_date: bool) -> str:
    """Return an answer as a certificate prints it."""
    return chinese_date(date.fromisoformat(text)) if is_date and text else text
