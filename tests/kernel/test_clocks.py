"""Each clock of a case starts with its own event."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import CLERK, FIRST, MON, PLAIN, RULE, after
from tests.kernel.timing import (
    GRANTED,
    OFFERED,
    REFUSED,
    REQUESTED,
    TESTING,
    accepted,
    announced,
    day,
    pending,
)

from xuke.kernel.case import clocks, decision_limits, events
from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    Concluded,
    CorrectionRequested,
    Forwarded,
    HearingHeld,
    HearingOffered,
    LimitExtended,
    PendingSupplied,
    SpecialProcedure,
    TimeExcluded,
)
from xuke.kernel.case.exclusion import excluded
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Deadline, ExcludedPeriod, Span, TraceDay, Unit, deadline


def due(found: Deadline | None) -> date | None:
    """Return the day, or nothing where the clock has not started."""
    return found.due if found else None


def test_no_clock_runs_before_its_event() -> None:
    empty = Case()

    assert {
        due(clock(empty, PLAIN))
        for clock in (
            clocks.completeness_due,
            decision_limits.preliminary_due,
            decision_limits.statutory_due,
            decision_limits.committed_due,
            clocks.appointment_due,
            clocks.delivery_due,
            clocks.disclosure_due,
            clocks.next_due,
        )
    } == {None}
    assert clocks.hearing_request_due(empty, "somebody", PLAIN) is None
    assert clocks.all_clocks(empty, PLAIN) == ()


def test_receipt_starts_the_five_days_of_completeness() -> None:
    assert due(clocks.next_due(cases.received(), PLAIN)) == date(2026, 3, 9)


def test_acceptance_starts_the_statutory_and_the_promised_limit() -> None:
    case = cases.accepted()

    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 3, 30)
    assert due(decision_limits.committed_due(case, PLAIN)) == date(2026, 3, 9)
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 30)


def test_an_extension_moves_the_statutory_limit_and_not_the_promise() -> None:
    case = after(cases.accepted(), (LimitExtended(on=MON, days=10, by="head", reason="复杂"),))

    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 13)
    assert due(decision_limits.committed_due(case, PLAIN)) == date(2026, 3, 9)


def test_excluded_time_moves_both() -> None:
    period = ExcludedPeriod(date(2026, 3, 3), date(2026, 3, 6))
    case = after(cases.accepted(), (TimeExcluded(on=MON, period=period),))

    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 3)
    assert due(decision_limits.committed_due(case, PLAIN)) == date(2026, 3, 13)


def test_the_item_may_set_its_own_days_of_completeness() -> None:
    case = replace(cases.received(), rule=replace(RULE, completeness=Span(3, Unit.WORKING)))

    assert due(clocks.completeness_due(case, PLAIN)) == day(5)


@pytest.mark.parametrize(
    ("course", "last"),
    [
        pytest.param(Course.SINGLE, date(2026, 3, 30), id="the item's twenty"),
        pytest.param(Course.JOINT, date(2026, 5, 4), id="forty-five of joint handling"),
    ],
)
def test_the_course_sets_the_limit(course: Course, last: date) -> None:
    case = accepted(course=course)

    assert due(decision_limits.statutory_due(case, PLAIN)) == last
    assert decision_limits.preliminary_due(case, PLAIN) is None


def test_two_levels_have_twenty_days_each_the_upper_from_the_day_of_forwarding() -> None:
    case = accepted(course=Course.TWO_LEVEL, statutory=Span(10, Unit.WORKING))
    forwarded = Forwarded(on=day(12), by=FIRST.id, to="上级机关", opinion="同意")
    above = after(case, (forwarded,))

    assert due(decision_limits.preliminary_due(case, PLAIN)) == date(2026, 3, 30)
    assert decision_limits.statutory_due(case, PLAIN) is None
    assert decision_limits.committed_due(case, PLAIN) is None
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 30)
    assert due(decision_limits.statutory_due(above, PLAIN)) == date(2026, 3, 26)
    assert due(decision_limits.committed_due(above, PLAIN)) == date(2026, 3, 19)
    assert due(clocks.next_due(above, PLAIN)) == date(2026, 3, 26)


def test_the_lower_authority_is_given_excluded_time_and_no_extension() -> None:
    extended = LimitExtended(on=MON, days=10, by="head", reason="复杂")
    case = accepted(*announced(3, 2, 4), extended, course=Course.TWO_LEVEL)

    assert due(decision_limits.preliminary_due(case, PLAIN)) == date(2026, 4, 1)


def test_where_the_special_law_counts_from_receipt_its_day_zero_starts_the_limit() -> None:
    saturday = date(2026, 2, 28)
    received = cases.received(saturday)
    case = after(received, (Accepted(on=day(5), by=CLERK.id),))
    from_receipt = replace(case, rule=replace(RULE, counted_from_receipt=True))

    assert due(decision_limits.statutory_due(from_receipt, PLAIN)) == date(2026, 3, 30)
    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 2)


def test_an_exclusion_that_ended_counts_to_its_last_day() -> None:
    case = accepted(*announced(3, 10, 6))

    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 3)
    assert due(decision_limits.committed_due(case, PLAIN)) == day(13)


def test_what_lasts_longer_than_announced_counts_again() -> None:
    on_the_day, longer = accepted(*announced(3, 4, 6)), accepted(*announced(3, 4, 13))

    assert due(decision_limits.statutory_due(on_the_day, PLAIN)) == date(2026, 4, 3)
    assert due(decision_limits.statutory_due(longer, PLAIN)) == date(2026, 4, 3)


def test_what_goes_on_is_computed_as_if_it_ended_when_it_was_announced_to() -> None:
    case = accepted(*announced(3, 5))

    # From Tuesday the third five working days last until Monday the ninth.
    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 6)


def test_a_further_notice_lengthens_the_time_that_does_not_count() -> None:
    case = accepted(*announced(3, 2), *announced(3, 4))

    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 3)


def test_overlapping_exclusions_count_once() -> None:
    hearing = announced(4, 3, 6, SpecialProcedure.HEARING)
    case = accepted(*announced(3, 4, 6), *hearing)

    assert due(decision_limits.statutory_due(case, PLAIN)) == date(2026, 4, 3)


@pytest.mark.parametrize(("pauses", "last"), [(True, date(2026, 4, 3)), (False, date(2026, 3, 30))])
def test_rectification_pauses_only_where_the_rule_says_so(*, pauses: bool, last: date) -> None:
    rectified = announced(3, 4, 6, SpecialProcedure.RECTIFICATION)
    case = accepted(*rectified, rectification_pauses=pauses)

    assert due(decision_limits.statutory_due(case, PLAIN)) == last


def test_a_day_that_does_not_count_names_article_45() -> None:
    case = accepted(*announced(3, 1, 3))
    limit = decision_limits.statutory_due(case, PLAIN)

    assert limit is not None
    assert limit.trace[1] == TraceDay(day(3), "excluded", None, str(LICENSING_LAW.art(45)))


def test_the_time_that_was_announced_does_not_count_by_article_45() -> None:
    case = accepted(*announced(3, 1, 3))

    assert excluded(case, PLAIN) == (ExcludedPeriod(day(3), day(3), LICENSING_LAW.art(45)),)


def test_imported_days_are_added_up_with_periods() -> None:
    period = ExcludedPeriod(day(3), day(4))
    imported = (TimeExcluded(on=MON, period=period), TimeExcluded(on=MON, days=2))

    assert due(decision_limits.statutory_due(accepted(*imported), PLAIN)) == date(2026, 4, 3)


@pytest.mark.parametrize(
    "procedure", [TESTING, SpecialProcedure.INSPECTION, SpecialProcedure.QUARANTINE]
)
def test_testers_are_due_five_days_after_acceptance_where_something_is_tested(
    procedure: SpecialProcedure,
) -> None:
    case = accepted(*announced(3, 5, procedure=procedure))
    appointed = after(
        case, (events.TestersAppointed(on=day(4), by=FIRST.id, officers=("甲", "乙")),)
    )

    assert due(clocks.appointment_due(case, PLAIN)) == day(9)
    assert due(clocks.next_due(case, PLAIN)) == day(9)
    assert due(clocks.appointment_due(appointed, PLAIN)) == day(9)
    assert due(clocks.next_due(appointed, PLAIN)) == date(2026, 4, 6)


def test_no_testers_are_due_where_nothing_is_tested() -> None:
    case = accepted(*announced(3, 5, procedure=SpecialProcedure.EXPERT_REVIEW))

    assert clocks.appointment_due(case, PLAIN) is None


def test_each_party_may_ask_within_five_days_of_its_last_offer() -> None:
    other = HearingOffered(on=day(3), by=FIRST.id, party="申请人")
    again = HearingOffered(on=day(5), by=FIRST.id, party="邻居")
    case = accepted(OFFERED, other, again)

    assert due(clocks.hearing_request_due(case, "邻居", PLAIN)) == day(12)
    assert due(clocks.hearing_request_due(case, "申请人", PLAIN)) == day(10)
    assert clocks.hearing_request_due(case, "路人", PLAIN) is None
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 30)


def test_a_hearing_is_due_twenty_days_after_it_was_asked_for_until_it_is_held() -> None:
    limit = Span(30, Unit.WORKING)
    case = accepted(OFFERED, REQUESTED, statutory=limit)
    minutes = HearingHeld(on=day(16), by="丙", minutes="1", text="笔录", signed_by=("甲",))

    assert due(clocks.hearing_held_due(case, REQUESTED, PLAIN)) == date(2026, 4, 1)
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 4, 1)
    assert due(clocks.next_due(after(case, (minutes,)), PLAIN)) == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("hearing", "latest"),
    [
        pytest.param(day(11), day(2), id="a Wednesday: told on Monday, seven days with its own"),
        pytest.param(day(12), day(3), id="a Thursday: told on Tuesday"),
        pytest.param(day(14), day(4), id="a Saturday is no working day"),
    ],
)
def test_a_hearing_is_told_seven_days_before(hearing: date, latest: date) -> None:
    case = accepted()
    told = clocks.notice_latest(case, hearing, PLAIN)

    assert told == latest
    assert deadline(told, Span(7, Unit.WORKING), calendar=PLAIN).due <= hearing
    assert deadline(told + ONE_DAY, Span(7, Unit.WORKING), calendar=PLAIN).due > hearing


@pytest.mark.parametrize("decision", [GRANTED, REFUSED])
def test_the_decision_starts_delivery_a_refusal_by_analogy(decision: CaseEvent) -> None:
    case = after(cases.examined(), (decision,))

    assert due(clocks.delivery_due(case, PLAIN)) == day(16)
    assert due(clocks.next_due(case, PLAIN)) == day(16)


def test_a_grant_must_be_public_in_seven_days_and_a_refusal_need_not() -> None:
    granted, refused = after(cases.examined(), (GRANTED,)), after(cases.examined(), (REFUSED,))

    assert due(clocks.disclosure_due(granted, PLAIN)) == day(11)
    assert clocks.disclosure_due(refused, PLAIN) is None


def test_a_notice_gives_the_applicant_until_the_day_it_names() -> None:
    notice = CorrectionRequested(on=day(3), by=CLERK.id, gaps=(), answer_by=day(20))
    case = after(cases.received(), (notice,))

    assert clocks.next_due(case, PLAIN) == Deadline(
        day(3), day(20), (), (TraceDay(day(3), "start"), TraceDay(day(20), "named"))
    )


def test_what_may_come_later_is_due_while_it_is_owed() -> None:
    case = pending(day(10))
    supplied = after(
        case, (PendingSupplied(on=day(9), by="applicant", materials=("test-report",)),)
    )

    assert clocks.next_due(case, PLAIN) == Deadline(
        MON, day(10), (), (TraceDay(MON, "start"), TraceDay(day(10), "named"))
    )
    assert due(clocks.next_due(supplied, PLAIN)) == date(2026, 3, 30)
    assert due(clocks.next_due(after(pending(day(31)), (GRANTED,)), PLAIN)) == day(31)
    assert due(clocks.next_due(after(case, (GRANTED,)), PLAIN)) == day(10)
    assert due(clocks.next_due(after(case, (REFUSED,)), PLAIN)) == day(16)


def test_delivery_is_owed_from_the_day_on_which_the_last_material_came() -> None:
    granted = after(pending(day(31)), (GRANTED,))
    came = PendingSupplied(on=day(9), by="applicant", materials=("test-report",))
    early = after(pending(day(31)), (replace(came, on=MON), replace(GRANTED, on=day(3))))

    assert clocks.delivery_due(granted, PLAIN) is None
    assert due(clocks.delivery_due(after(granted, (came,)), PLAIN)) == day(23)
    assert due(clocks.delivery_due(early, PLAIN)) == day(17)
    refused = after(pending(day(31)), (REFUSED,))
    assert due(clocks.delivery_due(refused, PLAIN)) == day(16)
    assert due(clocks.delivery_due(after(refused, (came,)), PLAIN)) == day(16)


def test_nothing_is_due_once_the_case_is_over() -> None:
    over = after(pending(day(10)), (GRANTED, Concluded(on=day(3))))

    assert clocks.next_due(over, PLAIN) is None
    assert clocks.next_due(cases.drafted(), PLAIN) is None


def test_what_came_to_an_old_system_is_not_late_here_until_it_was_corrected_here() -> None:
    case = replace(cases.received(), imported=True)

    assert clocks.next_due(case, PLAIN) is None
    assert clocks.next_due(replace(case, corrected_on=MON), PLAIN)
