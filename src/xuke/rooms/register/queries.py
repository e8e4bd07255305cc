"""What the public may learn of a certificate, live from the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.models import LicenceRow
from xuke.casework.stream.rowsql import found
from xuke.catalogue.identifiers.numbers import plain_number, spellings
from xuke.rooms.register.models import Certificate, CertificateDocument
from xuke.rooms.register.standing import Standing, State, standing, standings
from xuke.web.documents.parts import full_name
from xuke.web.words.holders import public_holder

MOST_BY_NUMBER = 20
LOOK_UPS_A_MINUTE = 60
"""So many from one address, on pages and by programs together."""

# What everybody with a telephone asks, as it is printed on the paper.
_CERTIFICATE = "identifier <> '' AND identifier = %s"
_LICENCES = f"({_CERTIFICATE}) OR (earlier <> '{{}}' AND earlier && %s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCertificate:
    """证照核验结果: nothing in it is personal beyond a name, as 公示 shows it."""

    identifier: str
    number: str
    name: str
    item: str
    holder: str
    issuer: str
    issued_on: date
    valid_from: date | None
    valid_until: date | None
    state: State
    imported: bool
    lasts_until: date | None = None


def by_identifier(identifier: str, today: date) -> PublicCertificate | None:
    """Return the certificate of this identifier."""
    identifier = plain_number(identifier)
    if not identifier.isascii() or not identifier.isprintable():
        return None
    for kept in found(Certificate, _CERTIFICATE, [identifier]):
        licences = found(LicenceRow, _LICENCES, [identifier, [identifier]])
        return _one(kept, standing(kept, licences, today))
    return None


def by_number(number: str, today: date) -> list[PublicCertificate]:
    """Return the certificates of this number: numbers are unique only within an authority."""
    kept = Certificate.objects.filter(number__in=spellings(number)).exclude(number="")
    return _public(list(kept.order_by("authority", "stream")[:MOST_BY_NUMBER]), today)


def by_digest(digest: str, today: date) -> PublicCertificate | None:
    """Return the certificate whose signed document has exactly these bytes."""
    documents = CertificateDocument.objects.filter(digest=digest).values_list("stream", flat=True)
    kept = Certificate.objects.filter(stream__in=documents).first()
    return _public([kept], today)[0] if kept else None


def issued_by(authority: str, item: str, identifier: str) -> str:
    """Return under which other name than the authority's own a certificate was issued.

    Of an authority that never had one for the item nothing is asked.
    """
    if not identifier or not catalogue.authority(authority).has_names(item):
        return ""
    names = Certificate.objects.filter(identifier=identifier).values_list("signed_as", flat=True)
    return names.first() or ""


def _public(kept: Sequence[Certificate], today: date) -> list[PublicCertificate]:
    """Return what everybody may see of these certificates."""
    known = standings(kept, today)
    return [_one(one, stands) for one, stands in zip(kept, known, strict=True)]


def _one(kept: Certificate, stands: Standing) -> PublicCertificate:
    item = catalogue.items().get(kept.item)
    certificate = item.certificate if item else None
    return PublicCertificate(
        identifier=kept.identifier,
        number=kept.number,
        name=certificate.name if certificate else "",
        item=item.name if item else kept.item,
        holder=public_holder(kept.holder_name, kept.holder_kind, kept.item),
        issuer=kept.signed_as or full_name(kept.authority),
        issued_on=kept.issued_on,
        valid_from=kept.valid_from,
        valid_until=stands.valid_until,
        state=stands.state,
        imported=kept.imported,
        lasts_until=stands.lasts_until,
    )
