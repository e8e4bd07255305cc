"""Untrue materials 虚假材料: the applicant is told and heard before he is warned and barred."""

from xuke.kernel.case.events import CaseEvent, UntruthAnswered, UntruthTold
from xuke.kernel.case.guards import did_not_apply, did_not_chair
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import IN_HAND, RECEIVED, right
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(78), PENALTY_LAW.art(44))
def tell_untruth(_case: Case, told: UntruthTold, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Tell the applicant what is held untrue, and that a warning and a bar would follow."""
    check_reason(told.text, PENALTY_LAW.art(44))
    return (told,)


@cites(LICENSING_LAW.art(7), PENALTY_LAW.art(45))
def answer_untruth(case: Case, answer: UntruthAnswered, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what the applicant said to it, or that he waived it."""
    if case.procedure.untruth is None:
        raise Unlawful("untruth-untold", PENALTY_LAW.art(44))
    if not answer.waived and not answer.statement.strip():
        raise Unlawful("applicant-unheard", PENALTY_LAW.art(45))
    return (answer,)


def _is_told(case: Case) -> bool:
    return case.procedure.untruth is not None


_OFFICIAL = (holds(Role.CLERK, Role.EXAMINER), did_not_apply, did_not_chair)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="tell-untruth",
        event=UntruthTold,
        right=right(RECEIVED | IN_HAND, *_OFFICIAL),
        decide=tell_untruth,
    ),
    Verb(
        name="answer-untruth",
        event=UntruthAnswered,
        right=right(RECEIVED | IN_HAND, *_OFFICIAL, when=_is_told),
        decide=answer_untruth,
    ),
)
