"""Tries the identities between indicators; where a side is not known, nothing is tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import eq, le
from typing import Final

from xuke.catalogue.bodies import Bodies
from xuke.catalogue.indicator import Identity, Indicator, Indicators, Measure, Relation
from xuke.figures.indicators.counting import Key, counted
from xuke.figures.indicators.figure import Figure, Number, Scope
from xuke.figures.indicators.reading import readings

_HOLDS: Final = {Relation.EQUAL: eq, Relation.AT_MOST: le}


@dataclass(frozen=True, slots=True)
class Tried:
    """An identity in one cell, and its two sides; nothing for one of which a part is not known."""

    identity: Identity
    key: Key
    left: Number | None
    right: Number | None

    @property
    def holds(self) -> bool | None:
        """Whether it holds; nothing where that cannot be told."""
        if self.left is None or self.right is None:
            return None
        return bool(_HOLDS[self.identity.relation](self.left, self.right))


def tried(known: Indicators, scope: Scope, bodies: Bodies) -> Iterator[Tried]:
    """Yield each identity in the whole, of what is counted and of what is stated."""
    wanted = _spoken_of(known.identities, known)
    found = readings(wanted, known.by_id, scope, bodies)
    yield from _each(known.identities, (), {name: one.figure for name, one in found.items()})


def tried_by(known: Indicators, scope: Scope, by: Sequence[str]) -> Iterator[Tried]:
    """Yield in each part of a breakdown the identities of what is counted and has these parts."""
    identities = [one for one in known.identities if _has_parts(one, known, by)]
    for key, figures in counted(_spoken_of(identities, known), known.by_id, scope, by).items():
        yield from _each(identities, key, figures)


def _each(
    identities: Sequence[Identity], key: Key, figures: Mapping[str, Figure]
) -> Iterator[Tried]:
    for one in identities:
        yield Tried(one, key, _sum(figures, one.left), _sum(figures, one.right))


def _has_parts(one: Identity, known: Indicators, by: Sequence[str]) -> bool:
    each = [known.by_id[name] for name in (*one.left, *one.right)]
    is_counted = all(of.measure is not Measure.STATED for of in each)
    return is_counted and all({*by} <= {*of.dimensions} for of in each)


def _spoken_of(identities: Sequence[Identity], known: Indicators) -> list[Indicator]:
    """Return the indicators that identities speak of."""
    names = {name for one in identities for name in (*one.left, *one.right)}
    return [one for one in known.by_id.values() if one.id in names]


def _sum(figures: Mapping[str, Figure], names: Sequence[str]) -> Number | None:
    """Add up one side; of what is not known there is no sum."""
    values = [figures[name].value for name in names]
    known = [one for one in values if one is not None]
    return sum(known, start=0) if len(known) == len(values) else None
