"""The face of a certificate: what its lines say, and what it calls its number."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from xuke.casework.sealing import open_face
from xuke.catalogue import LicenceItem
from xuke.catalogue.certificate import CertificateSpec
from xuke.catalogue.form import day_told
from xuke.kernel.case.events import CertificateIssued
from xuke.kernel.licence.state import Licence
from xuke.web.words.dates import chinese_date

NUMBER: Final = "number"
"""The source of the line that names the number."""
VALIDITY: Final = "validity"
"""The doubt whether there is a term, and which."""


def lines(
    item: LicenceItem, spec: CertificateSpec, stream: UUID, issued: CertificateIssued
) -> list[dict[str, str]]:
    """Return the lines that come from answers; the template prints number, date and issuer."""
    sources = {line.id: line.source for line in spec.face}
    clear = open_face(stream, issued.face, sources, item.sensitive)
    dates = item.days
    # A line whose answer was not given stays: a certificate's face always has the same lines.
    told = [
        {"label": line.label, "value": _shown(clear.get(line.id, ""), is_date=line.source in dates)}
        for line in spec.face
        if not line.is_computed
    ]
    # Where it is doubtful whether the law sets a term, the paper says nothing of one.
    if issued.valid_until is None and VALIDITY not in item.doubts:
        told.append({"label": _("有效期限"), "value": _("长期")})
    return told


def standing_lines(item: LicenceItem, licence: Licence) -> list[dict[str, str]]:
    """Return the same lines as they stand after every change of the licence.

    Sealed answers are left where they are sealed to: whoever needs one opens the case. One that
    was kept in clear before its question became sensitive is not told here either.
    """
    lines = item.certificate.face if item.certificate else ()
    dates = item.days
    return [
        {
            "label": line.label,
            "value": _shown(licence.face[line.source], is_date=line.source in dates),
        }
        for line in lines
        if not line.is_computed
        and line.source in licence.face
        and line.source not in item.sensitive
    ]


def number_label(spec: CertificateSpec) -> str:
    """Return what this kind of certificate calls its number: 编号, 证号, 登记号, 文号 …."""
    return next((line.label for line in spec.face if line.source == NUMBER), _("编号"))


def _shown(text: str, *, is_date: bool) -> str:
    """Return an answer as a certificate prints it."""
    day = day_told(text.strip()) if is_date else None
    return chinese_date(day) if day else text
