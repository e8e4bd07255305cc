"""Reads by which provisions an item's licences are suspended or revoked, and for how long."""

from collections.abc import Iterator
from datetime import date

from xuke.catalogue.licence import ItemPenalty
from xuke.catalogue.licence_file import bounds_of, origin_of
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.scope_file import period
from xuke.catalogue.sources import Sources
from xuke.kernel.item.penalty import Penalty, PenaltyKind


def read_penalties(table: Table, sources: Sources) -> Iterator[ItemPenalty]:
    """Yield the penalties; each rests on a law, regulation or rule, which gives each kind once."""
    named = []
    for one in table.tables("penalties"):
        penalty = _penalty(one, sources)
        named.append((one, "basis", f"{penalty.penalty.kind} {penalty.penalty.basis}"))
        yield penalty
    refuse_equal(named)


def _penalty(table: Table, sources: Sources) -> ItemPenalty:
    since, until = period(table)
    kind = table.option("kind")
    measure = table.text("measure")
    bounds = bounds_of(table)
    if kind != PenaltyKind.SUSPENSION and bounds:
        table.refuse("revoked-for-a-term", None, "least")
    origin = origin_of(table, since, "penalties", sources, until or date.max)
    statute = sources.law.on(origin.basis.partition("/")[0], since)
    if statute and not statute.is_binding:
        table.refuse("penalty-beyond-rank", None, "basis", source=statute.name, kind=statute.kind)
    return ItemPenalty(
        penalty=Penalty(
            kind=PenaltyKind(kind) if kind in tuple(PenaltyKind) else PenaltyKind.REVOCATION,
            basis=origin.basis,
            measure=measure,
            bounds=bounds,
            since=since,
            until=until,
            level=table.option("level") if table.has("level") else "",
        ),
        certainty=origin.certainty,
    )
