"""Drafts, materials, submission, receipt, withdrawal."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FILING,
    MON,
    OPENED,
    PLAIN,
    REMEDIES,
    RULE,
    after,
    file_of,
    refusal_of,
)

from xuke.kernel.case import acceptance, filing
from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    BarFound,
    Concluded,
    CorrectionRequested,
    Gap,
    Granted,
    MaterialRemoved,
    NotAccepted,
    Received,
    Submitted,
)
from xuke.kernel.case.state import Case, Outcome, Phase, replay
from xuke.kernel.case.steps import Step, require
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person


def test_a_draft_is_opened_once() -> None:
    case = after(Case(), filing.draft(Case(), OPENED, RULE, person=APPLICANT))

    found = refusal_of(lambda: filing.draft(case, OPENED, RULE, person=APPLICANT))

    assert found == ("already-open", "", {"phase": "draft"})


def test_a_commitment_is_made_only_where_the_item_allows_one() -> None:
    found = refusal_of(
        lambda: filing.draft(
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

    found = refusal_of(lambda: filing.draft(Case(), opened, RULE, person=APPLICANT))

    assert found == (
        "channel-needs-clerk",
        "administrative-licensing-law/29",
        {"channel": channel.value},
    )

    assert filing.draft(Case(), opened, RULE, person=CLERK) == (opened,)


def test_only_listed_materials_are_taken() -> None:
    found = refusal_of(
        lambda: filing.attach(cases.drafted(), file_of("tax-return"), person=APPLICANT, rule=RULE)
    )

    assert found == (
        "material-not-listed",
        "administrative-licensing-law/31",
        {"material": "tax-return"},
    )


def test_nobody_else_writes_in_a_draft() -> None:
    found = refusal_of(
        lambda: filing.attach(
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
        events = filing.attach(case, attached, person=CLERK, rule=RULE)
    except Unlawful as refused:
        assert refused.code == code
    else:
        assert (events, code) == ((attached,), None)


def test_a_clerk_does_not_write_in_somebodys_draft() -> None:
    found = refusal_of(
        lambda: filing.attach(cases.drafted(), file_of("floor-plan"), person=CLERK, rule=RULE)
    )

    assert found == ("not-your-case", "administrative-licensing-law/29", {})


def test_a_file_is_taken_from_a_draft() -> None:
    digest = "digest of test-report"

    events = filing.remove(
        cases.drafted(), person=APPLICANT, material="test-report", digest=digest, on=MON
    )

    assert events == (MaterialRemoved(on=MON, material="test-report", digest=digest),)
    left = after(cases.drafted(), events).materials
    assert [one.material for one in left] == ["application-form"]


def test_a_file_that_is_not_there_is_not_taken_away() -> None:
    found = refusal_of(
        lambda: filing.remove(
            cases.drafted(), person=APPLICANT, material="test-report", digest="unknown", on=MON
        )
    )

    assert found == ("no-such-file", "", {"digest": "unknown"})


def test_what_was_submitted_stays() -> None:
    case = replace(cases.received(), phase=Phase.IN_CORRECTION)

    found = refusal_of(
        lambda: filing.remove(
            case, person=APPLICANT, material="test-report", digest="digest of test-report", on=MON
        )
    )

    assert found == ("wrong-phase", "", {"phase": "in-correction", "step": "attach"})


def test_gaps_do_not_bar_filing() -> None:
    case = replay([OPENED])

    case = after(case, filing.submit(case, FILING, person=APPLICANT, on=MON))

    assert case.number == FILING.number


def test_the_rule_is_copied_onto_the_case() -> None:
    assert cases.received().filed_rule == RULE


def test_a_draft_has_no_rule_yet() -> None:
    with pytest.raises(LookupError, match=Phase.DRAFT):
        _ = cases.drafted().filed_rule


def test_nothing_that_began_at_the_window_was_fully_online() -> None:
    case = replay([replace(OPENED, channel=Channel.WINDOW)])

    found = refusal_of(lambda: filing.submit(case, FILING, person=APPLICANT, on=MON))

    assert found == ("not-online", "", {"channel": "window"})


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
    found = refusal_of(
        lambda: filing.withdraw(cases.accepted(), person=APPLICANT, reason=" ", on=MON)
    )

    assert found == ("withdrawal-without-reason", "administrative-licensing-law/29", {})


def test_where_nothing_rolls_the_day_itself_is_day_zero() -> None:
    saturday = date(2026, 3, 7)

    assert filing.day_zero(saturday, PLAIN, after_hours=True, rolls=False) == saturday


def test_after_the_decision_nothing_is_withdrawn() -> None:
    case = after(cases.examined(), (Granted(on=MON, by="head", document="1"),))

    found = refusal_of(lambda: filing.withdraw(case, person=APPLICANT, reason="不再开业", on=MON))

    assert found == ("wrong-phase", "", {"phase": "granted", "step": "withdraw"})


def test_a_draft_is_thrown_away_without_a_reason() -> None:
    events = filing.withdraw(cases.drafted(), person=APPLICANT, reason="", on=MON)

    assert events == (ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason=""), Concluded(on=MON))


def test_what_is_filed_names_licence_letter_and_whose_name_it_is_decided_in() -> None:
    case = replay([replace(OPENED, action=Action.MODIFICATION, commitment=True)])
    filed = replace(
        FILING, licence="长卫公证字〔2024〕第0001号", letter="2026-01-01", in_name_of="310000-wjw"
    )

    events = filing.submit(case, filed, person=APPLICANT, on=MON)

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


def bar(kind: BarKind = BarKind.APPLICATION, **facts: object) -> Bar:
    """Return a bar that ends on the first Monday."""
    told = {"item": RULE.item, "until": MON, **facts}
    return Bar(
        kind=kind,
        holder="index",
        since=date(2025, 3, 2),
        basis="administrative-licensing-law/78",
        source="310105-20250302-000001",
        **told,  # type: ignore[arg-type]
    )


def promised() -> Case:
    """Return a draft in which a commitment is chosen."""
    return replay([replace(OPENED, commitment=True)])


@pytest.mark.parametrize(
    ("filed", "found"),
    [
        pytest.param(
            FILING, ("letter-missing", "commitment-opinion/3", {}), id="the letter is signed"
        ),
        pytest.param(
            replace(FILING, letter="1", rule=replace(RULE, commitment_allowed=False)),
            ("commitment-not-allowed", "commitment-opinion/1", {"item": RULE.item}),
            id="the item still allows it on the day of filing",
        ),
        pytest.param(
            replace(FILING, letter="1", bars=(bar(BarKind.COMMITMENT),)),
            ("promise-broken", "commitment-opinion/2", {"until": "2026-03-02"}),
            id="by who kept his promises, on the day of filing",
        ),
    ],
)
def test_a_commitment_is_filed_with_its_letter(
    filed: filing.Filing, found: tuple[str, str, dict[str, str]]
) -> None:
    case = promised()

    assert refusal_of(lambda: filing.submit(case, filed, person=APPLICANT, on=MON)) == found


def test_the_normal_way_needs_no_letter() -> None:
    events = filing.submit(replay([OPENED]), FILING, person=APPLICANT, on=MON)

    assert events == (
        Submitted(
            on=MON,
            number=FILING.number,
            action=Action.NEW,
            channel=Channel.ONLINE,
            applicant=FILING.applicant,
            rule=RULE,
            fully_online=True,
            owner=APPLICANT.id,
            form=FILING.form,
        ),
    )


@pytest.mark.parametrize(
    ("commitment", "allowed"),
    [
        pytest.param(False, False, id="the normal way, where there is no other"),
        pytest.param(False, True, id="the normal way, freely chosen"),
        pytest.param(True, True, id="a commitment where the item allows one"),
    ],
)
def test_a_draft_is_opened_either_way(commitment: bool, allowed: bool) -> None:
    opened, rule = (
        replace(OPENED, commitment=commitment),
        replace(RULE, commitment_allowed=allowed),
    )

    assert filing.draft(Case(), opened, rule, person=APPLICANT) == (opened,)


@pytest.mark.parametrize(
    ("bars", "found"),
    [
        pytest.param((bar(),), True, id="the last day of the bar is barred"),
        pytest.param((bar(until=date(2026, 3, 1)),), False, id="the day after is not"),
        pytest.param((bar(item="nurse-practice"),), False, id="a bar from another item"),
        pytest.param((bar(BarKind.COMMITMENT),), False, id="a bar from promises alone"),
        pytest.param((), False, id="no bar"),
    ],
)
def test_a_bar_is_found_and_the_application_received(bars: tuple[Bar, ...], found: bool) -> None:
    case = cases.drafted()

    submitted, *rest = filing.submit(case, replace(FILING, bars=bars), person=APPLICANT, on=MON)

    assert isinstance(submitted, Submitted)
    told = BarFound(
        on=MON,
        until=MON,
        basis="administrative-licensing-law/78",
        source="310105-20250302-000001",
    )
    assert rest == ([told] if found else [])


@pytest.mark.parametrize(
    ("action", "found"),
    [
        (Action.NEW, True),
        (Action.RENEWAL, True),
        (Action.MODIFICATION, True),
        (Action.OTHER, True),
        (Action.REISSUE, False),
        (Action.PERIODIC_VERIFICATION, False),
        (Action.REVIEW_RENEWAL, False),
        (Action.DEREGISTRATION, False),
    ],
)
def test_who_keeps_a_licence_or_gives_it_up_does_not_apply_anew(
    action: Action, found: bool
) -> None:
    case = replace(cases.drafted(), action=action)

    _, *rest = filing.submit(case, replace(FILING, bars=(bar(),)), person=APPLICANT, on=MON)

    assert bool(rest) is found


def barred() -> Case:
    """Return a received case of an applicant who is barred."""
    case = cases.drafted()
    case = after(
        case, filing.submit(case, replace(FILING, bars=(bar(),)), person=APPLICANT, on=MON)
    )
    return after(case, (Received(on=MON, counts_from=MON),))


def test_whoever_is_barred_is_not_accepted() -> None:
    case = barred()
    refused = NotAccepted(
        on=date(2026, 3, 9),
        by=CLERK.id,
        reason="barred",
        text="申请人在法定的禁止申请期限内",
        remedies=REMEDIES,
    )

    found = refusal_of(lambda: acceptance.accept(case, person=CLERK, on=MON, calendar=PLAIN))

    assert found == ("barred", "administrative-licensing-law/78", {"until": "2026-03-02"})
    events = acceptance.not_accept(case, refused, person=CLERK, calendar=PLAIN)
    assert events == (refused, Concluded(on=refused.on))


def test_a_bar_that_ended_before_receipt_bars_no_longer() -> None:
    past = BarFound(on=MON, until=date(2026, 3, 1), basis="administrative-licensing-law/78")

    case = after(cases.received(), (past,))

    require(Step.ACCEPT, CLERK, case)


def test_silence_accepts_whoever_is_barred_too() -> None:
    events = acceptance.deem_accepted(barred(), on=date(2026, 3, 10), calendar=PLAIN)

    assert len(events) == 1


PLACE = replace(
    RULE, licence=LicenceRule(item=RULE.item, new_application_for=("place_kind", "address"))
)


@pytest.mark.parametrize("action", [Action.MODIFICATION, Action.RENEWAL, Action.REISSUE])
def test_another_address_is_another_application(action: Action) -> None:
    case = replay([replace(OPENED, action=action)])
    filed = replace(FILING, rule=PLACE, changed=frozenset({"address", "place_kind", "phone"}))

    found = refusal_of(lambda: filing.submit(case, filed, person=APPLICANT, on=MON))

    assert found == (
        "needs-new-application",
        "administrative-licensing-law/49",
        {"target": "address place_kind"},
    )


@pytest.mark.parametrize(
    ("action", "filed"),
    [
        pytest.param(
            Action.MODIFICATION,
            replace(FILING, rule=PLACE, changed=frozenset({"applicant_name"})),
            id="what the item lets be changed",
        ),
        pytest.param(
            Action.NEW,
            replace(FILING, rule=PLACE, changed=frozenset({"address"})),
            id="the new application itself",
        ),
        pytest.param(
            Action.MODIFICATION,
            replace(FILING, changed=frozenset({"address"})),
            id="an item without such a rule",
        ),
    ],
)
def test_other_changes_are_filed(action: Action, filed: filing.Filing) -> None:
    case = replay([replace(OPENED, action=action)])

    assert len(filing.submit(case, filed, person=APPLICANT, on=MON)) == 1
