"""The ways of a stream: from which phase each verb, and each day that passes, leads to which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from xuke.kernel.stream import Machine

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where one verb or lapse leads; from where, its right says, or `since` where that is less.

    `through` is a phase that is passed in the same act. `sometimes` says that the phase may also
    stay as it is. What has no way leaves each phase as it is.
    """

    name: str
    to: StrEnum
    through: StrEnum | None = None
    since: frozenset[StrEnum] | None = None
    sometimes: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One arrow from a phase to another, by a verb or a lapse."""

    name: str
    before: str
    after: str


def arrows(machine: Machine[S], ways: Iterable[Way]) -> tuple[Step, ...]:
    """Return every arrow of these ways, whence they start being read from the machine."""
    return tuple(step for way in ways for step in _of(way, _starts(machine, way)))


def _starts(machine: Machine[S], way: Way) -> Iterator[StrEnum]:
    """Yield the phases from which the way leads away, in their order."""
    begin = machine.phase_of(machine.begin)
    verb = machine.verbs.get(way.name)
    called_for = verb.right.phases if verb else frozenset(type(begin))
    if verb and verb.begins:
        called_for = frozenset({begin})
    for phase in type(begin):
        is_start = phase in called_for and (way.since is None or phase in way.since)
        if is_start and phase is not way.to:
            yield phase


def _of(way: Way, starts: Iterable[StrEnum]) -> Iterator[Step]:
    for start in starts:
        yield Step(way.name, str(start), str(way.through or way.to))
    if way.through:
        yield Step(way.name, str(way.through), str(way.to))
