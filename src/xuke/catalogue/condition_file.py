"""Reads the conditions of an item that can be computed, and refuses those that cannot."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from xuke.catalogue.condition import OWN_NAMES, names_for
from xuke.catalogue.expression import Names, fault
from xuke.catalogue.form import Field
from xuke.catalogue.licence import Condition, Point
from xuke.catalogue.licence_file import origin_of
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.parts import PERIOD, PRACTISED
from xuke.catalogue.scope_file import period
from xuke.catalogue.shape import Effect, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources
from xuke.kernel.item.rule import Action

CONDITIONS: Final = Listed(
    Inner(
        Shape(
            {
                "id": Text(effect=Effect.BREAK),
                "holds": Text(),
                "says": Text(effect=Effect.WORD),
                "for": Listed(Option(tuple(Action))),
                "at": Listed(Option(tuple(Point))),
                **PERIOD,
                **PRACTISED,
            },
            id="id",
        )
    ),
    optional=True,
)
"""What must hold of an application, as expressions over its answers and materials."""


def read_conditions(
    table: Table, fields: Mapping[str, Field], materials: Collection[str], sources: Sources
) -> tuple[Condition, ...]:
    """Read the conditions; each is compiled, its names are known and its types fit."""
    names = names_for(fields.values(), materials)
    for field in sorted(OWN_NAMES & fields.keys()):
        table.refuse("taken", None, "form", other=field)
    pairs = list(_read(table, names, sources))
    refuse_equal((one, "id", condition.id) for condition, one in pairs)
    return tuple(condition for condition, _ in pairs)


def _read(table: Table, names: Names, sources: Sources) -> Iterator[tuple[Condition, Table]]:
    for one in table.tables("conditions"):
        since, until = period(one)
        actions = one.options("for", reason="unknown-action")
        yield (
            Condition(
                id=one.text("id"),
                holds=_expression(one, "holds", names),
                says=one.text("says"),
                actions=frozenset(Action(name) for name in actions),
                points=frozenset(Point(name) for name in one.options("at")),
                since=since,
                until=until,
                origin=origin_of(one, since, "conditions", sources, until or date.max),
            ),
            one,
        )


def _expression(table: Table, key: str, names: Names) -> str:
    """Return an expression that can be relied on; any other is refused, with what is wrong."""
    source = table.text(key)
    wrong = fault(source, names) if source else None
    if wrong:
        reason, detail = wrong
        table.refuse(reason, None, key, detail=detail)
        return "true"
    return source
