"""What the rights to a case's verbs share: phases, who may, whose work it is, what is open."""

from collections.abc import Callable, Mapping
from typing import Any

from xuke.kernel.case import guards as g
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import PendingMode
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.person import NOBODY, Person, Role
from xuke.kernel.stream import Guard, Right, Verb, always, first_refusal, holds


def phases(*of: Phase) -> frozenset[Phase]:
    """Return these phases as a set."""
    return frozenset(of)


DRAFT = phases(Phase.DRAFT)
RECEIVED = phases(Phase.RECEIVED)
IN_CORRECTION = phases(Phase.IN_CORRECTION)
ACCEPTED = phases(Phase.ACCEPTED)
EXAMINED = phases(Phase.EXAMINED)
GRANTED = phases(Phase.GRANTED)
IN_HAND = ACCEPTED | EXAMINED
DECIDED = phases(Phase.GRANTED, Phase.ISSUED, Phase.REFUSED)
UNDECIDED = RECEIVED | IN_CORRECTION | IN_HAND
OPEN = UNDECIDED | DECIDED

AT_COUNTER = (holds(Role.CLERK), g.did_not_apply)
EXAMINER = (holds(Role.EXAMINER), g.did_not_file, g.did_not_accept)
REVIEWER = (*EXAMINER, g.did_not_chair)
DECIDER = (
    holds(Role.DECIDER),
    g.did_not_file,
    g.did_not_accept,
    g.did_not_examine,
    g.did_not_review,
)
LEGAL = (g.did_not_file, g.did_not_accept, g.did_not_examine, g.did_not_chair)
BEFORE_ANY_DECISION = (
    g.is_not_amending,
    g.is_told_anew,
    g.hearing_is_done,
    g.is_certain,
    g.is_reviewed,
)
BEFORE_GRANT = (
    g.is_verified,
    g.is_commented,
    g.nothing_pending(PendingMode.BEFORE_DECISION),
)
BEFORE_DELIVERY = g.nothing_pending(PendingMode.BEFORE_DELIVERY)


def right(
    of: frozenset[Phase],
    *guards: Guard[Case],
    held_by: Role | None = None,
    when: Callable[[Case], bool] = always,
) -> Right[Case]:
    """Return the right to a verb in these phases, past these guards."""
    return Right(phases=of, guards=guards, when=when, held_by=held_by)


def by_examiner(when: Callable[[Case], bool] = always) -> Right[Case]:
    """Return the right to an examiner's act of procedure while the case is in hand."""
    return right(IN_HAND, *EXAMINER, held_by=Role.EXAMINER, when=when)


def by_decider() -> Right[Case]:
    """Return the right to an act of the official who will decide."""
    return right(EXAMINED, *DECIDER, held_by=Role.DECIDER)


HELD_BY: Mapping[Role, tuple[Guard[Case], ...]] = {
    Role.CLERK: (g.did_not_apply,),
    Role.EXAMINER: (g.did_not_file, g.did_not_accept, g.examines_once),
    Role.DECIDER: (g.did_not_file, g.did_not_accept, g.did_not_examine, g.did_not_review),
    Role.LEGAL_REVIEWER: LEGAL,
}
"""The roles whose work can be handed over 转办, and what bars a person from it for good."""


def barred(role: Role, who: str, case: Case) -> Unlawful | None:
    """Say why this person, with whatever rights, cannot do what waits for the role."""
    return first_refusal((g.is_not_recused, *HELD_BY[role]), Person(who), case)


def holder(case: Case, role: Role) -> str:
    """Return to whom the role's work was handed over, unless something bars him since."""
    to = case.handling.assigned.get(role, "")
    return to if to and barred(role, to, case) is None else ""


def open_matter(case: Case) -> Unlawful | None:
    """Say what must still happen before an examined case can be decided, whoever decides."""
    grants = first_refusal((g.is_not_barred, g.passed), NOBODY, case) is None
    asked = (*BEFORE_ANY_DECISION, *BEFORE_GRANT) if grants else BEFORE_ANY_DECISION
    return first_refusal(asked, NOBODY, case)


def bar(verb: Verb[Case], person: Person, case: Case) -> Unlawful | None:
    """Keep out who was recused 回避, and keep work for the person to whom it was handed over."""
    return g.is_not_recused(person, case) or _held_by_another(verb, person, case)


def _held_by_another(verb: Verb[Case], person: Person, case: Case) -> Unlawful | None:
    role: Any = verb.right.held_by
    to = holder(case, role) if role else ""
    return NotYours("assigned-to-other", to=to) if to not in {"", person.id} else None
