"""Acceptance 受理: complete, correct once, not accept, or silence (article 32)."""

from collections.abc import Mapping
from datetime import date

from xuke.kernel.calendar import Calendar
from xuke.kernel.case.clocks import completeness_due
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    CaseEvent,
    Concluded,
    Corrected,
    CorrectionRequested,
    Gap,
    NotAccepted,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import Step, require
from xuke.kernel.citation import LICENSING_LAW, cites
from xuke.kernel.person import SYSTEM, Person
from xuke.kernel.refusal import Unlawful

NOT_COMPETENT = "not-competent"
NON_ACCEPTANCE_REASONS = frozenset({"not-required", NOT_COMPETENT, "false-materials", "barred"})
SHORTEST_REASON = 10
"""Characters: a reason shorter than this says nothing (efficiency supervision's rule)."""


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
def deem_accepted(case: Case, *, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    """Record what silence has done: acceptance as of the day the materials came in."""
    if not is_silence(case, on, calendar):
        return ()
    return (Accepted(on=_materials_in(case), by=SYSTEM, deemed=True),)


@cites(LICENSING_LAW.art(32, 1, 5))
def accept(case: Case, *, person: Person, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    """Accept a complete application; after a correction, as of the day all was in."""
    require(Step.ACCEPT, person, case)
    if is_silence(case, on, calendar):
        return deem_accepted(case, on=on, calendar=calendar)
    missing = missing_materials(case)
    # What the one notice forgot may no longer be demanded.
    if missing and case.notice is None:
        raise Unlawful("incomplete", LICENSING_LAW.art(32, 1, 4), missing=" ".join(sorted(missing)))
    return (Accepted(on=case.corrected_on or on, by=person.id),)


def missing_materials(case: Case) -> frozenset[str]:
    """Return the required materials to which no file was put; history's lie elsewhere."""
    if case.imported:
        return frozenset()
    required = {one.id for one in case.filed_rule.materials if one.required}
    return frozenset(required - {one.material for one in case.materials})


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(32, 1, 4))
def request_correction(
    case: Case,
    *,
    person: Person,
    gaps: tuple[Gap, ...],
    answer_by: date,
    on: date,
    calendar: Calendar,
) -> tuple[CaseEvent, ...]:
    """Tell everything that is missing, once, within the days the law gives."""
    require(Step.REQUEST_CORRECTION, person, case)
    if is_silence(case, on, calendar):
        raise Unlawful("silence-has-accepted", LICENSING_LAW.art(32, 1, 4))
    if not gaps:
        raise Unlawful("no-gap-named", LICENSING_LAW.art(32, 1, 4))
    if answer_by <= on:
        raise Unlawful("answer-day-passed", answer_by=answer_by.isoformat())
    _check_gaps(case, gaps)
    return (CorrectionRequested(on=on, by=person.id, gaps=gaps, answer_by=answer_by),)


def _check_gaps(case: Case, gaps: tuple[Gap, ...]) -> None:
    """Allow only what the item lists to be demanded (article 31), each with its words."""
    rule = case.filed_rule
    listed = {one.id for one in rule.materials} | set(rule.fields)
    for gap in gaps:
        if gap.target not in listed:
            raise Unlawful("material-not-listed", LICENSING_LAW.art(31), material=gap.target)
        if not gap.what.strip():
            raise Unlawful("gap-without-words", LICENSING_LAW.art(32, 1, 4), target=gap.target)


@cites(LICENSING_LAW.art(32, 1, 5))
def correct(
    case: Case,
    *,
    person: Person,
    form: Mapping[str, str],
    on: date,
    counts_from: date | None = None,
    applicant: Applicant | None = None,
) -> tuple[CaseEvent, ...]:
    """Hand in what the notice asked for; all of it, and nothing else."""
    require(Step.CORRECT, person, case)
    asked = {gap.target for gap in case.notice.gaps} if case.notice else set()
    extra = set(form) - asked
    if extra:
        raise Unlawful(
            "not-asked-for", LICENSING_LAW.art(32, 1, 4), material=" ".join(sorted(extra))
        )
    left = asked - set(form) - case.attached_since_notice
    if left:
        raise Unlawful("gaps-left", LICENSING_LAW.art(32, 1, 5), missing=" ".join(sorted(left)))
    return (Corrected(on=on, form=form, applicant=applicant, counts_from=counts_from),)


@cites(LICENSING_LAW.art(32, 1, 1), LICENSING_LAW.art(32, 1, 2), LICENSING_LAW.art(78))
def not_accept(
    case: Case, refused: NotAccepted, *, person: Person, calendar: Calendar
) -> tuple[CaseEvent, ...]:
    """Decline for one of the law's reasons; name the body that is competent."""
    require(Step.NOT_ACCEPT, person, case)
    if is_silence(case, refused.on, calendar):
        raise Unlawful("silence-has-accepted", LICENSING_LAW.art(32, 1, 4))
    if refused.reason not in NON_ACCEPTANCE_REASONS:
        raise Unlawful("no-such-reason", LICENSING_LAW.art(32, 1), reason=refused.reason)
    if len(refused.text.strip()) < SHORTEST_REASON:
        raise Unlawful("reason-too-short", LICENSING_LAW.art(32, 2))
    if refused.reason == NOT_COMPETENT and not refused.competent.strip():
        raise Unlawful("competent-body-missing", LICENSING_LAW.art(32, 1, 2))
    return (refused, Concluded(on=refused.on))


def _materials_in(case: Case) -> date:
    """Return the day from which silence counts: 自收到申请材料之日起 (article 32(1)(4))."""
    if case.received is None:
        raise LookupError(case.phase)
    return case.corrected_on or case.received.on
