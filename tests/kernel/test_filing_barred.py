"""What keeps from filing: a commitment without its letter, a bar, another licence."""

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
    REMEDIES,
    RULE,
    after,
    refusal_of,
)

from xuke.kernel.case.events import BarFound, Concluded, NotAccepted, Received, Submitted
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, replay
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.bar import Bar, BarKind


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
    filed: deeds.Filing, found: tuple[str, str, dict[str, str]]
) -> None:
    case = promised()

    assert refusal_of(lambda: deeds.submit(case, filed, person=APPLICANT, on=MON)) == found


def test_the_normal_way_needs_no_letter() -> None:
    events = deeds.submit(replay([OPENED]), FILING, person=APPLICANT, on=MON)

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

    assert deeds.draft(Case(), opened, rule, person=APPLICANT) == (opened,)


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

    submitted, *rest = deeds.submit(case, replace(FILING, bars=bars), person=APPLICANT, on=MON)

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
        (Action.RENEWAL, False),
        (Action.MODIFICATION, False),
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

    _, *rest = deeds.submit(case, replace(FILING, bars=(bar(),)), person=APPLICANT, on=MON)

    assert bool(rest) is found


def barred() -> Case:
    """Return a received case of an applicant who is barred."""
    case = cases.drafted()
    case = after(case, deeds.submit(case, replace(FILING, bars=(bar(),)), person=APPLICANT, on=MON))
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

    found = refusal_of(lambda: deeds.accept(case, person=CLERK, on=MON, calendar=PLAIN))

    assert found == ("barred", "administrative-licensing-law/78", {"until": "2026-03-02"})
    events = deeds.not_accept(case, refused, person=CLERK, calendar=PLAIN)
    assert events == (refused, Concluded(on=refused.on))


def test_a_bar_that_ended_before_receipt_bars_no_longer() -> None:
    past = BarFound(on=MON, until=date(2026, 3, 1), basis="administrative-licensing-law/78")

    case = after(cases.received(), (past,))

    CASE.require(CASE.verbs["accept"], CLERK, case)


def test_silence_accepts_whoever_is_barred_too() -> None:
    events = deeds.deem_accepted(barred(), on=date(2026, 3, 10), calendar=PLAIN)

    assert len(events) == 1


PLACE = replace(
    RULE, licence=LicenceRule(item=RULE.item, new_application_for=("place_kind", "address"))
)


@pytest.mark.parametrize("action", [Action.MODIFICATION, Action.RENEWAL, Action.REISSUE])
def test_another_address_is_another_application(action: Action) -> None:
    case = replay([replace(OPENED, action=action)])
    filed = replace(FILING, rule=PLACE, changed=frozenset({"address", "place_kind", "phone"}))

    found = refusal_of(lambda: deeds.submit(case, filed, person=APPLICANT, on=MON))

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
def test_other_changes_are_filed(action: Action, filed: deeds.Filing) -> None:
    case = replay([replace(OPENED, action=action)])

    assert len(deeds.submit(case, filed, person=APPLICANT, on=MON)) == 1
