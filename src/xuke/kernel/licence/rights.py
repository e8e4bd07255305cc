"""What the rights to a licence's verbs share: at which status, by whom, and what bars it."""

from collections.abc import Callable

from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE, AdverseAct, Status
from xuke.kernel.person import SYSTEM, Person, Role
from xuke.kernel.stream import Guard, Right, always, holds

VALID = frozenset({Status.VALID})
EVER = frozenset(Status)
FORMALITY = holds(Role.CLERK, Role.DECIDER)
INSPECTION = holds(Role.DECIDER, Role.EXAMINER)
DECISION = holds(Role.DECIDER)


def right(
    statuses: frozenset[Status],
    basis: Citation,
    *guards: Guard[Licence],
    when: Callable[[Licence], bool] = always,
) -> Right[Licence]:
    """Return the right to a verb at these statuses, past these guards."""
    return Right(phases=statuses, basis=basis, guards=guards, when=when)


@cites(LICENSING_LAW.art(7))
def adverse(
    act: AdverseAct,
    basis: Citation,
    statuses: frozenset[Status] = IN_FORCE,
    when: Callable[[Licence], bool] = always,
) -> Right[Licence]:
    """Return the right to an act that burdens the holder: he is told of it first (article 7)."""

    def was_told(_person: Person, licence: Licence) -> Unlawful | None:
        told = licence.is_intended(act)
        return None if told else Unlawful("statement-missing", LICENSING_LAW.art(7), act=act)

    return right(statuses, basis, DECISION, was_told, when=when)


def is_system(person: Person, _licence: Licence) -> Unlawful | None:
    """Ask for nobody: what the office's corrected data does, no person does."""
    return None if person.id == SYSTEM else NotYours("role-missing", role=SYSTEM)


def verifying(*guards: Guard[Licence], when: Callable[[Licence], bool] = always) -> Right[Licence]:
    """Return the right to what verification finds; a suspended licence falls due like others."""
    return right(IN_FORCE, LICENSING_LAW.art(61, 1), INSPECTION, *guards, when=when)


def inspecting(when: Callable[[Licence], bool] = always) -> Right[Licence]:
    """Return the right to what shows whether the holder is active."""
    return right(IN_FORCE, LICENSING_LAW.art(67, 1), INSPECTION, when=when)
