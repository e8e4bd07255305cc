"""What an act would record: the right first, then facts, then the law, then the order of days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from xuke import catalogue
from xuke.casework.stream.act import Act, at_authority
from xuke.casework.stream.facts import event_of, with_officials
from xuke.casework.stream.kinds import Kind, Loaded, Seen, Told, nothing_known
from xuke.kernel.law.order import require_order
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Events, Verb

S = TypeVar("S")
Tell = Callable[[Seen[S]], Any]
"""Makes the event of an act, once the right to it is known."""
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deed(Generic[S]):
    """What is to be done, told how, and by whom; what is only foreseen takes no number."""

    verb: str
    facts: Facts | Tell[S]
    act: Act
    is_foreseen: bool = False


def decide(kind: Kind[S], loaded: Loaded[S], deed: Deed[S]) -> Events:
    """Return what the law makes of it; the right comes first, then the facts, then the order."""
    act, verb = deed.act, kind.machine.verbs[deed.verb]
    state = kind.judged(loaded.state, act.on)
    person = at_authority(act.person, loaded.stream.authority)
    kind.machine.require(verb, person, state)
    seen = Seen(
        stream=loaded.stream, state=state, person=person, act=act, is_foreseen=deed.is_foreseen
    )
    told = _told(kind, verb, deed.facts, seen)
    events = verb.decide(state, told.event, Occasion(person, catalogue.calendar(), told.known))
    if events and not act.is_of_days:
        require_order(act.on, (one.on for one in loaded.history))
    return events


def _told(kind: Kind[S], verb: Verb[S], facts: Facts | Tell[S], seen: Seen[S]) -> Told:
    """Return the event of the act, completed, and what its decision needs to know."""
    event = facts(seen) if callable(facts) else _read(kind, verb, facts, seen)
    told = event if isinstance(event, Told) else _completed(kind, verb, event, seen)
    if not isinstance(told.event, verb.event):
        # The right to one verb is no right to what another one tells.
        raise TypeError(
            f"{verb.name} tells {verb.event.__name__}, not {type(told.event).__name__}."
        )
    return told


def _completed(kind: Kind[S], verb: Verb[S], event: Any, seen: Seen[S]) -> Told:  # noqa: ANN401 - of the verb's type
    """Fill in what nobody is asked for, and what the decision needs to know."""
    completes = kind.completes.get(verb.name)
    event = completes(event, seen) if completes else event
    return Told(event, kind.knows.get(verb.name, nothing_known)(event, seen))


def _read(kind: Kind[S], verb: Verb[S], facts: Facts, seen: Seen[S]) -> Any:  # noqa: ANN401 - of the verb's type
    """Return the event that these facts tell; FactsInvalid names each that cannot be taken."""
    if not verb.by_hand:
        raise Unlawful("only-by-case", step=verb.name)
    event = event_of(verb, facts, on=seen.act.on, by=seen.person.id)
    others = kind.named(event, seen.state)
    return with_officials(verb, event, seen.stream.authority, seen.act.on, others)
