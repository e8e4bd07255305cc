"""终止办理: a case that ends without a decision, by a clerk or by the applicant's silence."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, MON, PLAIN, after, at, refusal_of
from tests.kernel.promises import accepted as accepted_on_a_promise

from xuke.kernel.case import ending
from xuke.kernel.case.events import (
    Applicant,
    CaseEvent,
    Concluded,
    CorrectionRequested,
    Gap,
    Granted,
    Terminated,
)
from xuke.kernel.case.known import Known, Twin
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Outcome, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM

LAST = date(2026, 3, 31)
"""The day to answer by: a Tuesday."""
NEXT = date(2026, 4, 1)
ENDED = Terminated(on=MON, by=CLERK.id, reason="duplicate", text="与另一件申请内容完全相同")
TWIN = replace(ENDED, other="310105-20260302-000002")
PERSON = Applicant(kind="person", name="虚构甲")


def in_correction(answer_by: date = LAST) -> Case:
    """Return a case whose correction is awaited."""
    gap = Gap(target="address", kind="inconsistent", what="请更正地址")
    notice = CorrectionRequested(on=MON, by=CLERK.id, gaps=(gap,), answer_by=answer_by)
    return after(cases.received(), (notice,))


def unanswered(on: date) -> tuple[CaseEvent, ...]:
    """Return what ends the case as of this day."""
    return (Terminated(on=on, by=SYSTEM, reason="correction-unanswered"), Concluded(on=on))


@pytest.mark.parametrize(
    ("today", "ends"),
    [
        pytest.param(LAST, (), id="on the last day the applicant may still answer"),
        pytest.param(NEXT, unanswered(NEXT), id="the day after, the case ends"),
        pytest.param(date(2026, 6, 1), unanswered(NEXT), id="a missed run tells the legal day"),
    ],
)
def test_a_correction_that_is_never_answered_ends_the_case(
    today: date, ends: tuple[CaseEvent, ...]
) -> None:
    assert deeds.expire_correction(in_correction(), on=today, calendar=PLAIN) == ends


def test_a_case_ends_once() -> None:
    case = in_correction()

    case = after(case, deeds.expire_correction(case, on=NEXT, calendar=PLAIN))

    assert (case.phase, case.outcome, case.closed_on) == (
        Phase.CONCLUDED,
        Outcome.TERMINATED,
        NEXT,
    )
    assert deeds.expire_correction(case, on=NEXT, calendar=PLAIN) == ()


def test_a_last_day_that_is_a_day_off_moves_to_the_next_working_day() -> None:
    case = in_correction(date(2026, 4, 4))
    monday, tuesday = date(2026, 4, 6), date(2026, 4, 7)

    assert deeds.expire_correction(case, on=monday, calendar=PLAIN) == ()
    assert deeds.expire_correction(case, on=tuesday, calendar=PLAIN) == unanswered(tuesday)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(cases.received(), id="nothing was asked for"),
        pytest.param(replace(in_correction(), phase=Phase.RECEIVED), id="it was answered"),
    ],
)
def test_only_an_awaited_correction_can_stay_unanswered(case: Case) -> None:
    assert deeds.expire_correction(case, on=NEXT, calendar=PLAIN) == ()


def test_a_notice_that_was_sent_here_lapses_though_the_case_was_imported() -> None:
    case = replace(in_correction(), imported=True)

    assert deeds.expire_correction(case, on=NEXT, calendar=PLAIN) == unanswered(NEXT)


def test_on_a_calendar_that_is_not_loaded_no_case_ends() -> None:
    assert deeds.expire_correction(in_correction(), on=NEXT, calendar=Calendar({})) == ()


def beside_a_twin() -> Occasion:
    """Return the occasion on which the clerk knows of the other case."""
    one = cases.received()
    twin = Twin(item=one.item, action=one.action, is_same_applicant=True, is_alive=True)
    return Occasion(CLERK, PLAIN, Known(twin=twin))


@pytest.mark.parametrize(
    ("case", "ended"),
    [
        pytest.param(cases.received(), TWIN, id="a duplicate, by the number of the other case"),
        pytest.param(
            replace(cases.accepted(), applicant=PERSON),
            replace(ENDED, reason="applicant-died"),
            id="a person who died",
        ),
        pytest.param(
            cases.examined(),
            replace(ENDED, reason="applicant-dissolved"),
            id="an organisation that was dissolved",
        ),
        pytest.param(
            in_correction(),
            replace(ENDED, reason="correction-unanswered", text="", on=NEXT),
            id="a correction that was not answered",
        ),
        pytest.param(
            accepted_on_a_promise(),
            replace(ENDED, reason="pending-not-supplied", text="", on=date(2026, 3, 17)),
            id="a promise that was broken",
        ),
    ],
)
def test_a_clerk_ends_a_case_whose_end_has_its_own_ground(case: Case, ended: Terminated) -> None:
    events = deeds.terminate(case, ended, beside_a_twin())

    assert events == (ended, Concluded(on=ended.on))
    assert after(case, events).outcome is Outcome.TERMINATED


@pytest.mark.parametrize(
    ("case", "ended", "found"),
    [
        pytest.param(
            cases.received(),
            replace(ENDED, reason="too-much-work"),
            ("no-such-reason", "", {"reason": "too-much-work"}),
            id="not for any other reason",
        ),
        pytest.param(
            cases.received(),
            replace(ENDED, reason="applicant-died"),
            ("applicant-is-no-person", "", {}),
            id="an organisation does not die",
        ),
        pytest.param(
            replace(cases.received(), applicant=None),
            replace(ENDED, reason="applicant-died"),
            ("applicant-is-no-person", "", {}),
            id="nor does nobody",
        ),
        pytest.param(
            replace(cases.received(), applicant=PERSON),
            replace(ENDED, reason="applicant-dissolved"),
            ("applicant-is-a-person", "", {}),
            id="a person is not dissolved",
        ),
        pytest.param(
            cases.received(),
            ENDED,
            ("other-case-missing", "", {}),
            id="a duplicate repeats a case that is named",
        ),
        pytest.param(
            cases.received(),
            replace(ENDED, other=f" {cases.FILING.number} "),
            ("other-case-missing", "", {}),
            id="and not itself",
        ),
        pytest.param(
            in_correction(),
            replace(ENDED, reason="correction-unanswered", on=LAST),
            ("answer-still-possible", "administrative-licensing-law/32/1/4", {}),
            id="on the last day the applicant may still answer",
        ),
        pytest.param(
            cases.received(),
            replace(ENDED, reason="correction-unanswered", on=NEXT),
            ("answer-still-possible", "administrative-licensing-law/32/1/4", {}),
            id="nothing was asked for",
        ),
        pytest.param(
            accepted_on_a_promise(),
            replace(ENDED, reason="pending-not-supplied", on=date(2026, 3, 16)),
            ("promise-not-broken", "", {}),
            id="on the promised day it may still come",
        ),
        pytest.param(
            cases.accepted(),
            replace(ENDED, reason="pending-not-supplied", on=NEXT),
            ("promise-not-broken", "", {}),
            id="nothing was promised",
        ),
    ],
)
def test_a_case_does_not_end_without_its_ground(
    case: Case, ended: Terminated, found: tuple[str, str, dict[str, str]]
) -> None:
    assert refusal_of(lambda: deeds.terminate(case, ended, at(CLERK))) == found


@pytest.mark.parametrize(
    ("reason", "who"),
    [
        ("applicant-died", PERSON),
        ("applicant-dissolved", cases.FILING.applicant),
        ("duplicate", cases.FILING.applicant),
    ],
)
@pytest.mark.parametrize(
    ("text", "code"), [("一二三四五六七八九", "reason-too-short"), ("一二三四五六七八九十", None)]
)
def test_what_a_clerk_found_stands_in_words(
    reason: str, who: Applicant, text: str, code: str | None
) -> None:
    case = replace(cases.received(), applicant=who)
    ended = replace(TWIN, reason=reason, text=text)

    if code:
        found = refusal_of(lambda: deeds.terminate(case, ended, at(CLERK)))
        assert found == (code, "", {})
    else:
        assert deeds.terminate(case, ended, beside_a_twin()) == (ended, Concluded(on=MON))


def test_the_applicant_withdraws_and_does_not_terminate() -> None:
    found = refusal_of(lambda: deeds.terminate(cases.received(), TWIN, at(APPLICANT)))

    assert found == ("role-missing", "", {"role": "clerk"})


@pytest.mark.parametrize(("action", "ends"), [(Action.MODIFICATION, True), (Action.RENEWAL, False)])
def test_a_granted_renewal_is_not_terminated_though_a_material_is_still_owed(
    action: Action, ends: bool
) -> None:
    granted = after(cases.examined(), (Granted(on=MON, by="head", document="1"),))
    case = replace(granted, action=action, pending=frozenset({"test-report"}))

    assert CASE.calls_for(CASE.verbs["terminate"], case) is ends


def test_after_the_decision_no_case_is_terminated() -> None:
    case = after(cases.examined(), (Granted(on=MON, by="head", document="1"),))

    found = refusal_of(lambda: deeds.terminate(case, TWIN, at(CLERK)))

    assert found == ("wrong-phase", "", {"phase": "granted", "step": "terminate"})


def test_the_reasons_are_these_six() -> None:
    assert set(ending.TERMINATION_REASONS) == {
        "applicant-died",
        "applicant-dissolved",
        "duplicate",
        "correction-unanswered",
        "pending-not-supplied",
        "licence-abolished",
    }
