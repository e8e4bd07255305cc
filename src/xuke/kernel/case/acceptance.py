"""Acceptance 受理: complete, told once what is missing, not accept, or silence (article 32)."""

from dataclasses import replace
from datetime import date

from xuke.kernel.case.clocks import completeness_due
from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    Concluded,
    CorrectionRequested,
    NotAccepted,
)
from xuke.kernel.case.gaps import (
    check_answer_day,
    check_gaps,
    check_letter,
    in_order,
)
from xuke.kernel.case.guards import (
    check_accepted_here,
    is_not_barred,
    no_notice_yet,
    sent_to,
)
from xuke.kernel.case.reasons import check_reason, check_remedies, require_answer
from xuke.kernel.case.rights import (
    AT_COUNTER,
    RECEIVED,
    right,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Role
from xuke.kernel.stream import Lapse, Verb

NOT_COMPETENT = "not-competent"
BARRED = "barred"
FALSE = "false-materials"
"""What is filed untrue is not accepted, with a warning (article 78)."""
NON_ACCEPTANCE_REASONS = frozenset({"not-required", NOT_COMPETENT, FALSE, BARRED})


@cites(LICENSING_LAW.art(32, 1, 4))
def is_silence(case: Case, on: date, calendar: Calendar) -> bool:
    """Whether the days for telling gaps have passed, so that silence has accepted.

    What a calendar that is not loaded only guesses has no legal effect; of imported history
    it is not known what was told to whom.
    """
    due = completeness_due(case, calendar)
    if case.phase is not Phase.RECEIVED or due is None or due.provisional or case.imported:
        return False
    return on > due.due


@cites(LICENSING_LAW.art(32, 1, 4))
def deem_accepted(case: Case, on: date, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what silence has done: acceptance as of the day the materials came in."""
    if not is_silence(case, on, at.calendar):
        return ()
    return (Accepted(on=_materials_in(case), by=SYSTEM, deemed=True),)


@cites(LICENSING_LAW.art(32, 1, 5))
def accept(case: Case, accepted: Accepted, at: Occasion) -> tuple[CaseEvent, ...]:
    """Accept a complete application; after a correction, as of the day all was in."""
    if is_silence(case, accepted.on, at.calendar):
        return deem_accepted(case, accepted.on, at)
    check_accepted_here(at)
    missing = missing_materials(case)
    # What the one notice forgot may no longer be demanded.
    if missing and case.notice is None:
        raise Unlawful("incomplete", LICENSING_LAW.art(32, 1, 4), missing=in_order(missing))
    return (Accepted(on=case.corrected_on or accepted.on, by=accepted.by),)


def missing_materials(case: Case) -> frozenset[str]:
    """Return the required materials to which no file was put; history's lie elsewhere."""
    if case.imported:
        return frozenset()
    required = case.filed_rule.required_now(case.called_for)
    return required - {one.material for one in case.materials}


@cites(LICENSING_LAW.art(31))
def still_to_come(case: Case) -> frozenset[str]:
    """Return the materials that may still come after filing: promised, or called for since.

    What only answers put right call for nobody could have handed in before. It may come until the
    decision; once somebody has examined what is there, only what is not there yet. What answers
    that are asked to be put right would call for is handed in with the request.
    """
    if case.decision:
        return case.pending
    called = owed(case) if case.examinations else case.called_later
    asked = frozenset(case.amendment.called_for) if case.amendment else frozenset[str]()
    return case.pending | called | (asked - case.called_for)


@cites(LICENSING_LAW.art(31))
def owed(case: Case) -> frozenset[str]:
    """Return what answers put right after the filing call for and nobody has handed in."""
    return case.called_later & missing_materials(case) if case.called_later else frozenset()


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(32, 1, 4))
def request_correction(
    case: Case, notice: CorrectionRequested, at: Occasion
) -> tuple[CaseEvent, ...]:
    """Tell everything that is missing, once, within the days the law gives."""
    refuse_silence(case, notice.on, at.calendar)
    check_answer_day(case.filed_rule, notice, at.calendar)
    check_gaps(case.filed_rule, notice.gaps, missing_materials(case))
    check_letter(notice.gaps, promised=case.commitment)
    return (notice,)


@cites(
    LICENSING_LAW.art(7),
    LICENSING_LAW.art(32, 1, 1),
    LICENSING_LAW.art(32, 1, 2),
    LICENSING_LAW.art(32, 2),
    LICENSING_LAW.art(78),
)
def not_accept(case: Case, refused: NotAccepted, at: Occasion) -> tuple[CaseEvent, ...]:
    """Decline for one of the law's reasons; name the competent body, and the remedies."""
    refuse_silence(case, refused.on, at.calendar)
    if refused.reason not in NON_ACCEPTANCE_REASONS:
        raise Unlawful("no-such-reason", LICENSING_LAW.art(32, 1), reason=refused.reason)
    check_reason(refused.text, LICENSING_LAW.art(32, 2))
    competent = sent_to(refused, at) if refused.reason == NOT_COMPETENT else refused.competent
    if refused.reason == BARRED and not is_not_barred(at.person, case):
        raise Unlawful("not-barred", LICENSING_LAW.art(78))
    check_remedies(case, refused.remedies, LICENSING_LAW.art(7), at)
    if refused.reason == FALSE:
        require_answer(case, refused.on, at.calendar)
    told = replace(refused, warned=refused.reason == FALSE, competent=competent)
    return (told, Concluded(on=refused.on))


def refuse_silence(case: Case, on: date, calendar: Calendar) -> None:
    """Refuse what silence has overtaken: the application is accepted already."""
    if is_silence(case, on, calendar):
        raise Unlawful("silence-has-accepted", LICENSING_LAW.art(32, 1, 4))


def _materials_in(case: Case) -> date:
    """Return the day from which silence counts: 自收到申请材料之日起 (article 32(1)(4))."""
    if case.received is None:
        raise LookupError(case.phase)
    return case.corrected_on or case.received.on


ACCEPTING: tuple[Verb[Case], ...] = (
    Verb(
        name="accept",
        event=Accepted,
        right=right(RECEIVED, *AT_COUNTER, is_not_barred, held_by=Role.CLERK),
        decide=accept,
        settled=frozenset({"deemed", "pending", "pending_until", "promise"}),
    ),
)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="request-correction",
        event=CorrectionRequested,
        right=right(RECEIVED, *AT_COUNTER, no_notice_yet, held_by=Role.CLERK),
        decide=request_correction,
    ),
    Verb(
        name="not-accept",
        event=NotAccepted,
        right=right(RECEIVED, *AT_COUNTER, held_by=Role.CLERK),
        decide=not_accept,
    ),
)
"""What else may come of an application at the counter."""
LAPSES: tuple[Lapse[Case], ...] = (Lapse(name="deemed", event=Accepted, decide=deem_accepted),)
