"""The table of rights, read from a machine: each verb with its roles, phases and provisions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from xuke.kernel.law.citation import Citation, cited
from xuke.kernel.person import Role
from xuke.kernel.stream import Guard, Holds, Lapse, Machine, Right, Verb, always, opened

S = TypeVar("S")
INNER = ".<locals>."
"""What Python puts between a function and one inside it, which rests on what the outer one does."""
UNNAMED = "guard"
"""What a guard is called that only the function around it gives its meaning."""


class How(StrEnum):
    """How a row of the table comes about."""

    BY_HAND = "by-hand"
    FOLLOWING = "following"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightRow:
    """One verb, or what days do: when it is called for, for whom it is meant, what it rests on.

    No `roles` and no `guards` mean that the right keeps nobody out; no roles but a guard, that it
    is meant for one named person, or for no person at all. `phases` are those that call for it:
    of a verb that begins a stream the first alone, of a lapse none, as its decision says when.
    `conditional` says that not each state of a phase does.
    """

    name: str
    how: How
    of: str = ""
    begins: bool = False
    roles: tuple[Role, ...] = ()
    guards: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    conditional: bool = False
    provisions: tuple[Citation, ...] = ()


def rights_table(machine: Machine[S]) -> tuple[RightRow, ...]:
    """Return a row for each verb in the machine's order, and then for each lapse."""
    begin = machine.phase_of(machine.begin)
    verbs = (
        _of_verb(verb, (begin,) if verb.begins else type(begin)) for verb in machine.verbs.values()
    )
    return (*verbs, *(_of_lapse(lapse) for lapse in machine.lapses))


def _of_verb(verb: Verb[S], possible: Iterable[StrEnum]) -> RightRow:
    """Return the row of a verb, with those of the possible phases that call for it."""
    right = verb.right
    return RightRow(
        name=verb.name,
        how=How.BY_HAND if verb.by_hand else How.FOLLOWING,
        of=verb.of,
        begins=verb.begins,
        roles=tuple(_without_doubles(_roles(right))),
        guards=tuple(_name(guard) for guard in right.guards if not isinstance(guard, Holds)),
        phases=tuple(str(phase) for phase in possible if phase in right.phases),
        conditional=right.when is not always,
        provisions=tuple(_without_doubles(_provisions(verb))),
    )


def _of_lapse(lapse: Lapse[Any]) -> RightRow:
    places = cited.get(_key(lapse.decide), ())
    return RightRow(name=lapse.name, how=How.DAYS, conditional=True, provisions=places)


def _roles(right: Right[S]) -> Iterator[Role]:
    """Yield for whom the guards are meant, in their order."""
    for guard in right.guards:
        yield from guard.roles if isinstance(guard, Holds) else opened.get(_key(guard), ())


def _provisions(verb: Verb[S]) -> Iterator[Citation]:
    """Yield what the right rests on, then its guards, then its decision."""
    if verb.right.basis:
        yield verb.right.basis
    rules: tuple[Callable[..., Any], ...] = (*verb.right.guards, verb.decide)
    for rule in rules:
        outer, _inner, _own = _key(rule).partition(INNER)
        yield from cited.get(outer, ())


def _key(rule: Callable[..., Any]) -> str:
    """Return the name under which a rule was recorded; a guard for roles has none."""
    return f"{rule.__module__}.{getattr(rule, '__qualname__', '')}"


def _name(guard: Guard[Any]) -> str:
    """Return a guard's own name as a code; of an unnamed one that of the function around it."""
    *around, own = _key(guard).replace(INNER, ".").split(".")
    return (around[-1] if own == UNNAMED else own).strip("_").replace("_", "-")


T = TypeVar("T")


def _without_doubles(things: Iterable[T]) -> Iterator[T]:
    """Yield each thing once, where it stood first."""
    yield from dict.fromkeys(things)
