"""What bars a person from a step: each guard says its rule, its provision and its facts."""

from dataclasses import replace

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, FIRST, HEAD, MON, after

from xuke.kernel.case.events import LimitExtended
from xuke.kernel.case.guards import nothing_pending
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Course, PendingMode, Tolerance
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import holds

LAW = "administrative-licensing-law"
LATER = Tolerance(mode=PendingMode.BEFORE_DELIVERY, within=Span(5, Unit.WORKING))


def with_rule(case: Case, **change: object) -> Case:
    return replace(case, rule=replace(case.filed_rule, **change))  # type: ignore[arg-type]


NO_PAPER = with_rule(cases.granted(), certificate=False)
MIXED = replace(
    cases.examined(),
    examinations=(cases.examination(FIRST), cases.examination(cases.SECOND, passed=False)),
)
OPEN_LATER = replace(
    with_rule(cases.granted(), tolerance=LATER), pending=frozenset({"test-report", "floor-plan"})
)


@pytest.mark.parametrize(
    ("step", "person", "case", "expected"),
    [
        pytest.param(
            "grant", HEAD, MIXED, ("examination-failed", f"{LAW}/38/1", {}), id="one is against"
        ),
        pytest.param(
            "grant",
            HEAD,
            with_rule(cases.examined(), course=Course.TWO_LEVEL),
            ("not-forwarded", f"{LAW}/35", {}),
            id="not yet reported upwards",
        ),
        pytest.param(
            "grant",
            HEAD,
            with_rule(cases.examined(), site_verification=True),
            ("site-verification-missing", f"{LAW}/34/3", {}),
            id="not verified on site",
        ),
        pytest.param(
            "deliver",
            CLERK,
            cases.granted(),
            ("certificate-missing", f"{LAW}/44", {}),
            id="no certificate yet",
        ),
        pytest.param(
            "issue", CLERK, NO_PAPER, ("no-certificate", f"{LAW}/39", {}), id="none is due"
        ),
        pytest.param(
            "issue",
            CLERK,
            OPEN_LATER,
            ("materials-pending", "", {"missing": "floor-plan test-report"}),
            id="materials are pending",
        ),
        pytest.param(
            "disclose",
            cases.PUBLISHER,
            replace(cases.granted(), disclosed_on=MON),
            ("already-disclosed", f"{LAW}/40", {}),
            id="public already",
        ),
        pytest.param(
            "disclose",
            cases.PUBLISHER,
            replace(cases.examined(), phase=Phase.CONCLUDED),
            ("not-granted", f"{LAW}/40", {}),
            id="nothing was granted",
        ),
        pytest.param(
            "extend",
            HEAD,
            after(cases.examined(), (LimitExtended(on=MON, days=10, by=HEAD.id),)),
            ("extended-before", f"{LAW}/42/1", {}),
            id="lengthened before",
        ),
        pytest.param(
            "withdraw",
            CLERK,
            cases.received(),
            ("not-your-case", f"{LAW}/29", {}),
            id="a clerk withdraws nobody's application",
        ),
    ],
)
def test_each_refusal_says_its_rule_its_provision_and_its_facts(
    step: str, person: Person, case: Case, expected: tuple[str, str, dict[str, str]]
) -> None:
    refused = deeds.refusal(step, person, case)

    assert refused
    assert (refused.code, str(refused.citation or ""), refused.facts) == expected


def test_of_history_a_clerk_records_the_withdrawal() -> None:
    history = replace(cases.received(), imported=True)

    assert deeds.refusal("withdraw", CLERK, history) is None
    assert deeds.refusal("withdraw", FIRST, history) is not None


@pytest.mark.parametrize("person", [CLERK, HEAD])
def test_one_of_the_roles_is_enough(person: Person) -> None:
    assert holds(Role.CLERK, Role.DECIDER)(person, cases.received()) is None


def test_who_has_none_of_the_roles_is_told_the_first() -> None:
    refused = holds(Role.CLERK, Role.DECIDER)(FIRST, cases.received())

    assert refused
    assert (refused.code, refused.citation, refused.facts) == (
        "role-missing",
        None,
        {"role": Role.CLERK},
    )


def test_what_is_still_to_come_holds_the_step_and_is_named() -> None:
    refused = nothing_pending(PendingMode.BEFORE_DELIVERY)(CLERK, OPEN_LATER)

    assert refused
    assert (refused.code, refused.citation, refused.facts) == (
        "materials-pending",
        None,
        {"missing": "floor-plan test-report"},
    )


@pytest.mark.parametrize(
    ("mode", "case"),
    [
        pytest.param(PendingMode.BEFORE_DECISION, OPEN_LATER, id="it may come after this step"),
        pytest.param(
            PendingMode.BEFORE_DELIVERY,
            replace(OPEN_LATER, pending=frozenset()),
            id="all has come",
        ),
        pytest.param(
            PendingMode.BEFORE_DELIVERY,
            replace(OPEN_LATER, phase=Phase.REFUSED),
            id="a refusal waits for nothing",
        ),
        pytest.param(
            PendingMode.BEFORE_DELIVERY,
            with_rule(OPEN_LATER, tolerance=None),
            id="the item knows no such thing",
        ),
    ],
)
def test_nothing_to_come_holds_a_step(mode: PendingMode, case: Case) -> None:
    assert nothing_pending(mode)(CLERK, case) is None
