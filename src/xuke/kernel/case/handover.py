"""Officials' verbs 退回 撤回 转办 会签 加签 减签 回避: who has the case, and who is kept out."""

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
from xuke.kernel.case.guards import did_not_apply, examined_last, is_asked_to_sign
from xuke.kernel.case.people import check_named
from xuke.kernel.case.reasons import check_opinion, check_reason
from xuke.kernel.case.rights import (
    DECIDER,
    EXAMINED,
    HELD_BY,
    IN_HAND,
    OPEN,
    barred,
    by_decider,
    right,
)
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


def hand_over(case: Case, handed: HandedOver, at: Occasion) -> tuple[CaseEvent, ...]:
    """Give what waits for a role to one person, whom nothing bars from doing it."""
    if handed.role not in HELD_BY:
        raise Unlawful("role-not-handed-over", role=handed.role)
    if not at.person.roles & {handed.role, Role.DECIDER}:
        raise NotYours("role-missing", role=handed.role)
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
    basis = LICENSING_LAW.art(48, 1, 3)
    if recused.person != at.person.id:
        if not at.person.has(Role.DECIDER):
            raise NotYours("role-missing", basis, role=Role.DECIDER)
        check_named([recused.person], case, basis)
    check_reason(recused.reason, basis)
    return (recused,)


def call_back(_case: Case, called: CalledBack, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Take one's own opinion back while nobody has built on it."""
    check_reason(called.reason)
    return (called,)


def send_back(_case: Case, returned: Returned, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Send the case back to be examined anew."""
    check_reason(returned.reason)
    return (returned,)


def request_countersign(
    case: Case, asked: CountersignRequested, at: Occasion
) -> tuple[CaseEvent, ...]:
    """Ask others for their opinions before the decision."""
    if not asked.signers:
        raise Unlawful("nobody-named")
    _check_signers(asked.signers, case, at)
    return (asked,)


def add_signer(case: Case, added: SignerAdded, at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask one more person."""
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


def countersign(_case: Case, signed: Countersigned, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Agree or not, with an opinion; dissent stands on record, and the decider answers for it."""
    check_opinion(signed.opinion, passed=signed.agreed)
    return (signed,)


def remove_signer(case: Case, removed: SignerRemoved, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask a person no more who has not yet signed; what was signed stays."""
    if removed.signer not in case.handling.unsigned:
        raise Unlawful("not-awaited", who=removed.signer)
    check_reason(removed.reason)
    return (removed,)


def _has_examinations(case: Case) -> bool:
    return bool(case.examinations)


def _awaits_signatures(case: Case) -> bool:
    return bool(case.handling.unsigned)


_AT_HOME = right(
    OPEN,
    holds(Role.CLERK, Role.EXAMINER, Role.DECIDER, Role.LEGAL_REVIEWER),
    did_not_apply,
)
VERBS: tuple[Verb[Case], ...] = (
    Verb(name="hand-over", event=HandedOver, right=_AT_HOME, decide=hand_over),
    Verb(name="recuse", event=Recused, right=_AT_HOME, decide=recuse),
    Verb(
        name="call-back",
        event=CalledBack,
        right=right(IN_HAND, examined_last, when=_has_examinations),
        decide=call_back,
    ),
    Verb(name="return", event=Returned, right=by_decider(), decide=send_back),
    Verb(
        name="request-countersign",
        event=CountersignRequested,
        right=by_decider(),
        decide=request_countersign,
    ),
    Verb(
        name="countersign",
        event=Countersigned,
        right=right(EXAMINED, is_asked_to_sign, when=_awaits_signatures),
        decide=countersign,
    ),
    Verb(name="add-signer", event=SignerAdded, right=by_decider(), decide=add_signer),
    Verb(
        name="remove-signer",
        event=SignerRemoved,
        right=right(EXAMINED, *DECIDER, held_by=Role.DECIDER, when=_awaits_signatures),
        decide=remove_signer,
    ),
)
