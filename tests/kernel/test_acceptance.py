"""Article 32: accept, correct once, not accept, or silence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    MON,
    PLAIN,
    REMEDIES,
    after,
    at,
    file_of,
    refusal_of,
)

from xuke.kernel.case import acceptance, filing
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    Concluded,
    Corrected,
    CorrectedOnTheSpot,
    CorrectionRequested,
    Gap,
    NotAccepted,
    Remedies,
)
from xuke.kernel.case.gaps import GapKind
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.person import SYSTEM, Person

FIFTH = date(2026, 3, 9)
SIXTH = date(2026, 3, 10)
REPORT = Gap(target="test-report", kind="missing", what="请补交检测报告")
PLAN = Gap(target="floor-plan", kind="not-in-statutory-form", what="平面图缺比例尺")
ADDRESS = Gap(target="address", kind="not-in-statutory-form", what="地址不完整")


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

    found = refusal_of(lambda: acceptance.accept(case, person=CLERK, on=MON, calendar=PLAIN))

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
    events = acceptance.deem_accepted(cases.received(), on=today, calendar=PLAIN)

    assert (events == (Accepted(on=MON, by=SYSTEM, deemed=True),)) is silent


def test_acceptance_after_silence_is_deemed_and_retroactive_even_if_incomplete() -> None:
    case = cases.received(complete=False)

    events = acceptance.accept(case, person=CLERK, on=SIXTH, calendar=PLAIN)

    assert events == (Accepted(on=MON, by=SYSTEM, deemed=True),)


def test_no_gap_may_be_demanded_after_silence() -> None:
    found = refusal_of(lambda: notice(cases.received(), REPORT, on=SIXTH))

    assert found == ("silence-has-accepted", "administrative-licensing-law/32/1/4", {})


def test_the_notice_names_every_gap_and_waits_for_the_applicant() -> None:
    case = notice(cases.received(), REPORT, PLAN, on=FIFTH)

    assert case.phase is Phase.IN_CORRECTION
    assert case.notice == CorrectionRequested(
        on=FIFTH, by=CLERK.id, gaps=(REPORT, PLAN), answer_by=date(2026, 4, 30)
    )


@pytest.mark.parametrize(
    ("gap", "found"),
    [
        pytest.param(
            None,
            ("no-gap-named", "administrative-licensing-law/32/1/4", {}),
            id="a notice without gaps tells nothing",
        ),
        pytest.param(
            Gap(target="tax-return", kind="missing", what="请补交"),
            ("material-not-listed", "administrative-licensing-law/31", {"material": "tax-return"}),
            id="only listed materials may be demanded (article 31)",
        ),
        pytest.param(
            Gap(target="test-report", kind="missing", what=" "),
            (
                "gap-without-words",
                "administrative-licensing-law/32/1/4",
                {"target": "test-report"},
            ),
            id="a gap says what to do",
        ),
    ],
)
def test_a_notice_that_tells_nothing_useful_is_refused(
    gap: Gap | None, found: tuple[str, str, dict[str, str]]
) -> None:
    gaps = [gap] if gap else []

    assert refusal_of(lambda: notice(cases.received(), *gaps)) == found


def test_a_day_to_answer_by_must_lie_ahead() -> None:
    found = refusal_of(
        lambda: acceptance.request_correction(
            cases.received(), person=CLERK, gaps=(REPORT,), answer_by=MON, on=MON, calendar=PLAIN
        )
    )

    assert found == ("answer-day-passed", "", {"answer_by": "2026-03-02"})


def test_there_is_no_second_notice() -> None:
    case = after(notice(cases.received(), ADDRESS), (Corrected(on=MON, form={"address": "新"}),))

    found = refusal_of(lambda: notice(case, PLAN))

    assert found == ("second-notice", "administrative-licensing-law/32/1/4", {})


def test_a_correction_must_close_every_gap() -> None:
    case = notice(cases.received(), REPORT, ADDRESS)

    found = refusal_of(
        lambda: acceptance.correct(case, person=APPLICANT, form={"address": "虚构路2号"}, on=FIFTH)
    )

    assert found == ("gaps-left", "administrative-licensing-law/32/1/5", {"missing": "test-report"})


def test_a_correction_is_recorded_as_it_came_in() -> None:
    case = notice(cases.received(), ADDRESS)
    form, applicant = {"address": "虚构路2号"}, Applicant(kind="organisation", name="虚构旅馆")

    events = acceptance.correct(
        case, person=APPLICANT, form=form, on=FIFTH, counts_from=SIXTH, applicant=applicant
    )

    assert events == (Corrected(on=FIFTH, form=form, applicant=applicant, counts_from=SIXTH),)


def test_a_correction_changes_nothing_that_was_not_asked_for() -> None:
    case = notice(cases.received(), ADDRESS)

    found = refusal_of(
        lambda: acceptance.correct(
            case, person=APPLICANT, form={"applicant_name": "别家"}, on=FIFTH
        )
    )

    assert found == (
        "not-asked-for",
        "administrative-licensing-law/32/1/4",
        {"material": "applicant_name"},
    )


def test_only_what_the_notice_asks_for_may_be_attached() -> None:
    case = notice(cases.received(), REPORT)

    found = refusal_of(
        lambda: filing.attach(case, file_of("floor-plan"), person=APPLICANT, rule=cases.RULE)
    )

    assert found == (
        "not-asked-for",
        "administrative-licensing-law/32/1/4",
        {"material": "floor-plan"},
    )


def test_a_corrected_application_is_accepted_as_of_the_day_all_was_in() -> None:
    case = notice(cases.received(), REPORT)
    case = after(case, (file_of("test-report", FIFTH),))
    case = after(case, acceptance.correct(case, person=APPLICANT, form={}, on=FIFTH))

    events = acceptance.accept(case, person=CLERK, on=date(2026, 3, 11), calendar=PLAIN)

    assert events == (Accepted(on=FIFTH, by=CLERK.id),)


def test_what_the_notice_forgot_may_no_longer_be_demanded() -> None:
    forgetful = CorrectionRequested(
        on=MON, by=CLERK.id, gaps=(ADDRESS,), answer_by=date(2026, 4, 30)
    )
    case = after(cases.received(complete=False), (forgetful,))
    answers = {"address": "虚构路2号"}
    case = after(case, acceptance.correct(case, person=APPLICANT, form=answers, on=FIFTH))

    events = acceptance.accept(case, person=CLERK, on=FIFTH, calendar=PLAIN)

    assert events == (Accepted(on=FIFTH, by=CLERK.id),)


def test_a_correction_names_the_applicant_anew() -> None:
    case = notice(
        cases.received(),
        Gap(target="applicant_name", kind="not-in-statutory-form", what="名称有误"),
    )
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

    found = refusal_of(
        lambda: acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)
    )

    assert found == ("silence-has-accepted", "administrative-licensing-law/32/1/4", {})


def test_of_imported_history_silence_says_nothing() -> None:
    case = replace(cases.received(complete=False), imported=True)

    assert acceptance.deem_accepted(case, on=date(2026, 6, 1), calendar=PLAIN) == ()
    assert acceptance.missing_materials(case) == frozenset()
    assert acceptance.accept(case, person=CLERK, on=MON, calendar=PLAIN) == (
        Accepted(on=MON, by=CLERK.id),
    )


def test_not_accepting_concludes_the_case_and_names_the_competent_body() -> None:
    refused = NotAccepted(
        on=MON,
        by=CLERK.id,
        reason="not-competent",
        text="该事项由市级机关负责办理",
        competent="虚构市卫生健康委员会",
        remedies=REMEDIES,
    )

    events = acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)

    assert events == (refused, Concluded(on=MON))


def declined(reason: str = "not-required", **facts: Any) -> NotAccepted:  # noqa: ANN401 - any field
    """Return a non-acceptance that lacks nothing but what is said."""
    told = NotAccepted(
        on=MON,
        by=CLERK.id,
        reason=reason,
        text="该事项依法不需要取得许可",
        competent="",
        remedies=REMEDIES,
    )
    return replace(told, **facts)


@pytest.mark.parametrize(
    ("refused", "code", "place"),
    [
        pytest.param(
            declined("incomplete"),
            "no-such-reason",
            "administrative-licensing-law/32/1",
            id="gaps are no reason",
        ),
        pytest.param(
            declined(text="一二三四五六七八九 "),
            "reason-too-short",
            "administrative-licensing-law/32/2",
            id="nine characters and a blank are too short",
        ),
        pytest.param(
            declined("not-competent", competent=" "),
            "competent-body-missing",
            "administrative-licensing-law/32/1/2",
            id="the competent body is named",
        ),
        pytest.param(
            declined("barred"),
            "not-barred",
            "administrative-licensing-law/78",
            id="barred is only who is barred on the day of receipt",
        ),
        pytest.param(
            replace(declined(), remedies=None),
            "remedies-missing",
            "administrative-licensing-law/7",
            id="the remedies are named",
        ),
        pytest.param(
            replace(declined(), remedies=Remedies(reviewer="虚构区人民政府", court=" ")),
            "remedies-missing",
            "administrative-licensing-law/7",
            id="the court is named",
        ),
        pytest.param(
            replace(declined(), remedies=Remedies(reviewer=" ", court="虚构区人民法院")),
            "remedies-missing",
            "administrative-licensing-law/7",
            id="the reviewing government is named",
        ),
    ],
)
def test_non_acceptance_needs_a_lawful_reason(refused: NotAccepted, code: str, place: str) -> None:
    case = cases.received()

    found = refusal_of(lambda: acceptance.not_accept(case, refused, person=CLERK, calendar=PLAIN))

    assert found[:2] == (code, place)


def test_a_reason_that_the_law_does_not_know_is_named() -> None:
    refused = declined("incomplete")

    found = refusal_of(
        lambda: acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)
    )

    assert found[2] == {"reason": "incomplete"}


def test_ten_characters_are_a_reason() -> None:
    refused = declined(text="一二三四五六七八九十")

    events = acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)

    assert events == (refused, Concluded(on=MON))


@pytest.mark.parametrize("reason", ["not-required", "false-materials"])
def test_only_another_body_s_competence_must_be_named(reason: str) -> None:
    refused = declined(reason)

    events = acceptance.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)

    warned = replace(refused, warned=reason == "false-materials")
    assert events == (warned, Concluded(on=MON))


def test_of_imported_history_nobody_knows_what_remedies_were_named() -> None:
    case = replace(cases.received(), imported=True)
    refused = replace(declined(), remedies=None)

    assert acceptance.not_accept(case, refused, person=CLERK, calendar=PLAIN)


def test_only_a_received_application_is_declined() -> None:
    found = refusal_of(
        lambda: acceptance.not_accept(cases.accepted(), declined(), person=CLERK, calendar=PLAIN)
    )

    assert found == ("wrong-phase", "", {"phase": "accepted", "step": "not-accept"})


def test_before_receipt_silence_has_no_first_day() -> None:
    case = replace(cases.received(), received=None)

    with pytest.raises(LookupError, match=Phase.RECEIVED):
        acceptance.deem_accepted(case, on=SIXTH, calendar=PLAIN)


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
    case = after(case, acceptance.correct(case, person=APPLICANT, form=answers, on=FIFTH))

    events = acceptance.deem_accepted(case, on=today, calendar=PLAIN)

    assert (events == (Accepted(on=FIFTH, by=SYSTEM, deemed=True),)) is deemed


@pytest.mark.parametrize(
    ("today", "by"),
    [
        pytest.param(FIFTH, CLERK.id, id="fifth working day: the clerk accepts"),
        pytest.param(SIXTH, SYSTEM, id="sixth: silence did, the voucher only comes late"),
    ],
)
def test_a_late_voucher_tells_what_silence_has_done(today: date, by: str) -> None:
    events = acceptance.accept(cases.received(), person=CLERK, on=today, calendar=PLAIN)

    is_deemed = by == SYSTEM
    assert events == (Accepted(on=MON if is_deemed else today, by=by, deemed=is_deemed),)


def test_silence_has_nothing_left_to_do_once_it_has_accepted() -> None:
    case = cases.received()
    case = after(case, acceptance.deem_accepted(case, on=SIXTH, calendar=PLAIN))

    assert acceptance.deem_accepted(case, on=SIXTH, calendar=PLAIN) == ()
    found = refusal_of(lambda: notice(case, REPORT, on=SIXTH))
    assert found[0] == "wrong-phase"


def test_while_the_applicant_corrects_silence_does_not_run() -> None:
    case = notice(cases.received(), ADDRESS)

    assert acceptance.deem_accepted(case, on=date(2026, 6, 1), calendar=PLAIN) == ()


@pytest.mark.parametrize(
    ("gaps", "code", "facts"),
    [
        pytest.param(
            (ADDRESS,),
            "gaps-forgotten",
            {"missing": "test-report"},
            id="what is visibly missing and not told could never be demanded",
        ),
        pytest.param(
            (REPORT, PLAN, PLAN, REPORT),
            "gap-told-twice",
            {"target": "floor-plan test-report"},
            id="each gap is told once",
        ),
        pytest.param(
            (replace(REPORT, kind="ugly"),),
            "no-such-gap-kind",
            {"kind": "ugly"},
            id="each gap is of a known kind",
        ),
    ],
)
def test_the_one_notice_tells_everything_once(
    gaps: tuple[Gap, ...], code: str, facts: dict[str, str]
) -> None:
    case = cases.received(complete=False)

    found = refusal_of(lambda: notice(case, *gaps))

    assert found == (code, "administrative-licensing-law/32/1/4", facts)


def test_every_kind_of_gap_can_be_told() -> None:
    targets = ("application-form", "test-report", "floor-plan", "address", "applicant_name")
    kinds = ("missing", "not-in-statutory-form", "inconsistent", "expired", "unsigned")
    gaps = tuple(
        Gap(target=target, kind=kind, what="请更正")
        for target, kind in zip(targets, kinds, strict=True)
    )

    case = notice(cases.received(), *gaps)

    assert case.notice
    assert case.notice.gaps == gaps
    assert set(GapKind) == {*kinds, "illegible"}


@pytest.mark.parametrize(
    ("answer_by", "facts"),
    [
        pytest.param(date(2026, 3, 31), {"earliest": "2026-04-01"}, id="a day too early"),
        pytest.param(date(2026, 4, 1), None, id="the thirtieth day"),
        pytest.param(date(2026, 4, 2), None, id="later is kinder"),
    ],
)
def test_the_item_says_how_long_the_applicant_has_at_least(
    answer_by: date, facts: dict[str, str] | None
) -> None:
    case = cases.received()
    rule = replace(case.filed_rule, correction_answer=Span(30, Unit.CALENDAR))
    case = replace(case, rule=rule)

    def request() -> object:
        return acceptance.request_correction(
            case, person=CLERK, gaps=(REPORT,), answer_by=answer_by, on=MON, calendar=PLAIN
        )

    if facts is None:
        told = CorrectionRequested(on=MON, by=CLERK.id, gaps=(REPORT,), answer_by=answer_by)
        assert request() == (told,)
    else:
        assert refusal_of(request) == ("answer-day-too-early", "", facts)


def test_the_day_after_the_notice_may_be_the_day_to_answer_by() -> None:
    tuesday = date(2026, 3, 3)

    events = acceptance.request_correction(
        cases.received(), person=CLERK, gaps=(REPORT,), answer_by=tuesday, on=MON, calendar=PLAIN
    )

    told = CorrectionRequested(on=MON, by=CLERK.id, gaps=(REPORT,), answer_by=tuesday)
    assert events == (told,)


def mended(
    target: str = "address", *, what: str = "门牌号漏写", value: str = "虚构路12号"
) -> CorrectedOnTheSpot:
    """Return a correction at the window that lacks nothing but what is said."""
    return CorrectedOnTheSpot(on=MON, by=CLERK.id, target=target, what=what, value=value)


def test_an_error_is_mended_on_the_spot_without_a_notice() -> None:
    case = cases.received()

    events = acceptance.correct_on_the_spot(case, mended(), at(CLERK))

    assert events == (mended(),)
    case = after(case, events)
    assert (case.form["address"], case.phase, case.notice) == ("虚构路12号", Phase.RECEIVED, None)


def test_a_paper_is_mended_on_the_spot_and_no_answer_changes() -> None:
    case, paper = cases.received(), mended("floor-plan", value="")

    events = acceptance.correct_on_the_spot(case, paper, at(CLERK))

    assert events == (paper,)
    assert after(case, events).form == case.form


def test_who_applies_is_mended_with_the_answer() -> None:
    right = Applicant(kind="organisation", name="虚构大浴室", identity_index="right")
    change = replace(mended("applicant_name", value=right.name), applicant=right)
    case = cases.received()

    case = after(case, acceptance.correct_on_the_spot(case, change, at(CLERK)))

    assert case.applicant == right
    assert after(case, (mended(),)).applicant == right


@pytest.mark.parametrize(
    ("correction", "found"),
    [
        pytest.param(
            mended("tax-return"),
            ("material-not-listed", "administrative-licensing-law/31", {"material": "tax-return"}),
            id="only what the item lists",
        ),
        pytest.param(
            mended(what=" "),
            (
                "correction-without-words",
                "administrative-licensing-law/32/1/3",
                {"target": "address"},
            ),
            id="the record says what was mended",
        ),
        pytest.param(
            mended(value=" "),
            ("value-missing", "administrative-licensing-law/32/1/3", {"target": "address"}),
            id="an answer is given anew",
        ),
        pytest.param(
            replace(mended(), on=SIXTH),
            ("silence-has-accepted", "administrative-licensing-law/32/1/4", {}),
            id="sixth working day: silence has accepted",
        ),
    ],
)
def test_a_correction_on_the_spot_is_recorded_in_full(
    correction: CorrectedOnTheSpot, found: tuple[str, str, dict[str, str]]
) -> None:
    case = cases.received()

    assert found == refusal_of(lambda: acceptance.correct_on_the_spot(case, correction, at(CLERK)))


def test_on_the_fifth_day_an_error_is_still_mended() -> None:
    last = replace(mended(), on=FIFTH)

    assert acceptance.correct_on_the_spot(cases.received(), last, at(CLERK)) == (last,)


def test_the_applicant_does_not_record_corrections_at_the_window() -> None:
    found = refusal_of(
        lambda: acceptance.correct_on_the_spot(cases.received(), mended(), at(APPLICANT))
    )

    assert found == ("role-missing", "", {"role": "clerk"})
