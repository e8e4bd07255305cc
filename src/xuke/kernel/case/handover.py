"""Officials' verbs 退回 撤回 转办 会签 加签 减签 回避: who has the case, and who no more."""

from collections.abc import Iterable

from xuke.kernel.case.events import (
    CalledBack,
    CaseEvent,
    Countersigned,
    CountersignRequested,
    HandedOver,
    Recused,
    Returned,
    SignerAdded,
    SignerRemoved,
)
from xuke.kernel.case.people import check_named
from xuke.kernel.case.reasons import check_opinion, check_reason
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import HELD_BY, Step, barred, require
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role


def hand_over(case: Case, handed: HandedOver, at: Occasion) -> tuple[CaseEvent, ...]:
    """Give what waits for a role to one person, whom nothing bars from doing it."""
    require(Step.HAND_OVER, at.person, case)
    if handed.role not in HELD_BY:
        raise Unlawful("role-not-handed-over", role=handed.role)
    if not at.person.roles & {handed.role, Role.DECIDER}:
        raise Unlawful("role-missing", role=handed.role)
    if not handed.to.strip():
        raise Unlawful("name-missing")
    bar = barred(handed.role, handed.to, case)
    if bar:
        raise Unlawful("cannot-take-over", bar.citation, why=bar.code)
    check_reason(handed.reason)
    return (handed,)


@cites(LICENSING_LAW.art(48, 1, 3))
def recuse(case: Case, recused: Recused, at: Occasion) -> tuple[CaseEvent, ...]:
    """Take somebody out of the case: oneself, or as its decider anybody but the applicant."""
    require(Step.RECUSE, at.person, case)
    basis = LICENSING_LAW.art(48, 1, 3)
    if recused.person != at.person.id:
        if not at.person.has(Role.DECIDER):
            raise Unlawful("role-missing", basis, role=Role.DECIDER)
        check_named([recused.person], case, basis)
    check_reason(recused.reason, basis)
    return (recused,)


def call_back(case: Case, called: CalledBack, at: Occasion) -> tuple[CaseEvent, ...]:
    """Take one's own opinion back while nobody has built on it."""
    require(Step.CALL_BACK, at.person, case)
    check_reason(called.reason)
    return (called,)


def send_back(case: Case, returned: Returned, at: Occasion) -> tuple[CaseEvent, ...]:
    """Send the case back to be examined anew."""
    require(Step.RETURN, at.person, case)
    check_reason(returned.reason)
    return (returned,)


def request_countersign(
    case: Case, asked: CountersignRequested, at: Occasion
) -> tuple[CaseEvent, ...]:
    """Ask others for their opinions before the decision."""
    require(Step.REQUEST_COUNTERSIGN, at.person, case)
    if not asked.signers:
        raise Unlawful("nobody-named")
    _check_signers(asked.signers, case, at)
    return (asked,)


def add_signer(case: Case, added: SignerAdded, at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask one more person."""
    require(Step.ADD_SIGNER, at.person, case)
    _check_signers([added.signer], case, at)
    check_reason(added.reason)
    return (added,)


def _check_signers(signers: Iterable[str], case: Case, at: Occasion) -> None:
    """Ask for others than the asker and the examiners, whose opinions are known; each once."""
    check_named(signers, case)
    examiners = {one.by for one in case.examinations}
    for one in signers:
        if one in {at.person.id, *examiners}:
            raise Unlawful("opinion-known", who=one)
        if one in case.handling.signers:
            raise Unlawful("asked-before", who=one)


def countersign(case: Case, signed: Countersigned, at: Occasion) -> tuple[CaseEvent, ...]:
    """Agree or not, with an opinion; dissent stands on record, and the decider answers for it."""
    require(Step.COUNTERSIGN, at.person, case)
    check_opinion(signed.opinion, passed=signed.agreed)
    return (signed,)


def remove_signer(case: Case, removed: SignerRemoved, at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask a person no more who has not yet signed; what was signed stays."""
    require(Step.REMOVE_SIGNER, at.person, case)
    if removed.signer not in case.handling.unsigned:
        raise Unlawful("not-awaited", who=removed.signer)
    check_reason(removed.reason)
    return (removed,)
