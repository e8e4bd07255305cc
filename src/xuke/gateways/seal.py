"""The electronic seal on a document: setting it, and judging whether a file still bears it."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Protocol, Self

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from xuke.gateways.seal_key import SealKey, seal_key
from xuke.gateways.seal_proof import MOST_BYTES, Verdict, judged

__all__ = ["DevelopmentSeal", "NotSealable", "Seal", "Verdict"]

_FIELD = "Seal"
_DIGEST = "sha256"
_RESERVED = 8192
"""Hexadecimal digits kept free for the signature; ours needs about 1,800.

Without it pyHanko signs twice, once to measure: twice the time.
"""


class NotSealable(ValueError):
    """The bytes are no PDF file that can be sealed, too many, or sealed already."""


class Seal(Protocol):
    """An authority's electronic seal 电子印章, wherever its key is kept."""

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate in whose name it signs."""

    def seal(self, pdf: bytes, *, reason: str, at: datetime) -> bytes:
        """Return the file with the seal set on the whole of it; NotSealable."""

    def judge(self, pdf: bytes) -> Verdict:
        """Tell whether the file bears this seal unaltered; never raises for hostile bytes."""


@dataclass(frozen=True, slots=True)
class DevelopmentSeal:
    """A seal for trying things out: PAdES, ECDSA P-256, and visibly a specimen 测试样章."""

    _key: SealKey

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Return the seal whose key is kept in this folder, made there the first time."""
        return cls(seal_key(folder))

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate in whose name it signs."""
        return sha256(self._key.certificate.dump()).hexdigest()

    def seal(self, pdf: bytes, *, reason: str, at: datetime) -> bytes:
        """Return the file with the seal set on the whole of it at this instant; NotSealable.

        Not to be called inside a running event loop.
        """
        if len(pdf) > MOST_BYTES - 2 * _RESERVED:
            raise NotSealable
        try:
            return asyncio.run(self._sealed(pdf, reason, at))
        except (PdfError, SigningError) as error:
            raise NotSealable from error

    def judge(self, pdf: bytes) -> Verdict:
        """Tell whether the file bears this seal unaltered; never raises for hostile bytes."""
        return judged(pdf, self._key.certificate, self._key.public)

    async def _sealed(self, pdf: bytes, reason: str, at: datetime) -> bytes:
        signer = signers.PdfSigner(_wish(reason), self._key.signer)
        session = signer.init_signing_session(IncrementalPdfFileWriter(BytesIO(pdf)))
        # PdfSigner.sign_pdf would ask the machine's clock; the product may stand on another day.
        session.system_time = at
        document = session.prepare_tbs_document(validation_info=None, bytes_reserved=_RESERVED)
        output = BytesIO()
        prepared, _ = document.digest_tbs_document(output=output)
        signed = await document.perform_signature(
            document_digest=prepared.document_digest,
            pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
        )
        await signed.post_signature_processing(output)
        return output.getvalue()


def _wish(reason: str) -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm=_DIGEST,
        reason=reason,
        subfilter=fields.SigSeedSubFilter.PADES,
        # A certifying signature that forbids every later change: readers show it as the author's.
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
