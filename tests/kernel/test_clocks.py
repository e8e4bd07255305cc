"""Each clock of a case starts with its own event."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kernel import cases
from tests.kernel.cases import CLERK, FIRST, HEAD, MON, PLAIN, PUBLISHER, RULE, after

from xuke.kernel.case import clocks, events
from xuke.kernel.case.clocks import Clock, ClockName
from xuke.kernel.case.events import (
    Accepted,
    ApplicationWithdrawn,
    BarFound,
    CaseEvent,
    Concluded,
    Corrected,
    CorrectionRequested,
    Delivered,
    Disclosed,
    ExclusionAnnounced,
    ExclusionEnded,
    Forwarded,
    Granted,
    HearingHeld,
    HearingOffered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
    LimitExtended,
    PendingSupplied,
    Received,
    Refused,
    SpecialProcedure,
    TimeExcluded,
)
from xuke.kernel.case.exclusion import excluded
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Deadline, ExcludedPeriod, Span, TraceDay, Unit, deadline

TESTING = SpecialProcedure.TESTING
GRANTED = Granted(on=MON, by=HEAD.id, document="长卫许决〔2026〕1号")
REFUSED = Refused(on=MON, by=HEAD.id, document="1", reason="other", text="不符合条件")
OFFERED = HearingOffered(on=MON, by=FIRST.id, party="邻居")
REQUESTED = HearingRequested(on=date(2026, 3, 4), by=FIRST.id, party="邻居")


def day(number: int) -> date:
    """Return a day of March 2026, which begins on a Sunday."""
    return date(2026, 3, number)


def due(found: Deadline | None) -> date | None:
    """Return the day, or nothing where the clock has not started."""
    return found.due if found else None


def test_no_clock_runs_before_its_event() -> None:
    empty = Case()

    assert {
        due(clock(empty, PLAIN))
        for clock in (
            clocks.completeness_due,
            clocks.preliminary_due,
            clocks.statutory_due,
            clocks.committed_due,
            clocks.appointment_due,
            clocks.delivery_due,
            clocks.disclosure_due,
            clocks.next_due,
        )
    } == {None}
    assert clocks.hearing_request_due(empty, "somebody", PLAIN) is None
    assert clocks.all_clocks(empty, PLAIN) == ()


def accepted(*happened: CaseEvent, **changes: Any) -> Case:  # noqa: ANN401 - of the rule
    """Return an accepted case whose rule differs in this, after these events."""
    case = cases.accepted()
    return after(replace(case, rule=replace(RULE, **changes)), happened)


def announced(
    since: int, days: int, until: int | None = None, procedure: SpecialProcedure = TESTING
) -> tuple[CaseEvent, ...]:
    """Return the announcement of days that do not count, and its end if there was one."""
    first = ExclusionAnnounced(
        on=day(since), by=FIRST.id, procedure=procedure, since=day(since), days=days
    )
    if until is None:
        return (first,)
    last = day(until)
    return first, ExclusionEnded(on=last, by=FIRST.id, procedure=procedure, until=last)


def test_receipt_starts_the_five_days_of_completeness() -> None:
    assert due(clocks.next_due(cases.received(), PLAIN)) == date(2026, 3, 9)


def test_acceptance_starts_the_statutory_and_the_promised_limit() -> None:
    case = cases.accepted()

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 3, 30)
    assert due(clocks.committed_due(case, PLAIN)) == date(2026, 3, 9)
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 30)


def test_an_extension_moves_the_statutory_limit_and_not_the_promise() -> None:
    case = after(cases.accepted(), (LimitExtended(on=MON, days=10, by="head", reason="复杂"),))

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 13)
    assert due(clocks.committed_due(case, PLAIN)) == date(2026, 3, 9)


def test_excluded_time_moves_both() -> None:
    period = ExcludedPeriod(date(2026, 3, 3), date(2026, 3, 6))
    case = after(cases.accepted(), (TimeExcluded(on=MON, period=period),))

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 3)
    assert due(clocks.committed_due(case, PLAIN)) == date(2026, 3, 13)


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

    assert due(clocks.statutory_due(case, PLAIN)) == last
    assert clocks.preliminary_due(case, PLAIN) is None


def test_two_levels_have_twenty_days_each_the_upper_from_the_day_of_forwarding() -> None:
    case = accepted(course=Course.TWO_LEVEL, statutory=Span(10, Unit.WORKING))
    forwarded = Forwarded(on=day(12), by=FIRST.id, to="上级机关", opinion="同意")
    above = after(case, (forwarded,))

    assert due(clocks.preliminary_due(case, PLAIN)) == date(2026, 3, 30)
    assert clocks.statutory_due(case, PLAIN) is None
    assert clocks.committed_due(case, PLAIN) is None
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 30)
    assert due(clocks.statutory_due(above, PLAIN)) == date(2026, 3, 26)
    assert due(clocks.committed_due(above, PLAIN)) == date(2026, 3, 19)
    assert due(clocks.next_due(above, PLAIN)) == date(2026, 3, 26)


def test_the_lower_authority_is_given_excluded_time_and_no_extension() -> None:
    extended = LimitExtended(on=MON, days=10, by="head", reason="复杂")
    case = accepted(*announced(3, 2, 4), extended, course=Course.TWO_LEVEL)

    assert due(clocks.preliminary_due(case, PLAIN)) == date(2026, 4, 1)


def test_where_the_special_law_counts_from_receipt_its_day_zero_starts_the_limit() -> None:
    saturday = date(2026, 2, 28)
    received = cases.received(saturday)
    case = after(received, (Accepted(on=day(5), by=CLERK.id),))
    from_receipt = replace(case, rule=replace(RULE, counted_from_receipt=True))

    assert due(clocks.statutory_due(from_receipt, PLAIN)) == date(2026, 3, 30)
    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 2)


def test_an_exclusion_that_ended_counts_to_its_last_day() -> None:
    case = accepted(*announced(3, 10, 6))

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 3)
    assert due(clocks.committed_due(case, PLAIN)) == day(13)


def test_what_lasts_longer_than_announced_counts_again() -> None:
    on_the_day, longer = accepted(*announced(3, 4, 6)), accepted(*announced(3, 4, 13))

    assert due(clocks.statutory_due(on_the_day, PLAIN)) == date(2026, 4, 3)
    assert due(clocks.statutory_due(longer, PLAIN)) == date(2026, 4, 3)


def test_what_goes_on_is_computed_as_if_it_ended_when_it_was_announced_to() -> None:
    case = accepted(*announced(3, 5))

    # From Tuesday the third five working days last until Monday the ninth.
    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 6)


def test_a_further_notice_lengthens_the_time_that_does_not_count() -> None:
    case = accepted(*announced(3, 2), *announced(3, 4))

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 3)


def test_overlapping_exclusions_count_once() -> None:
    hearing = announced(4, 3, 6, SpecialProcedure.HEARING)
    case = accepted(*announced(3, 4, 6), *hearing)

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 3)


@pytest.mark.parametrize(("pauses", "last"), [(True, date(2026, 4, 3)), (False, date(2026, 3, 30))])
def test_rectification_pauses_only_where_the_rule_says_so(*, pauses: bool, last: date) -> None:
    rectified = announced(3, 4, 6, SpecialProcedure.RECTIFICATION)
    case = accepted(*rectified, rectification_pauses=pauses)

    assert due(clocks.statutory_due(case, PLAIN)) == last


def test_a_day_that_does_not_count_names_article_45() -> None:
    case = accepted(*announced(3, 1, 3))
    limit = clocks.statutory_due(case, PLAIN)

    assert limit is not None
    assert limit.trace[1] == TraceDay(day(3), "excluded", None, str(LICENSING_LAW.art(45)))


def test_the_time_that_was_announced_does_not_count_by_article_45() -> None:
    case = accepted(*announced(3, 1, 3))

    assert excluded(case, PLAIN) == (ExcludedPeriod(day(3), day(3), LICENSING_LAW.art(45)),)


def test_imported_days_are_added_up_with_periods() -> None:
    period = ExcludedPeriod(day(3), day(4))
    imported = (TimeExcluded(on=MON, period=period), TimeExcluded(on=MON, days=2))

    assert due(clocks.statutory_due(accepted(*imported), PLAIN)) == date(2026, 4, 3)


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


def pending(until: date) -> Case:
    """Return a case that was accepted although a material is still to come."""
    taken = Accepted(on=MON, by=CLERK.id, pending=("test-report",), pending_until=until)
    return after(cases.received(), (taken,))


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


def names(case: Case, calendar: Calendar = PLAIN) -> list[tuple[ClockName, date, date | None]]:
    """Return each clock's name, its last day, and when it was met."""
    found = clocks.all_clocks(case, calendar)
    return [(one.name, one.deadline.due, one.done_on) for one in found]


def test_all_clocks_of_a_straight_case_are_told_in_order() -> None:
    given = Delivered(on=day(9), by=CLERK.id, way="direct")
    public = Disclosed(on=day(10), by=PUBLISHER.id)
    case = accepted(GRANTED, given, Concluded(on=day(9)), public)

    assert {one.party for one in clocks.all_clocks(case, PLAIN)} == {""}
    assert clocks.all_clocks(case, PLAIN) == tuple(
        Clock(name, deadline(MON, Span(days, Unit.WORKING), calendar=PLAIN), done, citation)
        for name, days, done, citation in (
            (ClockName.COMPLETENESS, 5, MON, LICENSING_LAW.art(32, 1, 4)),
            (ClockName.STATUTORY, 20, MON, LICENSING_LAW.art(42, 1)),
            (ClockName.COMMITTED, 5, MON, None),
            (ClockName.DELIVERY, 10, day(9), LICENSING_LAW.art(44)),
            (ClockName.DISCLOSURE, 7, day(10), LICENSING_LAW.art(40)),
        )
    )


def test_history_without_a_way_of_delivery_was_delivered_when_it_was_concluded() -> None:
    case = accepted(REFUSED, Concluded(on=day(6)))

    assert (ClockName.DELIVERY, day(16), day(6)) in names(case)


def test_delivery_is_met_by_it_and_not_by_what_comes_after() -> None:
    delivered = Delivered(on=day(5), by=CLERK.id, way="direct")
    case = accepted(REFUSED, delivered, Concluded(on=day(6)))

    assert (ClockName.DELIVERY, day(16), day(5)) in names(case)


def test_a_joint_case_cites_the_second_paragraph() -> None:
    (found,) = [
        one
        for one in clocks.all_clocks(accepted(course=Course.JOINT), PLAIN)
        if one.name is ClockName.STATUTORY
    ]

    assert found.citation == LICENSING_LAW.art(42, 2)


def test_a_correction_has_three_clocks_one_for_each_who_must_act() -> None:
    notice = CorrectionRequested(on=day(3), by=CLERK.id, gaps=(), answer_by=day(20))
    told = after(cases.received(), (notice,))
    answered = after(told, (Corrected(on=day(7), counts_from=day(9)),))
    taken = after(answered, (Accepted(on=day(7), by=CLERK.id),))
    gave_up = after(told, (ApplicationWithdrawn(on=day(5), by="applicant", reason="不办了"),))
    asked = [(ClockName.COMPLETENESS, day(9), day(3))]

    assert names(told) == [*asked, (ClockName.CORRECTION_ANSWER, day(20), None)]
    assert names(gave_up) == [*asked, (ClockName.CORRECTION_ANSWER, day(20), day(5))]
    assert names(answered) == [
        *asked,
        (ClockName.CORRECTION_ANSWER, day(20), day(7)),
        (ClockName.COMPLETENESS, day(16), None),
    ]
    assert names(taken)[2] == (ClockName.COMPLETENESS, day(16), day(7))
    assert {one.citation for one in clocks.all_clocks(answered, PLAIN)} == {
        LICENSING_LAW.art(32, 1, 4)
    }


def test_the_clock_of_completeness_starts_with_receipt_and_not_with_filing() -> None:
    notice = CorrectionRequested(on=day(3), by=CLERK.id, gaps=(), answer_by=day(20))
    case = replace(cases.received(), received=Received(on=MON, counts_from=day(3)))
    first, _answer = clocks.all_clocks(after(case, (notice,)), PLAIN)

    assert (first.deadline.start, first.deadline.due) == (day(3), day(10))


def test_what_silence_overtook_was_never_done() -> None:
    silence = Accepted(on=MON, by="system", deemed=True)

    assert names(after(cases.received(), (silence,)))[0] == (
        ClockName.COMPLETENESS,
        day(9),
        None,
    )


def test_a_withdrawal_stops_the_clocks_that_run() -> None:
    withdrawn = ApplicationWithdrawn(on=day(4), by="applicant", reason="不办了")
    case = after(cases.received(), (withdrawn,))

    assert names(case) == [(ClockName.COMPLETENESS, day(9), day(4))]


def test_the_clock_of_what_may_come_later_is_met_by_the_last_of_it() -> None:
    case = pending(day(10))
    supplied = PendingSupplied(on=day(9), by="applicant", materials=("test-report",))
    pendings = [
        [one for one in names(after(case, happened)) if one[0] is ClockName.PENDING]
        for happened in ((), (supplied,), (GRANTED,), (REFUSED,))
    ]

    assert pendings == [
        [(ClockName.PENDING, day(10), None)],
        [(ClockName.PENDING, day(10), day(9))],
        [(ClockName.PENDING, day(10), None)],
        [(ClockName.PENDING, day(10), MON)],
    ]
    assert clocks.all_clocks(case, PLAIN)[1].citation is None


def test_the_lower_authority_s_clock_is_met_by_forwarding() -> None:
    forwarded = Forwarded(on=day(12), by=FIRST.id, to="上级机关", opinion="同意")
    withdrawn = ApplicationWithdrawn(on=day(4), by="applicant", reason="不办了")
    place = LICENSING_LAW.art(43)
    limit = deadline(MON, Span(20, Unit.WORKING), calendar=PLAIN)

    for event, done in ((forwarded, day(12)), (withdrawn, day(4))):
        found = clocks.all_clocks(accepted(event, course=Course.TWO_LEVEL), PLAIN)
        assert found[1] == Clock(ClockName.PRELIMINARY, limit, done, place)


def test_the_clock_of_appointment_is_met_by_it() -> None:
    appointed = events.TestersAppointed(on=day(4), by=FIRST.id, officers=("甲", "乙"))
    place = LICENSING_LAW.art(55, 2)
    limit = deadline(MON, Span(5, Unit.WORKING), calendar=PLAIN)

    assert clocks.all_clocks(accepted(appointed), PLAIN)[-1] == Clock(
        ClockName.APPOINTMENT, limit, day(4), place
    )
    assert clocks.all_clocks(accepted(*announced(3, 2)), PLAIN)[-1].done_on is None


def test_a_hearing_has_the_clocks_of_each_party_and_of_the_notice() -> None:
    other = HearingOffered(on=day(3), by=FIRST.id, party="申请人")
    told = HearingScheduled(on=day(5), by=FIRST.id, day=day(17), place="一楼", chair="丙")
    case = accepted(OFFERED, OFFERED, other, REQUESTED, told)
    place = LICENSING_LAW.art(47, 1)
    notice = deadline(day(8), Span(7, Unit.WORKING), calendar=PLAIN)

    def span(start: date, days: int) -> Deadline:
        return deadline(start, Span(days, Unit.WORKING), calendar=PLAIN)

    assert clocks.all_clocks(case, PLAIN)[3:] == (
        Clock(ClockName.HEARING_REQUEST, span(MON, 5), day(4), place, "邻居"),
        Clock(ClockName.HEARING_REQUEST, span(day(3), 5), None, place, "申请人"),
        Clock(ClockName.HEARING_HELD, span(day(4), 20), None, place, "邻居"),
        Clock(
            ClockName.HEARING_NOTICE,
            replace(notice, due=day(8)),
            day(5),
            LICENSING_LAW.art(48, 1, 1),
        ),
    )


def test_a_right_to_a_hearing_that_was_given_up_has_no_clock() -> None:
    waived = HearingWaived(on=day(3), by=FIRST.id, party="邻居")

    assert len(names(accepted(OFFERED))) == 4
    assert len(names(accepted(OFFERED, waived))) == 3


def test_a_hearing_s_clock_stops_when_it_is_held_or_the_case_is_closed() -> None:
    minutes = HearingHeld(on=day(16), by="丙", minutes="1", text="笔录", signed_by=("甲",))
    withdrawn = ApplicationWithdrawn(on=day(17), by="applicant", reason="不办了")

    assert names(accepted(OFFERED, REQUESTED, minutes))[-1][2] == day(16)
    assert names(accepted(OFFERED, REQUESTED, withdrawn))[-1][2] == day(17)
    assert names(accepted(OFFERED, withdrawn))[-1] == (ClockName.HEARING_REQUEST, day(9), day(17))


def test_a_bar_is_shown_with_its_basis() -> None:
    bar = BarFound(on=MON, until=date(2027, 3, 2), basis=str(LICENSING_LAW.art(78)))
    known, unknown = (after(cases.received(), (one,)) for one in (bar, replace(bar, basis="")))
    runs = Deadline(MON, bar.until, (), (TraceDay(MON, "start"), TraceDay(bar.until, "named")))

    assert clocks.all_clocks(known, PLAIN)[-1] == Clock(
        ClockName.BAR, runs, None, LICENSING_LAW.art(78)
    )
    assert clocks.all_clocks(unknown, PLAIN)[-1].citation is None


def test_an_undecided_case_is_neither_in_time_nor_late() -> None:
    assert clocks.was_in_time(cases.accepted(), PLAIN) is None
    assert clocks.was_in_time(cases.received(), PLAIN) is None


@pytest.mark.parametrize(("days", "in_time"), [(28, True), (29, False)])
def test_a_decision_on_the_due_day_is_in_time_and_on_the_next_is_not(
    *, days: int, in_time: bool
) -> None:
    case = after(cases.examined(), (replace(GRANTED, on=MON + timedelta(days=days)),))

    assert clocks.was_in_time(case, PLAIN) is in_time


def test_on_the_spot_means_on_the_day_of_receipt() -> None:
    case = after(cases.examined(), (GRANTED,))
    a_day_later = after(cases.examined(), (replace(GRANTED, on=day(3)),))

    assert clocks.was_on_the_spot(case)
    assert not clocks.was_on_the_spot(a_day_later)
    assert not clocks.was_on_the_spot(cases.accepted())
    assert not clocks.was_on_the_spot(cases.drafted())


def test_the_rule_of_the_case_decides_and_no_other() -> None:
    assert cases.accepted().filed_rule is RULE


def test_the_clocks_keep_their_names_by_which_pages_link_to_them() -> None:
    assert [name.value for name in ClockName] == [
        "completeness",
        "correction-answer",
        "pending",
        "preliminary",
        "statutory",
        "committed",
        "appointment",
        "hearing-request",
        "hearing-held",
        "hearing-notice",
        "delivery",
        "disclosure",
        "bar",
    ]
