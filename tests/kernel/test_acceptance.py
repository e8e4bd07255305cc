"""Article 32: accept, correct once, not accept, or silence."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import APPLICANT, CLERK, MON, PLAIN, after, file_of

from xuke.kernel.calendar import Calendar
from xuke.kernel.case import acceptance, filing
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    Concluded,
    Corrected,
    CorrectionRequested,
    Gap,
    NotAccepted,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.person import SYSTEM, Person
from xuke.kernel.refusal import Unlawful

FIFTH = date(2026, 3, 9)
SIXTH = date(2026, 3, 10)
REPORT = Gap(target="test-report", kind="missing", what="请补交检测报告")
PLAN = Gap(target="floor-plan", kind="form", what="平面图缺比例尺")
ADDRESS = Gap(target="address", kind="form", what="地址不完整")


def notice(case: Case, *gaps: Gap, on: date = MON, person: Person = CLERK) -> Case:
    """Return the case after a correction notice."""
    events = acceptance.request_correction(
        case, person=person, gaps=gaps, answer_by=date(2026, 4, 30), on=on, calendar=PLAIN
    )
    return after(case, events)


def test_a_complete_application_is_accepted() -> None:
    events = acceptance.accept(cases.received(), person=CLERK, on=MON, calendar=PLAIN)

    assert events == (Accepted(on=MON, by=CLERK.id),)


def test_an_incomplete_application_is_not_simply_accepted() -> None:
    case = cases.received(complete=False)

    with pytest.raises(Unlawful) as refused:
        acceptance.accept(case, person=CLERK, on=MON, calendar=PLAIN)

    assert (refused.value.code, refused.value.facts) == ("incomplete", {"missing": "test-report"})


@pytest.mark.parametrize(
    ("today", "silent"),
    [
        pytest.param(FIFTH, False, id="fifth working day: still time to give notice"),
        pytest.param(SIXTH, True, id="sixth working day: silence has become acceptance"),
    ],
)
def test_silence_becomes_acceptance(today: date, silent: bool) -> None:
    events = acceptance.deem_accepted(cases.received(), on=today, calendar=PLAIN)

    assert (events == (Accepted(on=MON, by=SYSTEM, deemed=True),)) is silent


def test_acceptance_after_silence_is_deemed_and_retroactive_even_if_incomplete() -> None:
    case = cases.received(complete=False)

    events = acceptance.accept(case, person=CLERK, on=SIXTH, calendar=PLAIN)

    assert events == (Accepted(on=MON, by=SYSTEM, deemed=True),)


def test_no_gap_may_be_demanded_after_silence() -> None:
    with pytest.raises(Unlawful, match="silence-has-accepted"):
        notice(cases.received(), REPORT, on=SIXTH)


def test_the_notice_names_every_gap_and_waits_for_the_applicant() -> None:
    case = notice(cases.received(), REPORT, PLAN, on=FIFTH)

    assert case.phase is Phase.IN_CORRECTION
    assert case.notice == CorrectionRequested(
        on=FIFTH, by=CLERK.id, gaps=(REPORT, PLAN), answer_by=date(2026, 4, 30)
    )


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        pytest.param(None, "no-gap-named", id="a notice without gaps tells nothing"),
        pytest.param(
            Gap(target="tax-return", kind="missing", what="请补交"),
            "material-not-listed",
            id="only listed materials may be demanded (article 31)",
        ),
        pytest.param(
            Gap(target="test-report", kind="missing", what=" "),
            "gap-without-words",
            id="a gap says what to do",
        ),
    ],
)
def test_a_notice_that_tells_nothing_useful_is_refused(gap: Gap | None, code: str) -> None:
    with pytest.raises(Unlawful, match=code):
        notice(cases.received(), *([gap] if gap else []))


def test_a_day_to_answer_by_must_lie_ahead() -> None:
    with pytest.raises(Unlawful, match="answer-day-passed"):
        acceptance.request_correction(
            cases.received(), person=CLERK, gaps=(REPORT,), answer_by=MON, on=MON, calendar=PLAIN
        )


def test_there_is_no_second_notice() -> None:
    case = after(notice(cases.received(), ADDRESS), (Corrected(on=MON, form={"address": "新"}),))

    with pytest.raises(Unlawful, match="second-notice"):
        notice(case, PLAN)


def test_a_correction_must_close_every_gap() -> None:
    case = notice(cases.received(), REPORT, ADDRESS)

    with pytest.raises(Unlawful) as refused:
        acceptance.correct(case, person=APPLICANT, form={"address": "虚构路2号"}, on=FIFTH)

    assert (refused.value.code, refused.value.facts["missing"]) == ("gaps-left", "test-report")


def test_a_correction_changes_nothing_that_was_not_asked_for() -> None:
    case = notice(cases.received(), ADDRESS)

    with pytest.raises(Unlawful, match="not-asked-for"):
        acceptance.correct(case, person=APPLICANT, form={"applicant_name": "别家"}, on=FIFTH)


def test_only_what_the_notice_asks_for_may_be_attached() -> None:
    case = notice(cases.received(), REPORT)

    with pytest.raises(Unlawful, match="not-asked-for"):
        filing.attach(case, file_of("floor-plan"), person=APPLICANT, rule=cases.RULE)


def test_a_corrected_application_is_accepted_as_of_the_day_all_was_in() -> None:
    case = notice(cases.received(), REPORT)
    case = after(case, (file_of("test-report", FIFTH),))
    case = after(case, acceptance.correct(case, person=APPLICANT, form={}, on=FIFTH))

    events = acceptance.accept(case, person=CLERK, on=date(2026, 3, 11), calendar=PLAIN)

    assert events == (Accepted(on=FIFTH, by=CLERK.id),)


def test_what_the_notice_forgot_may_no_longer_be_demanded() -> None:
    case = notice(cases.received(complete=False), ADDRESS)
    answers = {"address": "虚构路2号"}
    case = after(case, acceptance.correct(case, person=APPLICANT, form=answers, on=FIFTH))

    events = acceptance.accept(case, person=CLERK, on=FIFTH, calendar=PLAIN)

    assert events == (Accepted(on=FIFTH, by=CLERK.id),)


def test_a_correction_names_the_applicant_anew() -> None:
    case = notice(cases.received(), Gap(target="applicant_name", kind="form", what="名称有误"))
    right = Applicant(kind="organisation", name="虚构大浴室", identity_index="right")

    case = after(
        case,
        acceptance.correct(
            case,
            person=APPLICANT,
            form={"applicant_name": right.name},
            on=FIFTH,
            applicant=right,
        ),
    )

    assert case.applicant == right


def test_silence_is_not_found_on_a_calendar_that_is_only_guessed() -> None:
    unloaded = Calendar({})

    assert acceptance.deem_accepted(cases.received(), on=SIXTH, calendar=unloaded) == ()


def test_silence_counts_from_the_day_of_receipt() -> None:
    saturday = date(2026, 3, 7)
    case = cases.received(saturday)

    events = acceptance.deem_accepted(case, on=date(2026, 4, 1), calendar=PLAIN)

    assert events == (Accepted(on=saturday, by=SYSTEM, deemed=True),)


def test_nothing_declines_what_silence_has_accepted() -> None:
    text = "该事项依法不需要取得行政许可"
    refused = NotAccepted(on=SIXTH, by=CLERK.id, reason="not-required", text=text)

    with pytest.raises(Unlawful, match="silence-has-accepted"):
        acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)


def test_of_imported_history_silence_says_nothing() -> None:
    case = replace(cases.received(complete=False), imported=True)

    assert acceptance.deem_accepted(case, on=date(2026, 6, 1), calendar=PLAIN) == ()
    assert acceptance.accept(case, person=CLERK, on=MON, calendar=PLAIN)


def test_not_accepting_concludes_the_case_and_names_the_competent_body() -> None:
    refused = NotAccepted(
        on=MON,
        by=CLERK.id,
        reason="not-competent",
        text="该事项由市级机关负责办理",
        competent="虚构市卫生健康委员会",
    )

    events = acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)

    assert events == (refused, Concluded(on=MON))


@pytest.mark.parametrize(
    ("reason", "text", "code"),
    [
        pytest.param(
            "incomplete", "材料不齐全，无法受理", "no-such-reason", id="gaps are no reason"
        ),
        pytest.param("not-required", "不需要", "reason-too-short", id="a reason has words"),
        pytest.param(
            "not-competent",
            "该事项由其他机关负责办理",
            "competent-body-missing",
            id="the competent body is named",
        ),
    ],
)
def test_non_acceptance_needs_a_lawful_reason(reason: str, text: str, code: str) -> None:
    refused = NotAccepted(on=MON, by=CLERK.id, reason=reason, text=text)

    with pytest.raises(Unlawful, match=code):
        acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)
