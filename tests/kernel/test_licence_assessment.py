"""再次考核 (Physicians Law 42): who was stopped after an assessment returns by another alone."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import FIRST
from tests.kernel.licence_deeds import give_back, reassess, restore
from tests.kernel.licences import (
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    END,
    REASON,
    SHORT,
    SUSPENDED,
    after,
    issued,
    refused,
    with_rule,
)

from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import PENALTY_LAW, PHYSICIANS_LAW
from xuke.kernel.licence.days import wakes_on
from xuke.kernel.licence.events import Reassessed, Restored

PLACE = PHYSICIANS_LAW.art(42)
STOPPED = replace(SUSPENDED, basis=str(PLACE))
OVER = date(2026, 12, 2)
"""The day after the last day of the stop."""
UNREMINDED = with_rule(verification=(), review_every=None, renewal_lead=None)
PASSED = Reassessed(on=OVER, by=FIRST.id, assessed_on=OVER, passed=True, findings=REASON)
FAILED = replace(PASSED, passed=False)


def test_no_day_gives_back_what_a_failed_assessment_stopped() -> None:
    assert give_back(issued(STOPPED), on=OVER) == ()
    assert wakes_on(issued(STOPPED, **UNREMINDED)) == END + ONE_DAY
    assert give_back(issued(SUSPENDED), on=OVER) == (Restored(on=OVER, by="system"),)
    assert wakes_on(issued(SUSPENDED, **UNREMINDED)) == OVER


def test_who_passes_practises_again_and_who_fails_does_not() -> None:
    restored = Restored(on=OVER, by=FIRST.id, reason=REASON)

    assert reassess(issued(STOPPED), PASSED, BY_EXAMINER) == (PASSED, restored)
    assert reassess(issued(STOPPED), FAILED, BY_EXAMINER) == (FAILED,)
    assert issued(STOPPED, FAILED).reassessment == FAILED
    again = after(issued(STOPPED, FAILED), (PASSED, restored))
    assert (str(again.status), again.reassessment, again.suspension) == ("valid", None, None)


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"assessed_on": date(2026, 12, 1)}, "assessed-early", {"until": "2026-12-01"}),
        ({"assessed_on": date(2026, 12, 3)}, "assessed-later", {}),
        ({"findings": SHORT}, "reason-too-short", {}),
    ],
)
def test_an_assessment_lies_after_the_stop_and_is_told(
    changes: dict[str, object], code: str, facts: dict[str, str]
) -> None:
    with refused(code, PLACE, **facts):
        reassess(issued(STOPPED), replace(PASSED, **changes), BY_EXAMINER)  # type: ignore[arg-type]


def test_only_a_stop_after_an_assessment_is_followed_by_another() -> None:
    with refused("wrong-status", PLACE, phase="suspended", step="reassess"):
        reassess(issued(SUSPENDED), PASSED, BY_EXAMINER)
    with refused("role-missing", None, role="decider"):
        reassess(issued(STOPPED), PASSED, BY_CLERK)


def test_what_an_assessment_stopped_no_decision_gives_back() -> None:
    lifted = Restored(on=date(2026, 12, 1), by="head", document="复决1号", reason=REASON)

    for on in (lifted.on, OVER):
        with refused("assessment-owed", PLACE):
            restore(issued(STOPPED), replace(lifted, on=on), BY_HEAD)


def test_a_second_assessment_is_due_from_the_day_after_the_stop_until_it_is_held() -> None:
    assert issued(STOPPED).assessment_due == STOPPED.until + ONE_DAY
    assert issued(SUSPENDED).assessment_due is None
    assert issued(STOPPED, FAILED).assessment_due is None


def test_a_stop_that_a_court_set_aside_is_given_back_and_owes_no_assessment() -> None:
    given = Restored(on=OVER, by="head", document="行初1号", reason=REASON, set_aside_by="虚构法院")

    events = restore(issued(STOPPED), given, BY_HEAD)

    assert events == (given,)
    licence = after(issued(STOPPED), events)
    assert licence.practises(OVER)
    assert not licence.is_assessed_again
    with refused("document-missing", PENALTY_LAW.art(9)):
        restore(issued(STOPPED), replace(given, document=""), BY_HEAD)


def test_whoever_decides_lifts_a_penalty_early_and_no_clerk() -> None:
    lifted = Restored(on=SUSPENDED.on, by="head", document="决1号", reason=REASON)

    assert restore(issued(SUSPENDED), lifted, BY_HEAD) == (lifted,)
    with refused("role-missing", None, role="decider"):
        restore(issued(SUSPENDED), lifted, BY_CLERK)
