"""What a certificate says and how it is numbered."""

from dataclasses import dataclass
from datetime import date

from xuke.catalogue.number_template import Issuer, filled
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Span

COMPUTED = ("number", "issuer", "issued_on", "valid_from", "valid_until")
"""What the face may show that no form field gives."""


@dataclass(frozen=True, slots=True)
class FaceField:
    """证照内容: a line of the face; its source is a form field's id, or computed at issue."""

    id: str
    label: str
    source: str
    is_computed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSpec:
    """证照样式: name, number, validity (None has no end) and face of an item's certificate."""

    name: str
    english: str
    number_template: str
    validity: Span | None
    validity_basis: str
    issued_for: frozenset[Action]
    face: tuple[FaceField, ...]

    def number(self, issuer: Issuer, on: date, serial: int) -> str:
        """Return the number of the certificate issued on this day with this serial."""
        return filled(self.number_template, issuer, on, serial)
