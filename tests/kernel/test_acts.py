"""Each act is told by one event, decided by one rule, and asks for no fact twice."""

from collections.abc import Callable
from dataclasses import fields
from inspect import signature
from typing import Any

import pytest

from xuke.kernel.case import acts
from xuke.kernel.case.steps import Step
from xuke.kernel.licence import acts as licence_acts
from xuke.kernel.licence.steps import LicenceStep

BY_THEIR_OWN_ROOM = {
    Step.ATTACH,
    Step.SUBMIT,
    Step.CORRECT,
    Step.WITHDRAW,
    Step.ACCEPT,
    Step.REQUEST_CORRECTION,
    Step.NOT_ACCEPT,
    Step.EXAMINE,
    Step.GRANT,
    Step.REFUSE,
    Step.ISSUE,
    Step.DELIVER,
    Step.DISCLOSE,
}
Rule = acts.ActRule | licence_acts.LicenceActRule
RULES: dict[str, Rule] = dict((*acts.ACTS.items(), *licence_acts.ACTS.items()))
AFTER_A_CASE = {
    LicenceStep.MODIFY,
    LicenceStep.RENEW,
    LicenceStep.CERTIFY_RENEWAL,
    LicenceStep.REISSUE,
}


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, id=step) for step, rule in RULES.items()],
)
def test_an_act_is_decided_from_the_event_that_tells_it(
    rule: Rule,
) -> None:
    assert takes(rule.decide) is rule.event
    assert rule.settled <= {one.name for one in fields(rule.event)}


def takes(decide: Callable[..., Any]) -> object:
    """Return of which event the decision is made."""
    _matter, event, *_others = signature(decide).parameters.values()
    return event.annotation


def test_every_step_of_a_case_is_an_act_or_has_its_own_room() -> None:
    assert set(acts.ACTS) == set(Step) - BY_THEIR_OWN_ROOM


def test_every_step_of_a_licence_is_an_act_and_some_only_follow_a_case() -> None:
    assert set(licence_acts.ACTS) == set(LicenceStep)
    assert {one for one, rule in licence_acts.ACTS.items() if rule.follows} == AFTER_A_CASE


def test_what_the_decision_settles_nobody_is_asked_for() -> None:
    settled = {step: rule.settled for step, rule in RULES.items() if rule.settled}

    assert settled == {
        Step.ACCEPT_PENDING: {"deemed"},
        Step.CORRECT_ON_THE_SPOT: {"applicant"},
        LicenceStep.VERIFY: {"next_due", "case"},
        LicenceStep.DEFER_VERIFICATION: {"case"},
        LicenceStep.FAIL_VERIFICATION: {"case"},
        LicenceStep.REVIEW: {"next_due", "case", "number", "identifier"},
        LicenceStep.DEREGISTER: {"case"},
    }
