"""What an item calls for stands open on a case's page; whatever it does not call for is folded."""

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final

import pytest
from tests.kernel import cases

from xuke.casework.case.kind import CASES
from xuke.kernel.case import events
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.limit import Span, Unit
from xuke.web.words.worded import words_of

ASKED_BY: Final[Mapping[str, dict[str, Any]]] = {
    "verify-site": {"site_verification": True},
    "appoint-experts": {"expert_review": True},
    "report-experts": {"expert_review": True},
    "exclude": {"expert_review": True},
    "forward": {"course": Course.TWO_LEVEL},
    "review-legality": {"legality_review": True},
    "discuss": {"discussion": True},
    "invite-comment": {"public_notice": Span(length=7, unit=Unit.CALENDAR)},
}
"""Of each act that an item may call for, the rule that does."""
ASKED_IN: Final[Mapping[str, dict[str, Any]]] = {
    "appoint-experts": {"experts": ("expert",)},
    "report-experts": {"experts": ("expert",)},
    "exclude": {"experts": ("expert",)},
    "test": {"testers": events.TestersAppointed(on=cases.MON, by="first", officers=())},
}
"""Of each act that may be called for in a single case, what was done in it before."""
SELDOM: Final = frozenset(
    {"appoint-testers", "inform-party", "hear", "offer-hearing", "order-hearing"}
)
OF_A_NOTICE: Final = frozenset({"note-objection", "end-comment"})
PLAIN: Final[Mapping[str, Any]] = {
    "site_verification": False,
    "expert_review": False,
    "legality_review": False,
    "discussion": False,
    "course": Course.SINGLE,
    "public_notice": None,
}


def case(procedure: Mapping[str, Any] | None = None, **rule: Any) -> Case:  # noqa: ANN401 - any field
    plain = cases.accepted()
    return replace(
        plain,
        rule=replace(plain.filed_rule, **{**PLAIN, **rule}),
        procedure=replace(plain.procedure, **(procedure or {})),
    )


def folded(seen: Case) -> set[str]:
    verbs = words_of(CASES.name).verbs.values()
    return {one.name for one in verbs if not one.is_called_for(SimpleNamespace(case=seen))}


def test_an_item_without_any_step_folds_every_act_that_needs_one() -> None:
    assert folded(case()) == ASKED_BY.keys() | ASKED_IN.keys() | SELDOM | OF_A_NOTICE


@pytest.mark.parametrize("name", ASKED_BY)
def test_an_act_that_the_item_calls_for_stands_open_and_no_other(name: str) -> None:
    rule = ASKED_BY[name]
    opened = {one for one, asked in ASKED_BY.items() if asked == rule}

    assert name in opened
    assert folded(case()) - folded(case(**rule)) == opened


@pytest.mark.parametrize("name", ASKED_IN)
def test_an_act_for_which_somebody_was_appointed_stands_open(name: str) -> None:
    assert name in folded(case())
    assert name not in folded(case(ASKED_IN[name]))
