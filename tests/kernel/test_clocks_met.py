"""Every clock of a case: when it started, when it was due, and on which day it was met."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.kernel import cases
from tests.kernel.cases import CLERK, FIRST, MON, PLAIN, PUBLISHER, RULE, after
from tests.kernel.timing import (
    GRANTED,
    OFFERED,
    REFUSED,
    REQUESTED,
    accepted,
    announced,
    day,
    pending,
)

from xuke.kernel.case import clocks, decision_limits, events
from xuke.kernel.case.clocks import Clock, ClockName
from xuke.kernel.case.events import (
    Accepted,
    ApplicationWithdrawn,
    BarFound,
    Concluded,
    Corrected,
    CorrectionRequested,
    Delivered,
    Disclosed,
    Forwarded,
    HearingHeld,
    HearingOffered,
    HearingScheduled,
    HearingWaived,
    PendingSupplied,
    Received,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Deadline, Span, TraceDay, Unit, deadline


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
    assert decision_limits.was_in_time(cases.accepted(), PLAIN) is None
    assert decision_limits.was_in_time(cases.received(), PLAIN) is None


@pytest.mark.parametrize(("days", "in_time"), [(28, True), (29, False)])
def test_a_decision_on_the_due_day_is_in_time_and_on_the_next_is_not(
    *, days: int, in_time: bool
) -> None:
    case = after(cases.examined(), (replace(GRANTED, on=MON + timedelta(days=days)),))

    assert decision_limits.was_in_time(case, PLAIN) is in_time


def test_on_the_spot_means_on_the_day_of_receipt() -> None:
    case = after(cases.examined(), (GRANTED,))
    a_day_later = after(cases.examined(), (replace(GRANTED, on=day(3)),))

    assert decision_limits.was_on_the_spot(case)
    assert not decision_limits.was_on_the_spot(a_day_later)
    assert not decision_limits.was_on_the_spot(cases.accepted())
    assert not decision_limits.was_on_the_spot(cases.drafted())


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
        "comment",
        "delivery",
        "disclosure",
        "bar",
    ]
