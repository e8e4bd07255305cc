"""Reads on which provisions an item rests, now and formerly, and the fee that one must allow."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.item import Basis
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CERTAIN, PERIOD
from xuke.catalogue.scope_file import period
from xuke.catalogue.shape import Inner, Integer, Listed, Option, Shape, Text, Value
from xuke.catalogue.sources import Sources
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import Citation

_ACTIONS: Final = Listed(Option(tuple(Action)), optional=True)
BASIS: Final = Listed(
    Inner(Shape({"cite": Text(), "for": _ACTIONS, "certainty": CERTAIN, **PERIOD}))
)
FEE: Final[Mapping[str, Value]] = {"fee": Integer(), "fee_basis": Text(optional=True)}


def read_bases(table: Table, actions: tuple[str, ...], sources: Sources) -> list[Basis]:
    """Read the provisions, those that are no longer in force among them."""
    return [_basis(one, actions, sources) for one in table.tables("basis")]


def _basis(table: Table, actions: tuple[str, ...], sources: Sources) -> Basis:
    text = sources.cited(table, "cite")
    since, until = period(table)
    certainty = sources.certain(table, "basis", text, until)
    own = frozenset(Action(one) for one in table.options("for", actions, "unknown-action"))
    if not sources.law.knows(text):
        return Basis(text, text, None, Certainty.LOW)
    for day in (since, until or date.max):
        if not sources.law.knows_on(text, day):
            table.refuse("citation-not-in-force", None, "cite", day=day.isoformat())
    citation = Citation.parse(text) if "/" in text else None
    words = sources.law.words(text)
    return Basis(text.partition("/")[0], words, citation, certainty, since, until, own)


def read_fee(table: Table) -> Decimal:
    """Return the fee in yuan; Licensing Law 58 allows one only with a basis."""
    fee, has_basis = Decimal(table.integer("fee")), table.has("fee_basis")
    if fee and not has_basis:
        table.refuse("fee-without-basis", None, "fee")
    return fee
