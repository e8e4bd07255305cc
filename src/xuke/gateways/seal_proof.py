"""Whether a file bears a given seal: arithmetic on its bytes first, a PDF reader only after.

A stranger's file never reaches the PDF reader: until our own key is proved to have signed
exactly these bytes, they are only searched, cut and hashed, in time linear in their length.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from xuke.gateways.seal_message import Message, is_exact, message_of

MOST_BYTES = 20 * 1024 * 1024
_MOST_SIGNATURE = 256 * 1024
_HEAD = b"%PDF-"
_END = b"%%EOF"
_EDGE = 1024
"""Where readers look for a PDF file's head and end, in bytes from either edge."""

_MARK = b"/ByteRange"
_RANGE = re.compile(rb"/ByteRange\s{0,8}\[\s{0,8}0 (\d{1,9}) (\d{1,9}) (\d{1,9})\s{0,8}\]")
_CONTENTS = re.compile(rb"<[0-9A-Fa-f]+>")


class Verdict(StrEnum):
    """What a file's seal proves."""

    GENUINE = "genuine"
    """Sealed by us, and nothing in the file has changed since."""
    ALTERED = "altered"
    """It bears a signature that does not hold, or bytes were added after ours."""
    FOREIGN = "foreign"
    """The last signature was made by another key, whatever name it uses."""
    UNSIGNED = "unsigned"
    """A PDF file without any signature."""
    UNREADABLE = "unreadable"
    """No PDF file, a broken one, or one that is too large."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """The last signature of a file: where it stands, and what it says."""

    signed: bytes
    contents: bytes
    covers_all: bool


def judged(pdf: bytes, certificate: x509.Certificate, key: ec.EllipticCurvePublicKey) -> Verdict:
    """Return what the file's last signature proves about the seal of this certificate."""
    if len(pdf) > MOST_BYTES or _HEAD not in pdf[:_EDGE]:
        return Verdict.UNREADABLE
    if _MARK not in pdf:
        return Verdict.UNSIGNED if _END in pdf[-_EDGE:] else Verdict.UNREADABLE
    signature = _last_signature(pdf)
    message = message_of(signature.contents) if signature else None
    if signature is None or message is None:
        return Verdict.ALTERED
    if not _names(message, certificate):
        return Verdict.FOREIGN
    named = message.signer == _signer(certificate)
    holds = named and signature.covers_all and _holds(signature, message, key)
    return Verdict.GENUINE if holds and _reader_agrees(pdf, certificate) else Verdict.ALTERED


def _last_signature(pdf: bytes) -> _Signature | None:
    match = _RANGE.match(pdf, pdf.rfind(_MARK))
    if match is None:
        return None
    start, resume, length = map(int, match.groups())
    gap = pdf[start:resume]
    if not (len(gap) <= _MOST_SIGNATURE and _CONTENTS.fullmatch(gap) and len(gap) % 2 == 0):
        return None
    signed = pdf[:start] + pdf[resume : resume + length]
    # Small letters would say the same in other bytes; the seal never writes them.
    covers_all = resume + length == len(pdf) and gap == gap.upper()
    return _Signature(signed, bytes.fromhex(gap[1:-1].decode()), covers_all)


def _names(message: Message, certificate: x509.Certificate) -> bool:
    """Tell whether the signature carries this very certificate, whatever names it uses."""
    return bool(message.certificate == certificate.dump())


def _signer(certificate: x509.Certificate) -> bytes:
    named = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return bytes(cms.IssuerAndSerialNumber(named).dump())


def _holds(signature: _Signature, message: Message, key: ec.EllipticCurvePublicKey) -> bool:
    """Tell whether our key signed exactly this file, with nothing beside the signature."""
    try:
        key.verify(message.signature, message.attributes, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    digest = hashlib.sha256(signature.signed).digest()
    return message.digest == digest and is_exact(signature.contents, message)


def _reader_agrees(pdf: bytes, certificate: x509.Certificate) -> bool:
    """Ask the full reader; these bytes are ours, so nothing hostile can reach it."""
    trust = ValidationContext(trust_roots=[certificate], allow_fetching=False)
    try:
        embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures[-1]
        status = validate_pdf_signature(embedded, trust)
    except Exception:  # noqa: BLE001 - a file that it cannot read to the end is not proved
        return False
    return bool(status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE)
