"""Who may do what next, and why not: the only source of buttons, API rights and refusals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from xuke.kernel.case.events import Granted
from xuke.kernel.case.rule import COUNTER_CHANNELS
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.citation import LICENSING_LAW
from xuke.kernel.person import Person, Role
from xuke.kernel.refusal import Unlawful


class Step(StrEnum):
    """What can be done to a case."""

    ATTACH = "attach"
    SUBMIT = "submit"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    REQUEST_CORRECTION = "request-correction"
    NOT_ACCEPT = "not-accept"
    EXAMINE = "examine"
    GRANT = "grant"
    REFUSE = "refuse"
    ISSUE = "issue"
    DELIVER = "deliver"
    DISCLOSE = "disclose"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that the case's phase calls for, and why this person may not take it."""

    step: Step
    refusal: Unlawful | None

    @property
    def allowed(self) -> bool:
        """Whether the person may take it now."""
        return self.refusal is None


Guard = Callable[[Person, Case], Unlawful | None]


def _is_owner(person: Person, case: Case) -> Unlawful | None:
    """Ask that the case is the person's own."""
    if case.owner and person.id == case.owner:
        return None
    return Unlawful("not-your-case", LICENSING_LAW.art(29))


def _hands_in(person: Person, case: Case) -> Unlawful | None:
    """Ask for the applicant; for what came on paper the clerk may write it down.

    A draft is nobody's business but its owner's.
    """
    on_paper = case.phase is Phase.IN_CORRECTION and case.channel in COUNTER_CHANNELS
    return None if on_paper and person.has(Role.CLERK) else _is_owner(person, case)


def _may_withdraw(person: Person, case: Case) -> Unlawful | None:
    """Ask for the applicant; history has no owner here, so the clerk records the letter."""
    return None if case.imported and person.has(Role.CLERK) else _is_owner(person, case)


def _has(role: Role) -> Guard:
    """Ask for a role at the case's authority."""

    def guard(person: Person, _case: Case) -> Unlawful | None:
        return None if person.has(role) else Unlawful("role-missing", role=role)

    return guard


def _did_not_file(person: Person, case: Case) -> Unlawful | None:
    """Keep officials away from their own applications."""
    if person.id == case.owner:
        return Unlawful("own-application", LICENSING_LAW.art(5))
    return None


def _did_not_apply(person: Person, case: Case) -> Unlawful | None:
    """Keep clerks from their own applications; what they wrote down for others is not theirs."""
    return None if case.channel in COUNTER_CHANNELS else _did_not_file(person, case)


def _did_not_accept(person: Person, case: Case) -> Unlawful | None:
    """Separate acceptance from examination and decision 受审分离."""
    if case.accepted and case.accepted.by == person.id:
        return Unlawful("accepted-by-same-person", LICENSING_LAW.art(34))
    return None


def _did_not_examine(person: Person, case: Case) -> Unlawful | None:
    """Separate the examinations from each other and from the decision."""
    if any(one.by == person.id for one in case.examinations):
        return Unlawful("examined-by-same-person", LICENSING_LAW.art(34, 3))
    return None


def _no_notice_yet(_person: Person, case: Case) -> Unlawful | None:
    """Allow one correction notice and no second."""
    if case.notice:
        return Unlawful("second-notice", LICENSING_LAW.art(32, 1, 4))
    return None


def _is_deliverable(_person: Person, case: Case) -> Unlawful | None:
    """Ask for the certificate first, where the item has one."""
    if case.phase is Phase.GRANTED and case.filed_rule.certificate and not case.imported:
        return Unlawful("certificate-missing", LICENSING_LAW.art(44))
    return None


def _has_certificate(_person: Person, case: Case) -> Unlawful | None:
    """Ask for an item and action that end in a certificate, and for the answers on its face."""
    if not case.filed_rule.certificate:
        return Unlawful("no-certificate", LICENSING_LAW.art(39))
    if case.imported:
        return Unlawful("face-unknown", LICENSING_LAW.art(39))
    return None


def _passed(_person: Person, case: Case) -> Unlawful | None:
    """Refuse a grant against the examination."""
    if all(one.passed for one in case.examinations):
        return None
    return Unlawful("examination-failed", LICENSING_LAW.art(38, 1))


def _is_granted(_person: Person, case: Case) -> Unlawful | None:
    """Ask for a grant that is not yet public."""
    if case.disclosed_on:
        return Unlawful("already-disclosed", LICENSING_LAW.art(40))
    if isinstance(case.decision, Granted):
        return None
    return Unlawful("not-granted", LICENSING_LAW.art(40))


_EXAMINER = (_has(Role.EXAMINER), _did_not_file, _did_not_accept, _did_not_examine)
_DECIDER = (_has(Role.DECIDER), _did_not_file, _did_not_accept, _did_not_examine)
_DECIDED = frozenset({Phase.GRANTED, Phase.ISSUED, Phase.REFUSED})
_UNDECIDED = frozenset({Phase.RECEIVED, Phase.IN_CORRECTION, Phase.ACCEPTED, Phase.EXAMINED})

_RULES: Mapping[Step, tuple[frozenset[Phase], tuple[Guard, ...]]] = {
    Step.ATTACH: (frozenset({Phase.DRAFT, Phase.IN_CORRECTION}), (_hands_in,)),
    Step.SUBMIT: (frozenset({Phase.DRAFT}), (_is_owner,)),
    Step.CORRECT: (frozenset({Phase.IN_CORRECTION}), (_hands_in,)),
    Step.WITHDRAW: (_UNDECIDED | {Phase.DRAFT}, (_may_withdraw,)),
    Step.ACCEPT: (frozenset({Phase.RECEIVED}), (_has(Role.CLERK), _did_not_apply)),
    Step.REQUEST_CORRECTION: (
        frozenset({Phase.RECEIVED}),
        (_has(Role.CLERK), _did_not_apply, _no_notice_yet),
    ),
    Step.NOT_ACCEPT: (frozenset({Phase.RECEIVED}), (_has(Role.CLERK), _did_not_apply)),
    Step.EXAMINE: (frozenset({Phase.ACCEPTED}), _EXAMINER),
    Step.GRANT: (frozenset({Phase.EXAMINED}), (*_DECIDER, _passed)),
    Step.REFUSE: (frozenset({Phase.EXAMINED}), _DECIDER),
    Step.ISSUE: (frozenset({Phase.GRANTED}), (_has(Role.CLERK), _has_certificate)),
    Step.DELIVER: (_DECIDED, (_has(Role.CLERK), _is_deliverable)),
    Step.DISCLOSE: (
        frozenset({Phase.GRANTED, Phase.ISSUED, Phase.CONCLUDED}),
        (_has(Role.PUBLISHER), _is_granted),
    ),
}


def refusal(step: Step, person: Person, case: Case) -> Unlawful | None:
    """Say why this person may not take this step now, or nothing if it may be taken."""
    phases, guards = _RULES[step]
    if case.phase not in phases:
        return Unlawful("wrong-phase", phase=case.phase, step=step)
    return next(filter(None, (guard(person, case) for guard in guards)), None)


def require(step: Step, person: Person, case: Case) -> None:
    """Raise the refusal, if there is one."""
    reason = refusal(step, person, case)
    if reason:
        raise reason


def next_steps(person: Person, case: Case) -> tuple[NextStep, ...]:
    """List the steps that the phase calls for, each with this person's right to it."""
    return tuple(
        NextStep(step, refusal(step, person, case))
        for step, (phases, _guards) in _RULES.items()
        if case.phase in phases
    )
