"""Drafts, materials, submission, receipt, withdrawal."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import APPLICANT, CLERK, FILING, MON, OPENED, PLAIN, RULE, after, file_of

from xuke.kernel.case import filing
from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    Concluded,
    CorrectionRequested,
    Gap,
    MaterialRemoved,
)
from xuke.kernel.case.rule import Channel
from xuke.kernel.case.state import Case, Outcome, Phase, replay
from xuke.kernel.person import Person
from xuke.kernel.refusal import Unlawful


def test_a_draft_is_opened_once() -> None:
    case = after(Case(), filing.draft(Case(), OPENED, RULE, person=APPLICANT))

    with pytest.raises(Unlawful, match="already-open"):
        filing.draft(case, OPENED, RULE, person=APPLICANT)


def test_a_commitment_is_made_only_where_the_item_allows_one() -> None:
    with pytest.raises(Unlawful, match="commitment-not-allowed"):
        filing.draft(
            Case(),
            replace(OPENED, commitment=True),
            replace(RULE, commitment_allowed=False),
            person=APPLICANT,
        )


@pytest.mark.parametrize("channel", [Channel.WINDOW, Channel.POST])
def test_what_came_on_paper_is_written_down_by_a_clerk(channel: Channel) -> None:
    opened = replace(OPENED, channel=channel)

    with pytest.raises(Unlawful, match="channel-needs-clerk"):
        filing.draft(Case(), opened, RULE, person=APPLICANT)

    assert filing.draft(Case(), opened, RULE, person=CLERK) == (opened,)


def test_only_listed_materials_are_taken() -> None:
    with pytest.raises(Unlawful, match="material-not-listed"):
        filing.attach(cases.drafted(), file_of("tax-return"), person=APPLICANT, rule=RULE)


def test_nobody_else_writes_in_a_draft() -> None:
    with pytest.raises(Unlawful, match="not-your-case"):
        filing.attach(cases.drafted(), file_of("floor-plan"), person=Person("stranger"), rule=RULE)


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        pytest.param(Channel.WINDOW, None, id="on paper: the clerk writes it down"),
        pytest.param(Channel.ONLINE, "not-your-case", id="online: the applicant alone"),
    ],
)
def test_a_clerk_corrects_only_what_came_on_paper(channel: Channel, code: str | None) -> None:
    gap = Gap(target="floor-plan", kind="missing", what="请补交平面图")
    case = replace(cases.received(), phase=Phase.IN_CORRECTION, channel=channel)
    case = replace(case, notice=CorrectionRequested(on=MON, by="x", gaps=(gap,), answer_by=MON))
    attached = file_of("floor-plan")

    try:
        events = filing.attach(case, attached, person=CLERK, rule=RULE)
    except Unlawful as refused:
        assert refused.code == code
    else:
        assert (events, code) == ((attached,), None)


def test_a_clerk_does_not_write_in_somebodys_draft() -> None:
    with pytest.raises(Unlawful, match="not-your-case"):
        filing.attach(cases.drafted(), file_of("floor-plan"), person=CLERK, rule=RULE)


def test_a_file_is_taken_from_a_draft() -> None:
    digest = "digest of test-report"

    events = filing.remove(
        cases.drafted(), person=APPLICANT, material="test-report", digest=digest, on=MON
    )

    assert events == (MaterialRemoved(on=MON, material="test-report", digest=digest),)
    left = after(cases.drafted(), events).materials
    assert [one.material for one in left] == ["application-form"]


def test_a_file_that_is_not_there_is_not_taken_away() -> None:
    with pytest.raises(Unlawful, match="no-such-file"):
        filing.remove(
            cases.drafted(), person=APPLICANT, material="test-report", digest="unknown", on=MON
        )


def test_what_was_submitted_stays() -> None:
    case = replace(cases.received(), phase=Phase.IN_CORRECTION)

    with pytest.raises(Unlawful, match="wrong-phase"):
        filing.remove(
            case, person=APPLICANT, material="test-report", digest="digest of test-report", on=MON
        )


def test_gaps_do_not_bar_filing() -> None:
    case = replay([OPENED])

    case = after(case, filing.submit(case, FILING, person=APPLICANT, on=MON))

    assert case.number == FILING.number


def test_the_rule_is_copied_onto_the_case() -> None:
    assert cases.received().filed_rule == RULE


def test_a_draft_has_no_rule_yet() -> None:
    with pytest.raises(LookupError):
        _ = cases.drafted().filed_rule


def test_nothing_that_began_at_the_window_was_fully_online() -> None:
    case = replay([replace(OPENED, channel=Channel.WINDOW)])

    with pytest.raises(Unlawful, match="not-online"):
        filing.submit(case, FILING, person=APPLICANT, on=MON)


@pytest.mark.parametrize(
    ("on", "after_hours", "counts_from"),
    [
        pytest.param(MON, False, MON, id="in business hours: the same day"),
        pytest.param(MON, True, date(2026, 3, 3), id="after hours: the next working day"),
        pytest.param(date(2026, 3, 7), False, date(2026, 3, 9), id="on a Saturday: from Monday"),
        pytest.param(date(2026, 3, 6), True, date(2026, 3, 9), id="Friday evening: from Monday"),
    ],
)
def test_the_authoritys_limits_count_from_a_working_day(
    on: date, after_hours: bool, counts_from: date
) -> None:
    assert filing.day_zero(on, PLAIN, after_hours=after_hours, rolls=True) == counts_from


def test_the_applicant_withdraws_before_the_decision() -> None:
    case = cases.accepted()

    events = filing.withdraw(case, person=APPLICANT, reason="不再开业", on=MON)

    assert events == (
        ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason="不再开业"),
        Concluded(on=MON),
    )
    closed = after(case, events)
    assert (closed.outcome, closed.closed_on) == (Outcome.WITHDRAWN, MON)


def test_a_withdrawal_says_why() -> None:
    with pytest.raises(Unlawful, match="withdrawal-without-reason"):
        filing.withdraw(cases.accepted(), person=APPLICANT, reason=" ", on=MON)


def test_where_nothing_rolls_the_day_itself_is_day_zero() -> None:
    saturday = date(2026, 3, 7)

    assert filing.day_zero(saturday, PLAIN, after_hours=True, rolls=False) == saturday


def test_after_the_decision_nothing_is_withdrawn() -> None:
    with pytest.raises(Unlawful, match="wrong-phase"):
        filing.withdraw(cases.granted(), person=APPLICANT, reason="不再开业", on=MON)
