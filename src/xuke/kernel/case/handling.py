"""Who holds the case: whom a step was given to, whose signatures are awaited, who is barred."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from xuke.kernel.case.events import (
    Countersigned,
    CountersignRequested,
    HandedOver,
    Recused,
    SignerAdded,
    SignerRemoved,
)
from xuke.kernel.person import Role

HandlingEvent = (
    HandedOver | CountersignRequested | Countersigned | SignerAdded | SignerRemoved | Recused
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """办理: assignments by role, the signers asked, and what those who signed said."""

    assigned: Mapping[Role, str] = field(default_factory=dict)
    signers: tuple[str, ...] = ()
    signatures: tuple[Countersigned, ...] = ()
    recused: frozenset[str] = frozenset()

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Return the signers that are still awaited."""
        signed = {one.by for one in self.signatures}
        return tuple(one for one in self.signers if one not in signed)


NO_HANDLING = Handling()


def handled(before: Handling, event: HandlingEvent) -> Handling:
    """Return the handling after one more of its events."""
    match event:
        case HandedOver():
            return replace(before, assigned={**before.assigned, event.role: event.to})
        case CountersignRequested():
            return replace(before, signers=(*before.signers, *event.signers))
        case Countersigned():
            return replace(before, signatures=(*before.signatures, event))
        case SignerAdded():
            return replace(before, signers=(*before.signers, event.signer))
        case SignerRemoved():
            return replace(before, signers=_without(before.signers, event.signer))
        case Recused():
            return _recused(before, event)
        case _:
            assert_never(event)


def released(before: Handling, role: Role) -> Handling:
    """Return the handling once the step that was given to a person of this role is done."""
    if role not in before.assigned:
        return before
    kept = {one: who for one, who in before.assigned.items() if one is not role}
    return replace(before, assigned=kept)


def without_signatures(before: Handling) -> Handling:
    """Return the handling of a case that is examined anew: what was signed is not what comes."""
    return replace(before, signatures=(), signers=())


def _recused(before: Handling, event: Recused) -> Handling:
    """Bar the person, and take back what was given to him."""
    kept = {role: who for role, who in before.assigned.items() if who != event.person}
    return replace(
        before,
        assigned=kept,
        signers=_without(before.signers, event.person),
        signatures=tuple(one for one in before.signatures if one.by != event.person),
        recused=before.recused | {event.person},
    )


def _without(signers: tuple[str, ...], person: str) -> tuple[str, ...]:
    return tuple(one for one in signers if one != person)
