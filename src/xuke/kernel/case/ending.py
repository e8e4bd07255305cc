"""The end of a case without a decision 终止办理: promises broken, notices unanswered, reasons."""

from collections.abc import Callable, Mapping
from datetime import date

from xuke.kernel.case import acceptance, known as beside
from xuke.kernel.case.bars import PENDING_NOT_SUPPLIED
from xuke.kernel.case.events import CaseEvent, Concluded, Terminated
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import AT_COUNTER, GRANTED, UNDECIDED, right
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import CIVIL_CODE, LICENSING_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Role
from xuke.kernel.stream import Lapse, Verb

CORRECTION_UNANSWERED = "correction-unanswered"
NATURAL_PERSON = "person"


def break_pending(case: Case, on: date, at: Occasion) -> tuple[CaseEvent, ...]:
    """End an undecided case whose promise was not kept, on the day after the promised one.

    After the decision nothing ends by itself: where the materials may come until delivery, the
    certificate is not issued and nothing delivered until they are in (the steps' own guards), and
    only a clerk ends the case (`terminate`).
    """
    lapsed = None if case.decision else _promise_broken(case, on, at.calendar)
    return _ended(lapsed, PENDING_NOT_SUPPLIED) if lapsed else ()


def expire_correction(case: Case, on: date, at: Occasion) -> tuple[CaseEvent, ...]:
    """End a case whose correction was never answered, on the day after the one to answer by."""
    lapsed = _answer_lapsed(case, on, at.calendar)
    return _ended(lapsed, CORRECTION_UNANSWERED) if lapsed else ()


def _ended(on: date, reason: str) -> tuple[CaseEvent, ...]:
    return (Terminated(on=on, by=SYSTEM, reason=reason), Concluded(on=on))


def _promise_broken(case: Case, on: date, calendar: Calendar) -> date | None:
    """Return since when a case waits in vain; what has come has come, said or not."""
    until = case.accepted.pending_until if case.accepted else None
    if until is None or case.phase not in {Phase.ACCEPTED, Phase.EXAMINED, Phase.GRANTED}:
        return None
    return (
        _day_after(until, on, calendar)
        if case.pending & acceptance.missing_materials(case)
        else None
    )


def _answer_lapsed(case: Case, on: date, calendar: Calendar) -> date | None:
    """Return since when the correction notice is unanswered."""
    if case.notice is None or case.phase is not Phase.IN_CORRECTION:
        return None
    return _day_after(case.notice.answer_by, on, calendar)


@cites(CIVIL_CODE.art(203))
def _day_after(until: date, on: date, calendar: Calendar) -> date | None:
    """Return the day after the applicant's last day, once it has come.

    A last day that is a day off moves to the next working day; on a calendar that is not
    loaded nobody loses anything.
    """
    last = calendar.next_working_day(until)
    return last + ONE_DAY if on > last and calendar.is_loaded(last) else None


def terminate(case: Case, ended: Terminated, at: Occasion) -> tuple[CaseEvent, ...]:
    """End the case 终止办理, for a reason whose own condition is met.

    A grant ends so only while nothing was issued on it, because what was promised never came.
    """
    check = _TERMINATIONS.get(ended.reason)
    if check is None:
        raise Unlawful("no-such-reason", reason=ended.reason)
    if case.decision and ended.reason != PENDING_NOT_SUPPLIED:
        raise Unlawful("wrong-phase", phase=case.phase, step="terminate")
    refused = check(case, ended, at)
    if refused:
        raise refused
    return (ended, Concluded(on=ended.on))


def _applicant_died(case: Case, ended: Terminated, _at: Occasion) -> Unlawful | None:
    check_reason(ended.text)
    return None if _is_by_person(case) else Unlawful("applicant-is-no-person")


def _applicant_dissolved(case: Case, ended: Terminated, _at: Occasion) -> Unlawful | None:
    check_reason(ended.text)
    return Unlawful("applicant-is-a-person") if _is_by_person(case) else None


def _is_by_person(case: Case) -> bool:
    return case.applicant is not None and case.applicant.kind == NATURAL_PERSON


def _duplicate(case: Case, ended: Terminated, at: Occasion) -> Unlawful | None:
    """Ask for another case of the same applicant, item and action, which is open or granted."""
    check_reason(ended.text)
    if ended.other.strip() in {"", case.number}:
        return Unlawful("other-case-missing")
    twin = beside.known(at).twin
    if twin is None:
        return Unlawful("other-case-unknown", other=ended.other)
    is_same = twin.is_same_applicant and (twin.item, twin.action) == (case.item, case.action)
    return None if is_same and twin.is_alive else Unlawful("no-duplicate", other=ended.other)


@cites(LICENSING_LAW.art(32, 1, 1))
def _licence_abolished(_case: Case, ended: Terminated, at: Occasion) -> Unlawful | None:
    """Ask for the provision that abolished the licence, and for what the applicant does instead.

    What needs no licence any more can neither be granted nor refused; it is told as at receipt.
    Whether that is so, the item's rules say of the answers and the day.
    """
    place = LICENSING_LAW.art(32, 1, 1)
    if beside.known(at).scope.needless is None:
        return Unlawful("licence-still-needed", place)
    check_reason(ended.text, place)
    try:
        Citation.parse(ended.basis)
    except ValueError:
        return Unlawful("basis-missing", place, basis=ended.basis)
    return None


def _correction_unanswered(case: Case, ended: Terminated, at: Occasion) -> Unlawful | None:
    lapsed = _answer_lapsed(case, ended.on, at.calendar)
    return None if lapsed else Unlawful("answer-still-possible", LICENSING_LAW.art(32, 1, 4))


def _pending_not_supplied(case: Case, ended: Terminated, at: Occasion) -> Unlawful | None:
    if case.decision:
        check_reason(ended.text)
    broken = _promise_broken(case, ended.on, at.calendar)
    return None if broken else Unlawful("promise-not-broken")


_TERMINATIONS: Mapping[str, Callable[[Case, Terminated, Occasion], Unlawful | None]] = {
    "applicant-died": _applicant_died,
    "applicant-dissolved": _applicant_dissolved,
    "duplicate": _duplicate,
    "licence-abolished": _licence_abolished,
    CORRECTION_UNANSWERED: _correction_unanswered,
    PENDING_NOT_SUPPLIED: _pending_not_supplied,
}
TERMINATION_REASONS = frozenset(_TERMINATIONS)


def _may_end(case: Case) -> bool:
    """Whether the case can still end undone: after a grant, only while no licence rests on it.

    A renewal settles at the grant: its licence has gone on by then.
    """
    if case.decision is None:
        return True
    is_renewal = case.action is Action.RENEWAL
    return bool(case.pending and case.filed_rule.certificate) and not is_renewal


VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="terminate",
        event=Terminated,
        right=right(UNDECIDED | GRANTED, *AT_COUNTER, held_by=Role.CLERK, when=_may_end),
        decide=terminate,
    ),
)
LAPSES: tuple[Lapse[Case], ...] = (
    Lapse(name="uncorrected", event=Terminated, decide=expire_correction),
    Lapse(name="unsupplied", event=Terminated, decide=break_pending),
)
