"""Limits lengthened once, and time that does not count: granted and refused (articles 42, 45)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, FIRST, HEAD, MON, PLAIN, RULE, after

from xuke.kernel.case.decision_limits import statutory_due
from xuke.kernel.case.events import (
    CalendarChanged,
    CaseEvent,
    ExclusionAnnounced,
    ExclusionEnded,
    Forwarded,
    LimitExtended,
    SpecialProcedure,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion

BY_HEAD, BY_EXAMINER = Occasion(HEAD, PLAIN), Occasion(FIRST, PLAIN)
REASON = "案情复杂，需要进一步核实"
TEN_CHARACTERS = "材料较多需要核实原件"
DUE = date(2026, 3, 30)
JOINT_DUE = date(2026, 5, 4)
ART42, ART45 = LICENSING_LAW.art(42, 1), LICENSING_LAW.art(45)
JOINT42 = LICENSING_LAW.art(42, 2)
EXTENDED = LimitExtended(
    on=DUE, days=10, by=HEAD.id, reason=REASON, approved_by="", document="延期通知书1号"
)
TESTING = SpecialProcedure.TESTING
ANNOUNCED = ExclusionAnnounced(
    on=MON,
    by=FIRST.id,
    procedure=TESTING,
    since=date(2026, 3, 3),
    days=5,
    reason=REASON,
    document="不计入期限告知书1号",
)
ENDED = ExclusionEnded(on=date(2026, 3, 6), by=FIRST.id, procedure=TESTING, until=date(2026, 3, 5))


def accepted(*happened: CaseEvent, **changes: Any) -> Case:  # noqa: ANN401 - of the rule
    """Return an accepted case whose rule differs in this, after these events."""
    case = cases.accepted()
    return after(replace(case, rule=replace(RULE, **changes)), happened)


def test_a_calendar_that_moves_the_due_day_is_noted_and_nothing_else_happens() -> None:
    changed = CalendarChanged(
        on=MON, by="operator", calendar="通知", was_due=DUE, now_due=JOINT_DUE
    )
    case = cases.accepted()

    assert deeds.note_calendar(case, changed, BY_HEAD) == (changed,)
    assert replace(after(case, (changed,)), version=case.version) == case


def told(refused: pytest.ExceptionInfo[Unlawful]) -> tuple[str, Citation | None, dict[str, str]]:
    """Return what the refusal says: its code, its provision, the facts."""
    return refused.value.code, refused.value.citation, refused.value.facts


def test_the_head_lengthens_the_limit_on_its_last_day() -> None:
    case = accepted()

    assert deeds.extend(case, EXTENDED, BY_HEAD) == (EXTENDED,)
    moved = statutory_due(after(case, (EXTENDED,)), PLAIN)
    assert moved is not None
    assert moved.due == date(2026, 4, 13)


def test_a_day_after_the_limit_nothing_is_left_to_lengthen() -> None:
    late = replace(EXTENDED, on=DUE + ONE_DAY)

    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(), late, BY_HEAD)

    assert told(refused) == ("extended-too-late", ART42, {"due": "2026-03-30"})


def test_time_that_did_not_count_leaves_more_days_for_an_extension() -> None:
    case = accepted(ANNOUNCED, ENDED)
    last = replace(EXTENDED, on=date(2026, 4, 2))

    assert deeds.extend(case, last, BY_HEAD) == (last,)
    with pytest.raises(Unlawful, match="extended-too-late"):
        deeds.extend(case, replace(last, on=date(2026, 4, 3)), BY_HEAD)


def test_a_limit_is_lengthened_once() -> None:
    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(EXTENDED), EXTENDED, BY_HEAD)

    assert told(refused) == ("extended-before", ART42, {})


@pytest.mark.parametrize("days", [1, 10])
def test_an_extension_has_at_most_the_days_of_the_law(days: int) -> None:
    event = replace(EXTENDED, days=days)

    assert deeds.extend(accepted(), event, BY_HEAD) == (event,)


@pytest.mark.parametrize("days", [0, -1, 11])
def test_an_extension_of_more_days_or_none_is_refused(days: int) -> None:
    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(), replace(EXTENDED, days=days), BY_HEAD)

    assert told(refused) == ("extension-length", ART42, {"days": str(days), "most": "10"})


def test_an_extension_needs_a_reason_that_says_something() -> None:
    shortest = replace(EXTENDED, reason=f" {TEN_CHARACTERS} ")

    assert deeds.extend(accepted(), shortest, BY_HEAD) == (shortest,)
    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(), replace(EXTENDED, reason=f"{TEN_CHARACTERS[1:]} "), BY_HEAD)
    assert told(refused) == ("reason-too-short", ART42, {})


def test_an_extension_needs_its_notice() -> None:
    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(), replace(EXTENDED, document=" "), BY_HEAD)

    assert told(refused) == ("notice-missing", ART42, {})


def test_an_examiner_does_not_lengthen_a_limit() -> None:
    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(), EXTENDED, BY_EXAMINER)

    assert refused.value.code == "role-missing"


def test_a_joint_case_is_lengthened_by_the_head_of_the_government() -> None:
    case = accepted(course=Course.JOINT)
    event = replace(EXTENDED, on=JOINT_DUE, days=15, approved_by="区长")

    assert deeds.extend(case, event, BY_HEAD) == (event,)


@pytest.mark.parametrize(
    ("change", "code", "facts"),
    [
        pytest.param({"approved_by": " "}, "approval-missing", {}, id="nobody approved"),
        pytest.param(
            {"days": 16}, "extension-length", {"days": "16", "most": "15"}, id="sixteen days"
        ),
        pytest.param(
            {"on": JOINT_DUE + ONE_DAY}, "extended-too-late", {"due": "2026-05-04"}, id="late"
        ),
    ],
)
def test_a_joint_case_cites_its_own_paragraph(
    change: dict[str, Any], code: str, facts: dict[str, str]
) -> None:
    event = replace(EXTENDED, on=JOINT_DUE, days=15, approved_by="区长")

    with pytest.raises(Unlawful) as refused:
        deeds.extend(accepted(course=Course.JOINT), replace(event, **change), BY_HEAD)

    assert told(refused) == (code, JOINT42, facts)


def test_a_single_case_needs_no_approval_of_the_government() -> None:
    assert deeds.extend(accepted(), EXTENDED, BY_HEAD) == (EXTENDED,)


def test_the_lower_authority_s_days_are_not_lengthened_the_upper_s_are() -> None:
    below = accepted(course=Course.TWO_LEVEL)
    above = after(below, (Forwarded(on=date(2026, 3, 12), by="first", to="上级", opinion="同意"),))

    with pytest.raises(Unlawful) as refused:
        deeds.extend(below, EXTENDED, BY_HEAD)

    assert told(refused) == ("not-forwarded", LICENSING_LAW.art(35), {})
    assert deeds.extend(above, EXTENDED, BY_HEAD) == (EXTENDED,)


def test_a_provisional_limit_may_be_lengthened_as_it_is_computed() -> None:
    unknown = Occasion(HEAD, Calendar({}))

    assert deeds.extend(accepted(), EXTENDED, unknown) == (EXTENDED,)


@pytest.mark.parametrize(
    "procedure", sorted(set(SpecialProcedure) - {SpecialProcedure.RECTIFICATION})
)
def test_the_time_of_the_eight_procedures_does_not_count(procedure: SpecialProcedure) -> None:
    event = replace(ANNOUNCED, procedure=procedure)

    assert deeds.exclude(accepted(), event, BY_EXAMINER) == (event,)


def test_rectification_is_a_procedure_only_where_the_item_says_so() -> None:
    event = replace(ANNOUNCED, procedure=SpecialProcedure.RECTIFICATION)

    assert deeds.exclude(accepted(rectification_pauses=True), event, BY_EXAMINER) == (event,)
    with pytest.raises(Unlawful) as refused:
        deeds.exclude(accepted(), event, BY_EXAMINER)
    assert told(refused) == ("not-a-special-procedure", ART45, {"procedure": "rectification"})


@pytest.mark.parametrize(
    ("change", "code", "facts"),
    [
        pytest.param({"days": 0}, "exclusion-without-days", {}, id="no days"),
        pytest.param({"document": ""}, "notice-missing", {}, id="not in writing"),
        pytest.param({"reason": "送检"}, "reason-too-short", {}, id="no reason"),
        pytest.param(
            {"since": date(2026, 3, 1), "on": date(2026, 3, 1)},
            "exclusion-before-limit",
            {"start": "2026-03-02"},
            id="before acceptance",
        ),
        pytest.param(
            {"since": DUE + ONE_DAY},
            "exclusion-after-due",
            {"due": "2026-03-30"},
            id="after the last day",
        ),
        pytest.param(
            {"on": date(2026, 3, 4)},
            "exclusion-backdated",
            {"on": "2026-03-04"},
            id="told a day after it began",
        ),
    ],
)
def test_time_is_not_taken_out_without_notice_or_beyond_the_limit(
    change: dict[str, Any], code: str, facts: dict[str, str]
) -> None:
    with pytest.raises(Unlawful) as refused:
        deeds.exclude(accepted(), replace(ANNOUNCED, **change), BY_EXAMINER)

    assert told(refused) == (code, ART45, facts)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"days": 1}, id="one day"),
        pytest.param({"since": MON}, id="from the day of acceptance and of the notice"),
        pytest.param({"since": DUE}, id="from the last day"),
        pytest.param({"reason": TEN_CHARACTERS}, id="ten characters"),
    ],
)
def test_time_is_taken_out_up_to_the_bounds(change: dict[str, Any]) -> None:
    event = replace(ANNOUNCED, **change)

    assert deeds.exclude(accepted(), event, BY_EXAMINER) == (event,)


def test_an_extended_limit_may_be_interrupted_in_its_further_days() -> None:
    case = accepted(EXTENDED)
    event = replace(ANNOUNCED, since=date(2026, 4, 13))

    assert deeds.exclude(case, event, BY_EXAMINER) == (event,)
    with pytest.raises(Unlawful, match="exclusion-after-due"):
        deeds.exclude(case, replace(event, since=date(2026, 4, 14)), BY_EXAMINER)


def test_the_lower_authority_s_days_may_be_interrupted_within_them() -> None:
    case = accepted(course=Course.TWO_LEVEL, statutory=Span(60, Unit.WORKING))

    assert deeds.exclude(case, replace(ANNOUNCED, since=DUE), BY_EXAMINER)
    with pytest.raises(Unlawful, match="exclusion-after-due"):
        deeds.exclude(case, replace(ANNOUNCED, since=DUE + ONE_DAY), BY_EXAMINER)


def test_the_upper_authority_s_days_begin_with_forwarding() -> None:
    forwarded = Forwarded(on=date(2026, 3, 12), by="first", to="上级", opinion="同意")
    case = accepted(forwarded, course=Course.TWO_LEVEL)
    event = replace(ANNOUNCED, on=date(2026, 3, 11), since=date(2026, 3, 11))

    with pytest.raises(Unlawful) as refused:
        deeds.exclude(case, event, BY_EXAMINER)

    assert told(refused) == ("exclusion-before-limit", ART45, {"start": "2026-03-12"})


@pytest.mark.parametrize(
    "on", [pytest.param(ANNOUNCED.since, id="soon"), pytest.param(date(2026, 3, 9), id="last day")]
)
def test_a_further_notice_while_the_announced_days_last_gives_more(on: date) -> None:
    further = replace(ANNOUNCED, on=on, days=12)

    assert deeds.exclude(accepted(ANNOUNCED), further, BY_EXAMINER) == (further,)


def test_a_further_notice_keeps_the_first_day() -> None:
    moved = replace(ANNOUNCED, since=ANNOUNCED.since + ONE_DAY)

    with pytest.raises(Unlawful) as refused:
        deeds.exclude(accepted(ANNOUNCED), moved, BY_EXAMINER)

    assert told(refused) == ("exclusion-start-moved", ART45, {"since": "2026-03-03"})


def test_days_that_have_run_out_are_not_lengthened_afterwards() -> None:
    late = replace(ANNOUNCED, on=date(2026, 3, 10), days=12)

    with pytest.raises(Unlawful) as refused:
        deeds.exclude(accepted(ANNOUNCED), late, BY_EXAMINER)

    assert told(refused) == ("exclusion-run-out", ART45, {"until": "2026-03-09"})


def test_another_procedure_may_go_on_at_the_same_time() -> None:
    hearing = replace(
        ANNOUNCED, procedure=SpecialProcedure.HEARING, since=ANNOUNCED.since + timedelta(days=2)
    )

    assert deeds.exclude(accepted(ANNOUNCED), hearing, BY_EXAMINER) == (hearing,)


def test_a_procedure_that_has_ended_may_be_announced_anew() -> None:
    again = replace(ANNOUNCED, on=ENDED.on, since=ENDED.on)

    assert deeds.exclude(accepted(ANNOUNCED, ENDED), again, BY_EXAMINER) == (again,)


def test_the_clerk_takes_no_time_out() -> None:
    by_clerk = Occasion(CLERK, PLAIN)

    with pytest.raises(Unlawful) as announced:
        deeds.exclude(accepted(), ANNOUNCED, by_clerk)
    with pytest.raises(Unlawful) as ended:
        deeds.end_exclusion(accepted(ANNOUNCED), ENDED, by_clerk)

    assert (announced.value.code, ended.value.code) == ("role-missing", "role-missing")


@pytest.mark.parametrize("until", [ANNOUNCED.since, ENDED.until, ENDED.on])
def test_a_procedure_ends_on_a_day_between_its_first_and_today(until: date) -> None:
    event = replace(ENDED, until=until)

    assert deeds.end_exclusion(accepted(ANNOUNCED), event, BY_EXAMINER) == (event,)


@pytest.mark.parametrize("until", [ANNOUNCED.since - ONE_DAY, ENDED.on + ONE_DAY])
def test_a_procedure_ends_neither_before_it_began_nor_in_days_to_come(until: date) -> None:
    with pytest.raises(Unlawful) as refused:
        deeds.end_exclusion(accepted(ANNOUNCED), replace(ENDED, until=until), BY_EXAMINER)

    assert told(refused) == ("exclusion-end", ART45, {"since": "2026-03-03"})


def test_only_a_procedure_that_goes_on_can_end() -> None:
    hearing = replace(ENDED, procedure=SpecialProcedure.HEARING)

    with pytest.raises(Unlawful) as refused:
        deeds.end_exclusion(accepted(ANNOUNCED), hearing, BY_EXAMINER)

    assert told(refused) == ("procedure-not-open", ART45, {"procedure": "hearing"})


def test_where_nothing_goes_on_nothing_ends() -> None:
    with pytest.raises(Unlawful, match="wrong-phase"):
        deeds.end_exclusion(accepted(ANNOUNCED, ENDED), ENDED, BY_EXAMINER)


def test_an_accepted_case_without_any_limit_is_no_case_of_this_law() -> None:
    case = replace(accepted(counted_from_receipt=True), completeness_from=None)

    with pytest.raises(LookupError, match=case.phase):
        deeds.exclude(case, ANNOUNCED, BY_EXAMINER)
