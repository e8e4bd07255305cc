"""Who may do what next, and why not: the only source of buttons, API rights and refusals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from xuke.kernel.case import guards as g
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.step import Step
from xuke.kernel.item.rule import Action, Course, PendingMode
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import NOBODY, Person, Role

__all__ = [
    "HELD_BY",
    "NextStep",
    "Step",
    "barred",
    "holder",
    "next_steps",
    "open_matter",
    "refusal",
    "require",
]


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that the case's phase calls for, and why this person may not take it."""

    step: Step
    refusal: Unlawful | None

    @property
    def allowed(self) -> bool:
        """Whether the person may take it now."""
        return self.refusal is None


def _always(_case: Case) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Right:
    """In which phases a step is called for, on what condition, and what bars a person from it."""

    phases: frozenset[Phase]
    guards: tuple[g.Guard, ...]
    role: Role | None = None
    when: Callable[[Case], bool] = _always

    def applies(self, case: Case) -> bool:
        """Whether the case calls for the step, whoever looks."""
        return case.phase in self.phases and self.when(case)


def _may_come_later(case: Case) -> bool:
    return case.filed_rule.tolerance is not None and case.notice is None


def _takes_files(case: Case) -> bool:
    return case.phase in {Phase.DRAFT, Phase.IN_CORRECTION} or bool(case.pending)


def _may_end(case: Case) -> bool:
    """Whether the case can still end undone: after a grant, only while no licence rests on it.

    A renewal settles at the grant: its licence has gone on by then.
    """
    if case.decision is None:
        return True
    is_renewal = case.action is Action.RENEWAL
    return bool(case.pending and case.filed_rule.certificate) and not is_renewal


def _is_not_held(case: Case) -> bool:
    return case.procedure.held is None


def _may_be_offered(case: Case) -> bool:
    return _is_not_held(case) or bool(case.procedure.late)


def _is_offered(case: Case) -> bool:
    return bool(case.procedure.offered) and _may_be_offered(case)


def _is_announced(case: Case) -> bool:
    return case.procedure.hearing_owed and case.procedure.is_scheduled


def _is_asked_for(case: Case) -> bool:
    return bool(case.handling.unsigned)


def _phases(*phases: Phase) -> frozenset[Phase]:
    return frozenset(phases)


_RECEIVED = _phases(Phase.RECEIVED)
_ACCEPTED = _phases(Phase.ACCEPTED)
_EXAMINED = _phases(Phase.EXAMINED)
_IN_HAND = _ACCEPTED | _EXAMINED
_DECIDED = _phases(Phase.GRANTED, Phase.ISSUED, Phase.REFUSED)
_UNDECIDED = _RECEIVED | _phases(Phase.IN_CORRECTION) | _IN_HAND
_OPEN = _UNDECIDED | _DECIDED

_AT_COUNTER = (g.has(Role.CLERK), g.did_not_apply)
_EXAMINER = (g.has(Role.EXAMINER), g.did_not_file, g.did_not_accept)
_REVIEWER = (*_EXAMINER, g.did_not_chair)
_DECIDER = (
    g.has(Role.DECIDER),
    g.did_not_file,
    g.did_not_accept,
    g.did_not_examine,
    g.did_not_review,
)
_LEGAL = (g.did_not_file, g.did_not_accept, g.did_not_examine, g.did_not_chair)
_BEFORE_ANY_DECISION = (g.hearing_is_done, g.is_certain, g.is_reviewed)
_BEFORE_GRANT = (g.is_verified, g.nothing_pending(PendingMode.BEFORE_DECISION))
_DECISION = (*_DECIDER, *_BEFORE_ANY_DECISION)
_CHAIR = (g.is_chair, g.did_not_file, g.did_not_accept, g.did_not_examine)
_AT_HOME = (
    g.has(Role.CLERK, Role.EXAMINER, Role.DECIDER, Role.LEGAL_REVIEWER),
    g.did_not_apply,
)
_CLERK = (g.has(Role.CLERK),)
_BEFORE_DELIVERY = g.nothing_pending(PendingMode.BEFORE_DELIVERY)


def _by_examiner(when: Callable[[Case], bool] = _always) -> _Right:
    """Return the right to an examiner's act of procedure while the case is in hand."""
    return _Right(_IN_HAND, _EXAMINER, Role.EXAMINER, when)


def _by_decider(phases: frozenset[Phase] = _EXAMINED) -> _Right:
    """Return the right to an act of the one who will decide."""
    return _Right(phases, _DECIDER, Role.DECIDER)


_RIGHTS: Mapping[Step, _Right] = {
    Step.ATTACH: _Right(_OPEN | _phases(Phase.DRAFT), (g.hands_in,), when=_takes_files),
    Step.SUBMIT: _Right(_phases(Phase.DRAFT), (g.is_owner,)),
    Step.CORRECT: _Right(_phases(Phase.IN_CORRECTION), (g.hands_in,)),
    Step.SUPPLY_PENDING: _Right(_OPEN, (g.hands_in,), when=lambda case: bool(case.pending)),
    Step.WITHDRAW: _Right(_UNDECIDED | _phases(Phase.DRAFT), (g.may_withdraw,)),
    Step.ACCEPT: _Right(_RECEIVED, (*_AT_COUNTER, g.is_not_barred), Role.CLERK),
    Step.ACCEPT_PENDING: _Right(
        _RECEIVED, (*_AT_COUNTER, g.is_not_barred), Role.CLERK, _may_come_later
    ),
    Step.CORRECT_ON_THE_SPOT: _Right(_RECEIVED, _AT_COUNTER, Role.CLERK),
    Step.REQUEST_CORRECTION: _Right(_RECEIVED, (*_AT_COUNTER, g.no_notice_yet), Role.CLERK),
    Step.NOT_ACCEPT: _Right(_RECEIVED, _AT_COUNTER, Role.CLERK),
    Step.TERMINATE: _Right(_UNDECIDED | _phases(Phase.GRANTED), _AT_COUNTER, Role.CLERK, _may_end),
    Step.EXAMINE: _Right(_ACCEPTED, (*_REVIEWER, g.is_not_examiner), Role.EXAMINER),
    Step.VERIFY_SITE: _Right(_IN_HAND, _REVIEWER, Role.EXAMINER),
    Step.APPOINT_TESTERS: _by_examiner(),
    Step.TEST: _Right(_IN_HAND, _REVIEWER, Role.EXAMINER),
    Step.APPOINT_EXPERTS: _by_examiner(),
    Step.REPORT_EXPERTS: _by_examiner(lambda case: bool(case.procedure.experts)),
    Step.INFORM_PARTY: _by_examiner(),
    Step.HEAR: _by_examiner(),
    Step.OFFER_HEARING: _by_examiner(_may_be_offered),
    Step.REQUEST_HEARING: _Right(_IN_HAND, (g.speaks,), when=_is_offered),
    Step.WAIVE_HEARING: _Right(_IN_HAND, (g.speaks,), when=_is_offered),
    Step.ORDER_HEARING: _Right(_IN_HAND, (*_DECIDER, g.is_not_ordered), Role.DECIDER, _is_not_held),
    Step.SCHEDULE_HEARING: _by_examiner(lambda case: case.procedure.hearing_owed),
    Step.HOLD_HEARING: _Right(_IN_HAND, _CHAIR, when=_is_announced),
    Step.EXCLUDE: _by_examiner(),
    Step.END_EXCLUSION: _by_examiner(lambda case: bool(case.procedure.open_exclusions)),
    Step.EXTEND: _Right(_IN_HAND, (*_DECIDER, g.is_not_extended)),
    Step.FORWARD: _Right(
        _EXAMINED,
        (*_REVIEWER, g.is_not_forwarded),
        Role.EXAMINER,
        lambda case: case.filed_rule.course is Course.TWO_LEVEL,
    ),
    Step.REVIEW_LEGALITY: _Right(
        _EXAMINED, (g.has(Role.LEGAL_REVIEWER), *_LEGAL), Role.LEGAL_REVIEWER
    ),
    Step.DISCUSS: _by_decider(),
    Step.HAND_OVER: _Right(_OPEN, _AT_HOME),
    Step.RECUSE: _Right(_OPEN, _AT_HOME),
    Step.CALL_BACK: _Right(_IN_HAND, (g.examined_last,), when=lambda case: bool(case.examinations)),
    Step.RETURN: _by_decider(),
    Step.REQUEST_COUNTERSIGN: _by_decider(),
    Step.COUNTERSIGN: _Right(_EXAMINED, (g.is_asked_to_sign,), when=_is_asked_for),
    Step.ADD_SIGNER: _by_decider(),
    Step.REMOVE_SIGNER: _Right(_EXAMINED, _DECIDER, Role.DECIDER, _is_asked_for),
    Step.GRANT: _Right(
        _EXAMINED,
        (*_DECISION, g.is_not_barred, g.passed, *_BEFORE_GRANT),
        Role.DECIDER,
    ),
    Step.REFUSE: _Right(_EXAMINED, _DECISION, Role.DECIDER),
    Step.ISSUE: _Right(
        _phases(Phase.GRANTED), (*_CLERK, g.has_certificate, _BEFORE_DELIVERY), Role.CLERK
    ),
    Step.DELIVER: _Right(_DECIDED, (*_CLERK, g.is_deliverable, _BEFORE_DELIVERY), Role.CLERK),
    Step.DISCLOSE: _Right(
        _phases(Phase.GRANTED, Phase.ISSUED, Phase.CONCLUDED),
        (g.has(Role.PUBLISHER), g.is_granted),
    ),
}


HELD_BY: Mapping[Role, tuple[g.Guard, ...]] = {
    Role.CLERK: (g.did_not_apply,),
    Role.EXAMINER: (g.did_not_file, g.did_not_accept, g.examines_once),
    Role.DECIDER: (g.did_not_file, g.did_not_accept, g.did_not_examine, g.did_not_review),
    Role.LEGAL_REVIEWER: _LEGAL,
}
"""The roles whose steps can be handed over 转办, and what bars a person from them for good."""


def barred(role: Role, who: str, case: Case) -> Unlawful | None:
    """Say why this person, with whatever rights, cannot do what waits for the role."""
    return _first((g.is_not_recused, *HELD_BY[role]), Person(who), case)


def holder(case: Case, role: Role) -> str:
    """Return to whom the role's steps were handed over, unless something bars him since."""
    to = case.handling.assigned.get(role, "")
    return to if to and barred(role, to, case) is None else ""


def open_matter(case: Case) -> Unlawful | None:
    """Say what must still happen before an examined case can be decided, whoever decides."""
    grants = _first((g.is_not_barred, g.passed), NOBODY, case) is None
    asked = (*_BEFORE_ANY_DECISION, *_BEFORE_GRANT) if grants else _BEFORE_ANY_DECISION
    return _first(asked, NOBODY, case)


def _first(guards: Iterable[g.Guard], person: Person, case: Case) -> Unlawful | None:
    return next(filter(None, (guard(person, case) for guard in guards)), None)


def refusal(step: Step, person: Person, case: Case) -> Unlawful | None:
    """Say why this person may not take this step now, or nothing if it may be taken."""
    right = _RIGHTS[step]
    if not right.applies(case):
        return Unlawful("wrong-phase", phase=case.phase, step=step)
    return (
        g.is_not_recused(person, case)
        or _assigned_elsewhere(right, person, case)
        or _first(right.guards, person, case)
    )


def _assigned_elsewhere(right: _Right, person: Person, case: Case) -> Unlawful | None:
    """Keep a step for the person to whom it was handed over 转办."""
    to = holder(case, right.role) if right.role else ""
    return Unlawful("assigned-to-other", to=to) if to not in {"", person.id} else None


def require(step: Step, person: Person, case: Case) -> None:
    """Raise the refusal, if there is one."""
    reason = refusal(step, person, case)
    if reason:
        raise reason


def next_steps(person: Person, case: Case) -> tuple[NextStep, ...]:
    """List the steps that the case calls for, each with this person's right to it."""
    return tuple(
        NextStep(step, refusal(step, person, case))
        for step, right in _RIGHTS.items()
        if right.applies(case)
    )
