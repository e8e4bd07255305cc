"""What an applicant tells of himself bars him: found at filing, and not accepted (医师法 16)."""

from datetime import date

import pytest
from tests.casework import officials
from tests.casework.journey import CLERK
from tests.casework.licences import day, filed

from xuke.casework.case.eligibility import running_bar
from xuke.casework.case.kind import load_case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import PHYSICIANS_LAW
from xuke.kernel.law.refusal import Unlawful

pytestmark = pytest.mark.django_db
PHYSICIAN = "physician-practice"
ON = date(2026, 3, 2)
SERVED = {"criminal_penalty": "刑罚已经执行完毕"}


def test_who_tells_of_a_penalty_that_ended_lately_is_not_accepted() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-05-01", **SERVED)
    bar = load_case(stream).state.bar

    assert bar
    assert (bar.until, bar.basis) == (date(2026, 5, 1), "physicians-law/16/1/2")
    with pytest.raises(Unlawful, match="barred") as refused:
        officials.accept(stream, day(CLERK, ON))
    assert refused.value.citation == PHYSICIANS_LAW.art(16, 1, 2)


def test_a_penalty_that_ended_two_years_ago_bars_nobody() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-03-01", **SERVED)

    officials.accept(stream, day(CLERK, ON))

    assert load_case(stream).state.bar is None


def test_the_draft_says_so_before_it_is_filed_and_a_change_is_no_new_application() -> None:
    answers = {**SERVED, "penalty_completed_on": "2024-05-01"}

    assert running_bar(PHYSICIAN, Action.NEW, answers, ON)
    assert not running_bar(PHYSICIAN, Action.MODIFICATION, answers, ON)
    assert not running_bar(PHYSICIAN, Action.NEW, {"criminal_penalty": "没有"}, ON)
