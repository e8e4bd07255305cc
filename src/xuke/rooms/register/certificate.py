"""The certificate as a document of a case, and where it is verified."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy

from xuke.casework.definitions import item_of
from xuke.gateways.forms import OF_ALL, TEMPLATES, names
from xuke.gateways.typesetting import preview, unprintable
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.record.events import Stream
from xuke.rooms.register import face
from xuke.web.documents import printing
from xuke.web.documents.parts import issuer
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject


def pictures(place: Stream, case: Case) -> list[bytes]:
    """Return the certificate's pages as they would be printed, for the preview before issue."""
    told = printing.facts(CERTIFICATE, Subject(place, case))
    return preview(CERTIFICATE.form, told, ppi=96)


def missing(place: Stream, case: Case) -> list[str]:
    """Return the characters on the certificate that no font here has, as U+31350."""
    return unprintable(printing.facts(CERTIFICATE, Subject(place, case)))


def _is_certified(case: Case) -> bool:
    """Whether the case has a certificate of ours: one of the past has no identifier."""
    return case.certificate is not None and bool(case.certificate.identifier)


def _facts(subject: Subject[Case]) -> Facts:
    """Return what stands on the certificate's face."""
    place, case = subject.stream, subject.state
    item, issued = item_of(case), case.certificate
    if item.certificate is None or issued is None:
        raise NoSuchDocument(CERTIFICATE.slug)
    told: Facts = {
        "authority": issuer(place, case),
        "on": issued.on,
        "title": item.certificate.name,
        "number": issued.number,
        "number_label": face.number_label(item.certificate),
        "face": face.lines(item, item.certificate, place.id, issued),
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
