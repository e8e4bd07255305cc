"""Tries the identities between indicators, in the whole and in each part of a breakdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import eq, le
from typing import Final

from xuke.catalogue.indicator import Identity, Indicator, Indicators, Relation
from xuke.figures.indicators.counting import Key, counted
from xuke.figures.indicators.figure import Figure, Number, Scope

_HOLDS: Final = {Relation.EQUAL: eq, Relation.AT_MOST: le}


@dataclass(frozen=True, slots=True)
class Tried:
    """An identity in one cell: the two sides, and whether they stand as they must."""

    identity: Identity
    key: Key
    left: Number
    right: Number

    @property
    def holds(self) -> bool:
        """Whether it holds."""
        return bool(_HOLDS[self.identity.relation](self.left, self.right))


def tried(known: Indicators, scope: Scope, by: Sequence[str] = ()) -> Iterator[Tried]:
    """Yield each identity in each cell of the breakdown."""
    for key, figures in counted(_spoken_of(known), known.by_id, scope, by).items():
        for one in known.identities:
            yield Tried(one, key, _sum(figures, one.left), _sum(figures, one.right))


def _spoken_of(known: Indicators) -> list[Indicator]:
    """Return the indicators that identities speak of."""
    names = {name for one in known.identities for name in (*one.left, *one.right)}
    return [one for one in known.by_id.values() if one.id in names]


def _sum(figures: Mapping[str, Figure], names: Sequence[str]) -> Number:
    return sum((figures[name].value or 0 for name in names), start=0)
