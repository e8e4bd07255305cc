"""What an item file is read against: the law, the shared sections, its own list of doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke.catalogue.certainty import Certainty, certainty_of
from xuke.catalogue.form import Fragment
from xuke.catalogue.law import Law, Statute
from xuke.catalogue.nodes import Table
from xuke.kernel.law.limit import Span, Unit


@dataclass(frozen=True, slots=True)
class Sources:
    """The law and the fragments are all items' own; the doubts are this item's."""

    law: Law
    fragments: Mapping[str, Fragment]
    doubts: Mapping[str, str]

    def certain(
        self, table: Table, attribute: str, basis: str = "", on: date | None = None
    ) -> Certainty:
        """Return the table's certainty; what is not certain must be listed as unconfirmed.

        Nothing is surer than the provision that it rests on, as in force on the day.
        """
        certainty = certainty_of(table.option("certainty"))
        source = self.law.certainty_on(basis, on) if basis else None
        if source and certainty.is_confirmed and not source.is_confirmed:
            table.refuse("surer-than-source", None, "certainty", source=basis)
        if not certainty.is_confirmed and attribute not in self.doubts:
            table.refuse("doubt-not-listed", None, "certainty")
        return certainty

    def statute(self, basis: str, on: date) -> Statute | None:
        """Return the statute that a basis names, as in force on the day."""
        return self.law.on(basis.partition("/")[0], on)

    def cited(self, table: Table, key: str) -> str:
        """Return a citation or a statute's slug that the law knows."""
        text = table.text(key)
        if text and not self.law.knows(text):
            table.refuse("unknown-citation", None, key)
        return text


def span_of(table: Table) -> Span:
    """Return a length with its unit; a length without a unit is refused."""
    unit = table.option("unit")
    length = table.integer("length")
    return Span(length, Unit(unit) if unit in tuple(Unit) else Unit.WORKING)
