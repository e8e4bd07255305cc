"""One machine for every stream: its events, its fold, its verbs, what days do, who may do what."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Any, Generic, TypeVar

from xuke.kernel.law.citation import Citation
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role

S = TypeVar("S")
Events = tuple[Any, ...]
Guard = Callable[[Person, S], Unlawful | None]
"""Says why this person may not act on this state, or nothing."""


@dataclass(frozen=True, slots=True)
class Holds:
    """Ask for one of these roles at the authority of the stream; the first one is named."""

    roles: tuple[Role, ...]

    def __call__(self, person: Person, _state: object) -> Unlawful | None:
        """Say that the role is missing, or let pass."""
        if person.roles.intersection(self.roles):
            return None
        return NotYours("role-missing", role=self.roles[0])


def holds(*roles: Role) -> Holds:
    """Return the guard that asks for one of these roles."""
    return Holds(roles)


opened: dict[str, tuple[Role, ...]] = {}
"""Guard (module and name) to the roles that it lets pass on its own condition."""


def open_to(*roles: Role) -> Callable[[Guard[S]], Guard[S]]:
    """Record for whom a guard with a condition of its own is meant; it is returned unchanged."""

    def record(guard: Guard[S]) -> Guard[S]:
        opened[f"{guard.__module__}.{guard.__qualname__}"] = roles
        return guard

    return record


def always(_state: object) -> bool:
    """Call for the verb in each of its phases."""
    return True


def first_refusal(guards: Iterable[Guard[S]], person: Person, state: S) -> Unlawful | None:
    """Return what the first guard says that does not let the person pass."""
    for guard in guards:
        refusal = guard(person, state)
        if refusal:
            return refusal
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Generic[S]):
    """Who may do something: in which phases, on what condition, past which guards in this order.

    `held_by` is the role whose work it is where it can be handed over to one person; `basis` is
    the provision that a refusal for the phase alone rests on.
    """

    phases: frozenset[Any]
    guards: tuple[Guard[S], ...] = ()
    when: Callable[[S], bool] = always
    held_by: Role | None = None
    basis: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb(Generic[S]):
    """What can be done to a stream: who may, which event tells it, what the law makes of it.

    `settled` are the event's facts that nobody is asked for: the decision settles them. A verb
    that is not `by_hand` follows from something else: nobody is offered it. One that `begins`
    opens the stream; one that is part `of` another stands under its name.
    """

    name: str
    event: type
    right: Right[S]
    decide: Callable[[S, Any, Occasion], Events]
    settled: frozenset[str] = frozenset()
    by_hand: bool = True
    begins: bool = False
    of: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether it stands among what may be done next to a stream that has begun."""
        return not (self.begins or self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse(Generic[S]):
    """What silence or a day that has passed does, recorded on its legal day: nobody's act.

    `event` is the type that shows it was done; `decide` is told the day on which it is looked at.
    """

    name: str
    event: type
    decide: Callable[[S, date, Occasion], Events]


@dataclass(frozen=True, slots=True)
class Next(Generic[S]):
    """A verb that the state calls for, and why this person may not do it."""

    verb: Verb[S]
    refusal: Unlawful | None

    @property
    def name(self) -> str:
        """Return the verb's permanent name."""
        return self.verb.name

    @property
    def allowed(self) -> bool:
        """Whether the person may do it now."""
        return self.refusal is None


def no_bar(_verb: Verb[S], _person: Person, _state: S) -> Unlawful | None:
    """Bar nobody from everything."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine(Generic[S]):
    """A kind of stream, declared once; the only source of rights, buttons and refusals.

    `bar` is asked before the guards of each verb; `out_of_phase` is the code of a refusal for the
    phase alone. `lapses` stand in the order in which days do them.
    """

    kind: str
    begin: S
    evolve: Callable[[S, Any], S]
    events: tuple[type, ...]
    verbs: Mapping[str, Verb[S]]
    phase_of: Callable[[S], StrEnum]
    bar: Callable[[Verb[S], Person, S], Unlawful | None] = no_bar
    lapses: tuple[Lapse[S], ...] = field(default=())
    out_of_phase: str = "wrong-phase"

    def replay(self, events: Iterable[Any]) -> S:
        """Return the state after these events."""
        return self.after(self.begin, events)

    def after(self, state: S, events: Iterable[Any]) -> S:
        """Return the state after these further events."""
        return reduce(self.evolve, events, state)

    def calls_for(self, verb: Verb[S], state: S) -> bool:
        """Whether the state calls for the verb, whoever looks."""
        right = verb.right
        return self.phase_of(state) in right.phases and right.when(state)

    def refusal(self, verb: Verb[S], person: Person, state: S) -> Unlawful | None:
        """Say why this person may not do this now, or nothing if he may."""
        if not self.calls_for(verb, state):
            facts = {"phase": str(self.phase_of(state)), "step": verb.of or verb.name}
            return Unlawful(self.out_of_phase, verb.right.basis, **facts)
        return self._barred(verb, person, state)

    def _barred(self, verb: Verb[S], person: Person, state: S) -> Unlawful | None:
        """Say why this person may not do what the state calls for."""
        barred = self.bar(verb, person, state)
        return barred or first_refusal(verb.right.guards, person, state)

    def require(self, verb: Verb[S], person: Person, state: S) -> None:
        """Raise the refusal, if there is one."""
        reason = self.refusal(verb, person, state)
        if reason:
            raise reason

    def decide(self, verb: Verb[S], state: S, event: Any, at: Occasion) -> Events:  # noqa: ANN401 - of the verb's type
        """Return the events that the law makes of it, or raise Unlawful: the right comes first."""
        self.require(verb, at.person, state)
        return verb.decide(state, event, at)

    def next(self, person: Person, state: S) -> tuple[Next[S], ...]:
        """List the verbs that the state calls for, each with this person's right to it."""
        # The phase is one for all verbs, and it alone rules most of them out: it is asked first.
        phase = self.phase_of(state)
        in_phase = (verb for verb in self.verbs.values() if phase in verb.right.phases)
        called_for = (verb for verb in in_phase if verb.is_listed and verb.right.when(state))
        return tuple(Next(verb, self._not_offered(verb, person, state)) for verb in called_for)

    def _not_offered(self, verb: Verb[S], person: Person, state: S) -> Unlawful | None:
        """Say why this person cannot do by himself what the state calls for."""
        barred = self._barred(verb, person, state)
        if barred or verb.by_hand:
            return barred
        return Unlawful("only-by-case", step=verb.name)

    def lapsed(self, state: S, on: date, at: Occasion) -> Iterator[tuple[Lapse[S], Events]]:
        """Yield what days have done by this one, each lapse on what the ones before it left."""
        for lapse in self.lapses:
            events = lapse.decide(state, on, at)
            state = self.after(state, events)
            if events:
                yield lapse, events


def named(*verbs: Verb[S]) -> dict[str, Verb[S]]:
    """Return verbs by name in this order; two of one name are refused."""
    found = {verb.name: verb for verb in verbs}
    if len(found) < len(verbs):
        names = [verb.name for verb in verbs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"Two verbs of one name: {', '.join(twice)}")
    return found
