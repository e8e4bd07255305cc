"""Who must act next: every open case has somebody."""

from dataclasses import dataclass

from xuke.kernel.case.people import chair
from xuke.kernel.case.rights import BEFORE_DELIVERY, holder, open_matter
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.person import NOBODY, Role

_BY_PHASE = {
    Phase.DRAFT: Role.APPLICANT,
    Phase.RECEIVED: Role.CLERK,
    Phase.IN_CORRECTION: Role.APPLICANT,
    Phase.ACCEPTED: Role.EXAMINER,
    Phase.EXAMINED: Role.DECIDER,
    Phase.GRANTED: Role.CLERK,
    Phase.ISSUED: Role.CLERK,
    Phase.REFUSED: Role.CLERK,
}
_SETTLED_BY = {
    "hearing-owed": Role.EXAMINER,
    "hearing-not-offered": Role.EXAMINER,
    "procedure-open": Role.EXAMINER,
    "not-forwarded": Role.EXAMINER,
    "expert-review-missing": Role.EXAMINER,
    "site-verification-missing": Role.EXAMINER,
    "comment-missing": Role.EXAMINER,
    "comment-open": Role.EXAMINER,
    "legality-review-missing": Role.LEGAL_REVIEWER,
    "major-review-missing": Role.LEGAL_REVIEWER,
    "amendment-open": Role.EXAMINER,
    "party-told-of-old": Role.EXAMINER,
    "materials-pending": Role.APPLICANT,
}
"""What is open before a decision, and who settles it; all else is the decider's."""


@dataclass(frozen=True, slots=True)
class NextActor:
    """A role, and the persons in it who alone are meant; nobody named means any of them."""

    role: Role
    persons: tuple[str, ...] = ()


def next_actor(case: Case) -> NextActor | None:
    """Return who must act next; nobody once the case is closed and concluded."""
    role = _BY_PHASE.get(case.phase)
    if role is None:
        return None
    if case.phase is Phase.EXAMINED:
        return _before_decision(case)
    # What was granted is handed out only once the materials that may come later are in.
    if case.decision and BEFORE_DELIVERY(NOBODY, case):
        return NextActor(Role.APPLICANT)
    return _named(case, role)


def _before_decision(case: Case) -> NextActor:
    """Return who settles the first matter that is open, or who decides."""
    matter = open_matter(case)
    code = matter.code if matter else ""
    if code == "signatures-missing":
        return NextActor(Role.DECIDER, case.handling.unsigned)
    if code == "hearing-owed" and chair(case):
        return NextActor(Role.EXAMINER, (chair(case),))
    return _named(case, _SETTLED_BY.get(code, Role.DECIDER))


def _named(case: Case, role: Role) -> NextActor:
    """Return the role, and the person to whom its step was handed over, if any."""
    to = holder(case, role)
    return NextActor(role, (to,) if to else ())
