"""Handling 办理流转: 转办 会签 加签 减签; who must act next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from xuke.kernel.copying import replace
from xuke.kernel.official import Official
from xuke.kernel.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """转办: the step that waits for this role is given to this person."""

    on: date
    by: str
    role: Role
    to: Official
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountersignRequested:
    """会签: these persons are asked for their opinions before the decision."""

    on: date
    by: str
    signers: tuple[Official, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countersigned:
    """会签意见: one of those asked agreed or did not, and said why."""

    on: date
    by: str
    agreed: bool
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerAdded:
    """加签: one more person is asked."""

    on: date
    by: str
    signer: Official
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerRemoved:
    """减签: a person who has not yet signed is asked no more."""

    on: date
    by: str
    signer: Official
    reason: str


HandlingEvent = HandedOver | CountersignRequested | Countersigned | SignerAdded | SignerRemoved


@dataclass(frozen=True, kw_only=True)
class Handling:
    """办理: whom a step was given to, whose signatures are asked and given, who is recused."""

    assigned: Mapping[Role, str] = field(default_factory=dict)
    signers: tuple[str, ...] = ()
    signatures: tuple[Countersigned, ...] = ()
    recused: frozenset[str] = frozenset()

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Return the signers that are still awaited."""
        signed = {one.by for one in self.signatures}
        return tuple(one for one in self.signers if one not in signed)

    def released(self, role: Role) -> "Handling":
        """Return it once the step that was given to a person of this role is done."""
        if role not in self.assigned:
            return self
        kept = {one: who for one, who in self.assigned.items() if one is not role}
        return replace(self, assigned=kept)

    def without_signatures(self) -> "Handling":
        """Return it for a case that is examined anew: what was signed is not what comes."""
        return replace(self, signatures=(), signers=())

    def without(self, person: str) -> "Handling":
        """Return it with this person barred, and what was given to him taken back."""
        return replace(
            self,
            assigned={role: who for role, who in self.assigned.items() if who != person},
            signers=_without(self.signers, person),
            signatures=tuple(one for one in self.signatures if one.by != person),
            recused=self.recused | {person},
        )


NO_HANDLING = Handling()


def fold_handling(before: Handling, event: HandlingEvent) -> Handling:
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
        case _:
            assert_never(event)


def _without(signers: tuple[str, ...], person: str) -> tuple[str, ...]:
    return tuple(one for one in signers if one != person)
