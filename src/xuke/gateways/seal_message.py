"""What a signature's container (CMS, RFC 5652) says, read strictly out of hostile bytes."""

from dataclasses import dataclass

from asn1crypto import cms

_SEQUENCE, _SET, _OCTETS, _FIRST = 0x30, 0x31, 0x04, 0xA0
_ONE = bytes.fromhex("020101")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DETACHED_DATA = bytes.fromhex("300b06092a864886f70d010701")
_ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
_SHA256 = (
    bytes.fromhex("300d06096086480165030402010500"),
    bytes.fromhex("300b0609608648016503040201"),
)
"""The digest algorithm, written with and without empty parameters: both are in use."""


@dataclass(frozen=True, slots=True)
class Message:
    """The parts of a container with one signature and one certificate."""

    certificate: bytes
    signer: bytes
    """The certificate's issuer and serial number, as the signature names them."""
    attributes: bytes
    digest: bytes
    signature: bytes


def message_of(contents: bytes) -> Message | None:
    """Return what the container says, or None where it cannot be read to its end."""
    try:
        return _read(contents)
    # What hostile bytes make the ASN.1 reader raise is not documented; all of it means unreadable.
    except Exception:  # noqa: BLE001
        return None


def is_exact(contents: bytes, message: Message) -> bool:
    """Tell whether the container is these parts and no more, in their one proper encoding.

    What stands around the parts is not signed; without this, some of it could be changed.
    """
    written = (_written(message, algorithm) for algorithm in _SHA256)
    return any(
        contents.startswith(whole) and not contents[len(whole) :].strip(b"\0") for whole in written
    )


def _read(contents: bytes) -> Message:
    message = cms.ContentInfo.load(contents)["content"]
    (signer,) = message["signer_infos"]
    (certificate,) = message["certificates"]
    attributes = signer["signed_attrs"]
    (digest,) = [one for one in attributes if one["type"].native == "message_digest"]
    return Message(
        certificate=certificate.chosen.dump(),
        signer=signer["sid"].chosen.dump(),
        attributes=attributes.untag().dump(),
        digest=digest["values"][0].native,
        signature=signer["signature"].native,
    )


def _written(message: Message, algorithm: bytes) -> bytes:
    # Inside the container the attributes wear another tag than where they are signed.
    attributes = bytes((_FIRST,)) + message.attributes[1:]
    signature = _der(_OCTETS, message.signature)
    signer = _der(_SEQUENCE, _ONE, message.signer, algorithm, attributes, _ECDSA_SHA256, signature)
    data = _der(
        _SEQUENCE,
        _ONE,
        _der(_SET, algorithm),
        _DETACHED_DATA,
        _der(_FIRST, message.certificate),
        _der(_SET, signer),
    )
    return _der(_SEQUENCE, _SIGNED_DATA, _der(_FIRST, data))


def _der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 0x80:  # noqa: PLR2004 - the longest that fits the short form (X.690)
        return bytes((tag, len(body))) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + body
