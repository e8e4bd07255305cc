"""Filing 申请与收件: drafts, files, submission, day zero, withdrawal."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FILING,
    MON,
    OPENED,
    PLAIN,
    RULE,
    after,
    at,
    file_of,
    refusal_of,
)

from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    CaseEvent,
    Concluded,
    CorrectionRequested,
    Gap,
    Granted,
    MaterialRemoved,
    Received,
    Submitted,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Outcome, Phase, replay
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law import limit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person


def test_a_draft_is_opened_once() -> None:
    case = after(Case(), deeds.draft(Case(), OPENED, RULE, person=APPLICANT))

    found = refusal_of(lambda: deeds.draft(case, OPENED, RULE, person=APPLICANT))

    assert found == ("already-open", "", {"phase": "draft"})


def test_a_commitment_is_made_only_where_the_item_allows_one() -> None:
    found = refusal_of(
        lambda: deeds.draft(
            Case(),
            replace(OPENED, commitment=True),
            replace(RULE, commitment_allowed=False),
            person=APPLICANT,
        )
    )

    assert found == (
        "commitment-not-allowed",
        "commitment-opinion/1",
        {"item": "public-place-hygiene-permit"},
    )


@pytest.mark.parametrize("channel", [Channel.WINDOW, Channel.POST])
def test_what_came_on_paper_is_written_down_by_a_clerk(channel: Channel) -> None:
    opened = replace(OPENED, channel=channel)

    found = refusal_of(lambda: deeds.draft(Case(), opened, RULE, person=APPLICANT))

    assert found == (
        "channel-needs-clerk",
        "administrative-licensing-law/29",
        {"channel": channel.value},
    )

    assert deeds.draft(Case(), opened, RULE, person=CLERK) == (opened,)


def test_only_listed_materials_are_taken() -> None:
    found = refusal_of(
        lambda: deeds.attach(cases.drafted(), file_of("tax-return"), person=APPLICANT, rule=RULE)
    )

    assert found == (
        "material-not-listed",
        "administrative-licensing-law/31",
        {"material": "tax-return"},
    )


def test_a_file_is_put_to_no_draft_whose_rule_nobody_knows() -> None:
    unknown = deeds.Deed(CASE, "attach")

    with pytest.raises(LookupError, match=RULE.item):
        unknown(cases.drafted(), file_of("floor-plan"), at(APPLICANT))


def test_what_is_filed_is_received_at_once_where_it_is_known_from_when_its_days_count() -> None:
    zero = date(2026, 3, 3)

    events = deeds.submit(cases.drafted(), FILING, person=APPLICANT, on=MON, counts_from=zero)

    assert events[-1] == Received(on=MON, counts_from=zero)
    assert isinstance(events[0], Submitted)


def test_nobody_else_writes_in_a_draft() -> None:
    found = refusal_of(
        lambda: deeds.attach(
            cases.drafted(), file_of("floor-plan"), person=Person("stranger"), rule=RULE
        )
    )

    assert found == ("not-your-case", "administrative-licensing-law/29", {})


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
        events = deeds.attach(case, attached, person=CLERK, rule=RULE)
    except Unlawful as refused:
        assert refused.code == code
    else:
        assert (events, code) == ((attached,), None)


def test_the_same_file_sent_twice_is_one() -> None:
    report = file_of("test-report")

    assert deeds.attach(cases.drafted(), report, person=APPLICANT, rule=RULE) == ()
    other = replace(report, file_name="第二页.pdf")
    assert deeds.attach(cases.drafted(), other, person=APPLICANT, rule=RULE) == (other,)


def test_a_clerk_does_not_write_in_somebodys_draft() -> None:
    found = refusal_of(
        lambda: deeds.attach(cases.drafted(), file_of("floor-plan"), person=CLERK, rule=RULE)
    )

    assert found == ("not-your-case", "administrative-licensing-law/29", {})


def test_a_file_is_taken_from_a_draft() -> None:
    digest = "digest of test-report"

    events = deeds.remove(
        cases.drafted(), person=APPLICANT, material="test-report", digest=digest, on=MON
    )

    assert events == (MaterialRemoved(on=MON, material="test-report", digest=digest),)
    left = after(cases.drafted(), events).materials
    assert [one.material for one in left] == ["application-form"]


def test_a_file_that_is_not_there_is_not_taken_away() -> None:
    found = refusal_of(
        lambda: deeds.remove(
            cases.drafted(), person=APPLICANT, material="test-report", digest="unknown", on=MON
        )
    )

    assert found == ("no-such-file", "", {"digest": "unknown"})


def test_the_same_bytes_under_two_names_are_two_files() -> None:
    second = replace(file_of("test-report"), file_name="第二页.pdf")
    case = cases.after(cases.drafted(), (second,))
    digest = second.digest

    events = deeds.remove(
        case, person=APPLICANT, material="test-report", digest=digest, on=MON, name="第二页.pdf"
    )

    assert after(case, events).materials == cases.drafted().materials


def test_a_removal_without_a_name_takes_all_names_as_old_records_mean_it() -> None:
    second = replace(file_of("test-report"), file_name="第二页.pdf")
    case = cases.after(cases.drafted(), (second,))

    events = deeds.remove(
        case, person=APPLICANT, material="test-report", digest=second.digest, on=MON
    )

    assert [one.material for one in after(case, events).materials] == ["application-form"]


@pytest.mark.parametrize(
    "since",
    [
        pytest.param((), id="the file of before the notice"),
        pytest.param((file_of("test-report"),), id="even if it came once more since"),
    ],
)
def test_what_was_submitted_stays(since: tuple[CaseEvent, ...]) -> None:
    case = cases.after(_in_correction(), since)

    found = refusal_of(
        lambda: deeds.remove(
            case, person=APPLICANT, material="test-report", digest="digest of test-report", on=MON
        )
    )

    assert found == ("handed-in", "", {"material": "test-report"})


def test_a_file_that_came_since_the_notice_is_taken_away_again() -> None:
    wrong = replace(file_of("test-report"), digest="of the wrong file")
    case = cases.after(_in_correction(), (wrong,))

    events = deeds.remove(
        case, person=APPLICANT, material="test-report", digest=wrong.digest, on=MON
    )

    case = after(case, events)
    assert case.materials == cases.received().materials
    assert case.attached_since_notice == frozenset()


def _in_correction() -> Case:
    """Return a case whose notice asks for the report once more."""
    gap = Gap(target="test-report", kind="inconsistent", what="报告不是本场所的，请更换")
    notice = CorrectionRequested(on=MON, by=CLERK.id, gaps=(gap,), answer_by=MON)
    return cases.after(cases.received(), (notice,))


def test_gaps_do_not_bar_filing() -> None:
    case = replay([OPENED])

    case = after(case, deeds.submit(case, FILING, person=APPLICANT, on=MON))

    assert case.number == FILING.number


def test_the_rule_is_copied_onto_the_case() -> None:
    assert cases.received().filed_rule == RULE


def test_a_draft_has_no_rule_yet() -> None:
    with pytest.raises(LookupError, match=Phase.DRAFT):
        _ = cases.drafted().filed_rule


def test_nothing_that_began_at_the_window_was_fully_online() -> None:
    case = replay([replace(OPENED, channel=Channel.WINDOW)])

    found = refusal_of(lambda: deeds.submit(case, FILING, person=APPLICANT, on=MON))

    assert found == ("not-online", "", {"channel": "window"})


def test_what_is_filed_came_in_by_the_channel_of_its_draft() -> None:
    case = replay([replace(OPENED, channel=Channel.KIOSK)])

    filed, *_rest = deeds.submit(
        case, replace(FILING, fully_online=False), person=APPLICANT, on=MON
    )

    assert isinstance(filed, Submitted)
    assert filed.channel is Channel.KIOSK


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
    assert limit.day_zero(on, PLAIN, after_hours=after_hours, rolls=True) == counts_from


def test_the_applicant_withdraws_before_the_decision() -> None:
    case = cases.accepted()

    events = deeds.withdraw(case, person=APPLICANT, reason="不再开业", on=MON)

    assert events == (
        ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason="不再开业"),
        Concluded(on=MON),
    )
    closed = after(case, events)
    assert (closed.outcome, closed.closed_on) == (Outcome.WITHDRAWN, MON)


def test_a_withdrawal_need_not_say_why() -> None:
    events = deeds.withdraw(cases.accepted(), person=APPLICANT, reason="", on=MON)

    assert events == (
        ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason=""),
        Concluded(on=MON),
    )


def test_where_nothing_rolls_the_day_itself_is_day_zero() -> None:
    saturday = date(2026, 3, 7)

    assert limit.day_zero(saturday, PLAIN, after_hours=True, rolls=False) == saturday


def test_after_the_decision_nothing_is_withdrawn() -> None:
    case = after(cases.examined(), (Granted(on=MON, by="head", document="1"),))

    found = refusal_of(lambda: deeds.withdraw(case, person=APPLICANT, reason="不再开业", on=MON))

    assert found == ("wrong-phase", "", {"phase": "granted", "step": "withdraw"})


def test_a_draft_is_thrown_away_without_a_reason() -> None:
    events = deeds.withdraw(cases.drafted(), person=APPLICANT, reason="", on=MON)

    assert events == (ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason=""), Concluded(on=MON))


def test_what_is_filed_names_licence_letter_and_whose_name_it_is_decided_in() -> None:
    case = replay([replace(OPENED, action=Action.MODIFICATION, commitment=True)])
    filed = replace(
        FILING, licence="长卫公证字〔2024〕第0001号", letter="2026-01-01", in_name_of="310000-wjw"
    )

    events = deeds.submit(case, filed, person=APPLICANT, on=MON)

    assert events == (
        Submitted(
            on=MON,
            number=FILING.number,
            action=Action.MODIFICATION,
            channel=Channel.ONLINE,
            applicant=FILING.applicant,
            rule=RULE,
            commitment=True,
            fully_online=True,
            owner=APPLICANT.id,
            form=FILING.form,
            licence="长卫公证字〔2024〕第0001号",
            letter="2026-01-01",
            in_name_of="310000-wjw",
        ),
    )
