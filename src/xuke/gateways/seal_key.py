"""The key of the development seal as its file keeps it, ready to sign and to judge with."""

from dataclasses import dataclass, field
from pathlib import Path

from asn1crypto import keys, pem, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xuke.gateways.keyfile import SEAL_FILE, kept_key
from xuke.gateways.seal_material import made_material


@dataclass(frozen=True, slots=True)
class SealKey:
    """A certificate, who signs in its name, and the public key that it names."""

    certificate: x509.Certificate
    signer: SimpleSigner = field(repr=False)
    public: ec.EllipticCurvePublicKey = field(repr=False)


def seal_key(folder: Path) -> SealKey:
    """Return the key that is kept in this folder, made there the first time."""
    material = kept_key(folder / SEAL_FILE, made_material)
    parts = {kind: der for kind, _, der in pem.unarmor(material, multiple=True)}
    certificate = x509.Certificate.load(parts["CERTIFICATE"])
    public = load_der_public_key(certificate.public_key.dump())
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise TypeError(type(public).__name__)
    secret = keys.PrivateKeyInfo.load(parts["PRIVATE KEY"])
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    return SealKey(certificate, SimpleSigner(certificate, secret, registry), public)
