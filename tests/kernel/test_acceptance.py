"""Article 32: what is complete is accepted, and silence accepts."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, MON, PLAIN, after, refusal_of
from tests.kernel.gaps import ADDRESS, FIFTH, REPORT, SIXTH, notice

from xuke.kernel.case import acceptance
from xuke.kernel.case.events import Accepted, NotAccepted
from xuke.kernel.case.state import Phase
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.person import SYSTEM


def test_a_complete_application_is_accepted() -> None:
    events = deeds.accept(cases.received(), person=CLERK, on=MON, calendar=PLAIN)

    assert events == (Accepted(on=MON, by=CLERK.id),)


def test_an_incomplete_application_is_not_simply_accepted() -> None:
    case = cases.received(complete=False)

    found = refusal_of(lambda: deeds.accept(case, person=CLERK, on=MON, calendar=PLAIN))

    assert found == (
        "incomplete",
        "administrative-licensing-law/32/1/4",
        {"missing": "test-report"},
    )


@pytest.mark.parametrize(
    ("today", "silent"),
    [
        pytest.param(FIFTH, False, id="fifth working day: still time to give notice"),
        pytest.param(SIXTH, True, id="sixth working day: silence has become acceptance"),
    ],
)
def test_silence_becomes_acceptance(today: date, silent: bool) -> None:
    events = deeds.deem_accepted(cases.received(), on=today, calendar=PLAIN)

    assert (events == (Accepted(on=MON, by=SYSTEM, deemed=True),)) is silent


def test_acceptance_after_silence_is_deemed_and_retroactive_even_if_incomplete() -> None:
    case = cases.received(complete=False)

    events = deeds.accept(case, person=CLERK, on=SIXTH, calendar=PLAIN)

    assert events == (Accepted(on=MON, by=SYSTEM, deemed=True),)


def test_no_gap_may_be_demanded_after_silence() -> None:
    found = refusal_of(lambda: notice(cases.received(), REPORT, on=SIXTH))

    assert found == ("silence-has-accepted", "administrative-licensing-law/32/1/4", {})


def test_silence_is_not_found_on_a_calendar_that_is_only_guessed() -> None:
    unloaded = Calendar({})

    assert deeds.deem_accepted(cases.received(), on=SIXTH, calendar=unloaded) == ()


def test_silence_counts_from_the_day_of_receipt() -> None:
    saturday = date(2026, 3, 7)
    case = cases.received(saturday)

    events = deeds.deem_accepted(case, on=date(2026, 4, 1), calendar=PLAIN)

    assert events == (Accepted(on=saturday, by=SYSTEM, deemed=True),)


def test_nothing_declines_what_silence_has_accepted() -> None:
    text = "该事项依法不需要取得行政许可"
    refused = NotAccepted(on=SIXTH, by=CLERK.id, reason="not-required", text=text)

    found = refusal_of(
        lambda: deeds.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)
    )

    assert found == ("silence-has-accepted", "administrative-licensing-law/32/1/4", {})


def test_of_imported_history_silence_says_nothing() -> None:
    case = replace(cases.received(complete=False), imported=True)

    assert deeds.deem_accepted(case, on=date(2026, 6, 1), calendar=PLAIN) == ()
    assert acceptance.missing_materials(case) == frozenset()
    assert deeds.accept(case, person=CLERK, on=MON, calendar=PLAIN) == (
        Accepted(on=MON, by=CLERK.id),
    )


def test_before_receipt_silence_has_no_first_day() -> None:
    case = replace(cases.received(), received=None)

    with pytest.raises(LookupError, match=Phase.RECEIVED):
        deeds.deem_accepted(case, on=SIXTH, calendar=PLAIN)


@pytest.mark.parametrize(
    ("today", "deemed"),
    [
        pytest.param(date(2026, 3, 16), False, id="fifth working day after the correction"),
        pytest.param(date(2026, 3, 17), True, id="sixth working day after the correction"),
    ],
)
def test_silence_after_a_correction_accepts_as_of_the_day_all_was_in(
    today: date, deemed: bool
) -> None:
    case = notice(cases.received(), ADDRESS)
    answers = {"address": "虚构路2号"}
    case = after(case, deeds.correct(case, person=APPLICANT, form=answers, on=FIFTH))

    events = deeds.deem_accepted(case, on=today, calendar=PLAIN)

    assert (events == (Accepted(on=FIFTH, by=SYSTEM, deemed=True),)) is deemed


@pytest.mark.parametrize(
    ("today", "by"),
    [
        pytest.param(FIFTH, CLERK.id, id="fifth working day: the clerk accepts"),
        pytest.param(SIXTH, SYSTEM, id="sixth: silence did, the voucher only comes late"),
    ],
)
def test_a_late_voucher_tells_what_silence_has_done(today: date, by: str) -> None:
    events = deeds.accept(cases.received(), person=CLERK, on=today, calendar=PLAIN)

    is_deemed = by == SYSTEM
    assert events == (Accepted(on=MON if is_deemed else today, by=by, deemed=is_deemed),)


def test_silence_has_nothing_left_to_do_once_it_has_accepted() -> None:
    case = cases.received()
    case = after(case, deeds.deem_accepted(case, on=SIXTH, calendar=PLAIN))

    assert deeds.deem_accepted(case, on=SIXTH, calendar=PLAIN) == ()
    found = refusal_of(lambda: notice(case, REPORT, on=SIXTH))
    assert found[0] == "wrong-phase"


def test_while_the_applicant_corrects_silence_does_not_run() -> None:
    case = notice(cases.received(), ADDRESS)

    assert deeds.deem_accepted(case, on=date(2026, 6, 1), calendar=PLAIN) == ()
