"""Reads the certificate part of an item file."""

from typing import Final

from xuke.catalogue.certificate import COMPUTED, CertificateSpec, FaceField
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.number_template import PLACES, BadTemplate, check_template
from xuke.catalogue.parts import NAME, PRACTISED, SPAN
from xuke.catalogue.shape import Effect, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources, span_of
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Span

_LINE: Final = Shape(
    {"id": Text(effect=Effect.BREAK), "label": Text(effect=Effect.WORD), "from": Text()}, id="id"
)
CERTIFICATE: Final = Inner(
    Shape(
        {
            "name": NAME,
            "number": Text(),
            "validity": Inner(Shape({**SPAN, **PRACTISED}), optional=True),
            "issued_for": Listed(Option(tuple(Action))),
            "face": Listed(Inner(_LINE)),
        }
    ),
    optional=True,
)
"""What a certificate of the item is called, says and lasts."""


def read_certificate(
    table: Table, actions: tuple[str, ...], fields: frozenset[str], sources: Sources
) -> CertificateSpec | None:
    """Read the certificate; an item without one gives none."""
    spec = table.table("certificate")
    if spec is None:
        return None
    name, english = spec.name()
    validity, basis = _validity(spec, sources)
    issued_for = spec.options("issued_for", actions, "unknown-action")
    certificate = CertificateSpec(
        name=name,
        english=english,
        number_template=_template(spec),
        validity=validity,
        validity_basis=basis,
        issued_for=frozenset(Action(name) for name in issued_for),
        face=_face(spec, fields),
    )
    shows_end = any(one.source == "valid_until" for one in certificate.face)
    # Where no law sets a term, older certificates may still have one, which a renewal follows on.
    if shows_end and validity is None and Action.RENEWAL not in certificate.issued_for:
        spec.refuse("no-validity", None, "face")
    spec.close()
    return certificate


def _validity(spec: Table, sources: Sources) -> tuple[Span | None, str]:
    table = spec.table("validity")
    if table is None:
        return None, ""
    span, basis = span_of(table), sources.cited(table, "basis")
    sources.certain(table, "validity", basis)
    # A statute as a whole gives no term: which of its articles does has to be read.
    if basis and "/" not in basis and sources.law.knows(basis):
        table.refuse("basis-without-article", None, "basis", source=sources.law.words(basis))
    table.close()
    return span, basis


def _template(spec: Table) -> str:
    template = spec.text("number")
    try:
        check_template(template)
    except BadTemplate as error:
        spec.refuse(
            "bad-number-template", None, "number", detail=str(error), allowed="、".join(PLACES)
        )
    return template


def _face(spec: Table, fields: frozenset[str]) -> tuple[FaceField, ...]:
    pairs = [(_face_field(one, fields), one) for one in spec.tables("face")]
    refuse_equal((one, "id", field.id) for field, one in pairs)
    return tuple(field for field, _ in pairs)


def _face_field(table: Table, fields: frozenset[str]) -> FaceField:
    """Read a line of the face: from form.<field> or computed.<name>."""
    origin, _, source = table.text("from").partition(".")
    known = {"form": fields, "computed": COMPUTED}.get(origin, ())
    if source not in known:
        table.refuse("unknown-source", None, "from", allowed="、".join(COMPUTED))
    return FaceField(table.text("id"), table.text("label"), source, origin == "computed")
