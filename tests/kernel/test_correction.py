"""Correction 补正: told once and wholly, answered, or mended on the spot."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, MON, PLAIN, after, at, file_of, refusal_of
from tests.kernel.gaps import ADDRESS, FIFTH, REPORT, SIXTH, notice

from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    Corrected,
    CorrectedOnTheSpot,
    CorrectionRequested,
    Gap,
)
from xuke.kernel.case.gaps import GapKind
from xuke.kernel.case.state import Phase
from xuke.kernel.law.limit import Span, Unit

PLAN = Gap(target="floor-plan", kind="not-in-statutory-form", what="平面图缺比例尺")


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
        lambda: deeds.request_correction(
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
        lambda: deeds.correct(case, person=APPLICANT, form={"address": "虚构路2号"}, on=FIFTH)
    )

    assert found == ("gaps-left", "administrative-licensing-law/32/1/5", {"missing": "test-report"})


def test_a_correction_is_recorded_as_it_came_in() -> None:
    case = notice(cases.received(), ADDRESS)
    form, applicant = {"address": "虚构路2号"}, Applicant(kind="organisation", name="虚构旅馆")

    events = deeds.correct(
        case, person=APPLICANT, form=form, on=FIFTH, counts_from=SIXTH, applicant=applicant
    )

    assert events == (Corrected(on=FIFTH, form=form, applicant=applicant, counts_from=SIXTH),)


def test_a_correction_changes_nothing_that_was_not_asked_for() -> None:
    case = notice(cases.received(), ADDRESS)

    found = refusal_of(
        lambda: deeds.correct(case, person=APPLICANT, form={"applicant_name": "别家"}, on=FIFTH)
    )

    assert found == (
        "not-asked-for",
        "administrative-licensing-law/32/1/4",
        {"material": "applicant_name"},
    )


def test_only_what_the_notice_asks_for_may_be_attached() -> None:
    case = notice(cases.received(), REPORT)

    found = refusal_of(
        lambda: deeds.attach(case, file_of("floor-plan"), person=APPLICANT, rule=cases.RULE)
    )

    assert found == (
        "not-asked-for",
        "administrative-licensing-law/32/1/4",
        {"material": "floor-plan"},
    )


def test_a_corrected_application_is_accepted_as_of_the_day_all_was_in() -> None:
    case = notice(cases.received(), REPORT)
    case = after(case, (file_of("test-report", FIFTH),))
    case = after(case, deeds.correct(case, person=APPLICANT, form={}, on=FIFTH))

    events = deeds.accept(case, person=CLERK, on=date(2026, 3, 11), calendar=PLAIN)

    assert events == (Accepted(on=FIFTH, by=CLERK.id),)


def test_what_the_notice_forgot_may_no_longer_be_demanded() -> None:
    forgetful = CorrectionRequested(
        on=MON, by=CLERK.id, gaps=(ADDRESS,), answer_by=date(2026, 4, 30)
    )
    case = after(cases.received(complete=False), (forgetful,))
    answers = {"address": "虚构路2号"}
    case = after(case, deeds.correct(case, person=APPLICANT, form=answers, on=FIFTH))

    events = deeds.accept(case, person=CLERK, on=FIFTH, calendar=PLAIN)

    assert events == (Accepted(on=FIFTH, by=CLERK.id),)


def test_a_correction_names_the_applicant_anew() -> None:
    case = notice(
        cases.received(),
        Gap(target="applicant_name", kind="not-in-statutory-form", what="名称有误"),
    )
    right = Applicant(kind="organisation", name="虚构大浴室", identity_index="right")

    case = after(
        case,
        deeds.correct(
            case,
            person=APPLICANT,
            form={"applicant_name": right.name},
            on=FIFTH,
            applicant=right,
        ),
    )

    assert case.applicant == right


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
        return deeds.request_correction(
            case, person=CLERK, gaps=(REPORT,), answer_by=answer_by, on=MON, calendar=PLAIN
        )

    if facts is None:
        told = CorrectionRequested(on=MON, by=CLERK.id, gaps=(REPORT,), answer_by=answer_by)
        assert request() == (told,)
    else:
        assert refusal_of(request) == ("answer-day-too-early", "", facts)


def test_the_day_after_the_notice_may_be_the_day_to_answer_by() -> None:
    tuesday = date(2026, 3, 3)

    events = deeds.request_correction(
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

    events = deeds.correct_on_the_spot(case, mended(), at(CLERK))

    assert events == (mended(),)
    case = after(case, events)
    assert (case.form["address"], case.phase, case.notice) == ("虚构路12号", Phase.RECEIVED, None)


def test_a_paper_is_mended_on_the_spot_and_no_answer_changes() -> None:
    case, paper = cases.received(), mended("floor-plan", value="")

    events = deeds.correct_on_the_spot(case, paper, at(CLERK))

    assert events == (paper,)
    assert after(case, events).form == case.form


def test_who_applies_is_mended_with_the_answer() -> None:
    right = Applicant(kind="organisation", name="虚构大浴室", identity_index="right")
    change = replace(mended("applicant_name", value=right.name), applicant=right)
    case = cases.received()

    case = after(case, deeds.correct_on_the_spot(case, change, at(CLERK)))

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

    assert found == refusal_of(lambda: deeds.correct_on_the_spot(case, correction, at(CLERK)))


def test_on_the_fifth_day_an_error_is_still_mended() -> None:
    last = replace(mended(), on=FIFTH)

    assert deeds.correct_on_the_spot(cases.received(), last, at(CLERK)) == (last,)


def test_the_applicant_does_not_record_corrections_at_the_window() -> None:
    found = refusal_of(lambda: deeds.correct_on_the_spot(cases.received(), mended(), at(APPLICANT)))

    assert found == ("role-missing", "", {"role": "clerk"})
