"""The numbers of a case: its own, its decision's, its certificate's with the identifier."""

import secrets
import string
from datetime import date
from typing import Final

from xuke import catalogue
from xuke.casework.office import standing as offices
from xuke.casework.stream.numbers import next_number, take_number
from xuke.kernel.law.identifier import certificate_identifier, next_version
from xuke.record.statements import fetch

DECISIONS = "decision"
_SIGNS: Final = string.digits + string.ascii_uppercase
_GUESSED: Final = 8
"""Signs of chance: 41 bits, for which somebody with sixty look-ups a minute needs a long time."""


def issuer_of(authority: str, in_name_of: str) -> str:
    """Return the authority that numbers and publishes: who delegated, where its facts are known.

    Of an office that is not in the catalogue neither series nor code are known; whoever does the
    work then numbers and reports in its own series, under the delegator's name.
    """
    return in_name_of if in_name_of in catalogue.authorities() else authority


def case_number(authority: str, on: date) -> str:
    """Return a new case number: the authority's division, the day, a serial."""
    division = catalogue.authority(authority).division
    return f"{division}-{on:%Y%m%d}-{next_serial() % 1_000_000:06d}"


def next_serial() -> int:
    """Return the next number of the installation's sequence; gaps are allowed."""
    ((serial,),) = fetch("SELECT nextval('casework_case_serial')")
    return int(serial)


def decision_number(authority: str, on: date) -> str:
    """Return the next number of the authority's written decisions of the year."""
    template = catalogue.authority(authority).decision_number
    return next_number(authority, DECISIONS, template, on)


def certificate_number(authority: str, item: str, on: date, signed_as: str = "") -> tuple[str, str]:
    """Return the next certificate number of the item, and its identifier; `signed_as` by whom."""
    spec = catalogue.item(item).certificate
    if spec is None:
        raise LookupError(item)
    serial = take_number(authority, f"certificate/{item}", on.year)
    number = spec.number(catalogue.authority(authority).issuer, on, serial)
    return number, _identifier(authority, item, on, f"{on.year}{serial:07d}{_chance()}", signed_as)


def next_identifier(
    authority: str, item: str, identifier: str, on: date, signed_as: str = ""
) -> str:
    """Return the identifier of a certificate's next version; one issued elsewhere may have none."""
    if identifier:
        return next_version(identifier)
    serial = take_number(authority, f"kept/{item}", on.year)
    return _identifier(authority, item, on, f"{on.year}K{serial:07d}{_chance()}", signed_as)


def _identifier(authority: str, item: str, on: date, serial: str, signed_as: str) -> str:
    """Return the identifier of the first version of a certificate."""
    issuer = issuer_code(offices.authority(authority, on).code_of(signed_as), authority)
    return certificate_identifier(
        type_code=f"{issuer}{catalogue.item(item).serial:03d}",
        issuer_code=issuer,
        serial=serial,
        version=1,
    )


def _chance() -> str:
    """Return what nobody can guess: who knows one certificate's identifier knows no other's."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_GUESSED))


def issuer_code(uscc: str | None, authority: str) -> str:
    """Return the issuer's USCC; where it is not loaded a placeholder made of its code."""
    plain = authority.replace("-", "").upper()
    return uscc or f"{plain:0<18}"
