"""The certificate as a document of a case: its face, its number, and where it is verified."""

from datetime import date
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.sealing import open_face
from xuke.catalogue import LicenceItem
from xuke.catalogue.certificate import CertificateSpec
from xuke.catalogue.form import FieldKind
from xuke.gateways.forms import OF_ALL, TEMPLATES, names
from xuke.gateways.typesetting import preview
from xuke.kernel.case.events import CertificateIssued
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.record.events import Stream
from xuke.web.documents import printing
from xuke.web.documents.parts import issuer
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.words.dates import chinese_date

NUMBER: Final = "number"
"""The source of the line that names the number."""


def pictures(place: Stream, case: Case) -> list[bytes]:
    """Return the certificate's pages as they would be printed, for the preview before issue."""
    told = printing.facts(CERTIFICATE, Subject(place, case))
    return preview(CERTIFICATE.form, told, ppi=96)


def _is_certified(case: Case) -> bool:
    """Whether the case has a certificate of ours: one of the past has no identifier."""
    return case.certificate is not None and bool(case.certificate.identifier)


def _facts(subject: Subject[Case]) -> Facts:
    """Return what stands on the certificate's face."""
    place, case = subject.stream, subject.state
    item, issued = catalogue.item(case.item), case.certificate
    if item.certificate is None or issued is None:
        raise NoSuchDocument(CERTIFICATE.slug)
    told: Facts = {
        "authority": issuer(place, case),
        "on": issued.on,
        "title": item.certificate.name,
        "number": issued.number,
        "number_label": _number_label(item.certificate),
        "face": _face(item, item.certificate, place.id, issued),
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


def _face(
    item: LicenceItem, spec: CertificateSpec, stream: UUID, issued: CertificateIssued
) -> list[dict[str, str]]:
    """Return the lines that come from answers; the template prints number, date and issuer."""
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


CERTIFICATE: Final = Document(
    kind=CASE.kind,
    slug="certificate",
    title=gettext_lazy("电子证照"),
    template=TEMPLATES / "certificate.typ",
    required=OF_ALL | names("title number face verification_url identifier"),
    optional=names("specimen since until copy sentence notes number_label"),
    basis=(LICENSING_LAW.art(39),),
    exists=_is_certified,
    facts=_facts,
    signed=True,
)
"""The certificate that a case ends with; later versions belong to the licence."""
