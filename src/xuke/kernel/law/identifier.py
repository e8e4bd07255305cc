"""The identifier of an electronic certificate 电子证照标识 and its check character (GB/T 36904)."""

import re
import string

ROOT = "1.2.156.3005.2"
"""Arc of object identifiers under which every Chinese electronic certificate is named."""

_ALPHABET = string.digits + string.ascii_uppercase
_FORM = re.compile(
    r"1\.2\.156\.3005\.2\."
    r"(?P<type>[0-9A-Z]{21})\.(?P<issuer>[0-9A-Z]{18})\."
    r"(?P<serial>[0-9A-Z]{1,32})\.(?P<version>[0-9]{3})\.(?P<check>[0-9A-Z])"
)


class BadIdentifierPart(ValueError):
    """A part of a certificate identifier has the wrong length or a character outside 0-9 A-Z."""


def check_character(text: str) -> str:
    """Return the ISO 7064 MOD 37,36 check character of this text of 0-9 A-Z.

    >>> check_character("11100000000013338W01111430000006122244L20230000403001")
    'U'
    """
    check = 36
    for character in text:
        total = (check + _ALPHABET.index(character)) % 36 or 36
        check = total * 2 % 37
    return _ALPHABET[(1 - check) % 36]


def certificate_identifier(type_code: str, issuer_code: str, serial: str, version: int) -> str:
    """Return the identifier of one version of one certificate, check character included.

    The type code has 21 characters (the USCC of the body that defined the type, then three),
    the issuer's USCC 18, the serial 1 to 32, the version is 1 to 999; else BadIdentifierPart.
    """
    parts = (type_code, issuer_code, serial, f"{version:03d}")
    check = check_character("".join(parts)) if _are_plain(parts) else ""
    identifier = ".".join((ROOT, *parts, check))
    if version < 1 or not _FORM.fullmatch(identifier):
        raise BadIdentifierPart(identifier)
    return identifier


def next_version(identifier: str) -> str:
    """Return the identifier of the next version of the same certificate, or BadIdentifierPart.

    >>> next_version("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U")
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S'
    """
    match = _FORM.fullmatch(identifier)
    if match is None:
        raise BadIdentifierPart(identifier)
    version = int(match["version"]) + 1
    return certificate_identifier(match["type"], match["issuer"], match["serial"], version)


def check_identifier(text: str) -> bool:
    """Tell whether the text has an identifier's form and its check character is right."""
    match = _FORM.fullmatch(text)
    if match is None:
        return False
    body = "".join(match.group("type", "issuer", "serial", "version"))
    return check_character(body) == match["check"]


def _are_plain(parts: tuple[str, ...]) -> bool:
    return all(character in _ALPHABET for part in parts for character in part)
