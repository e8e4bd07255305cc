"""What an applicant tells of himself bars him: found at filing, and not accepted (医师法 16)."""

from datetime import date
from uuid import UUID

import pytest
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.journey import APPLICANT, CLERK, FIRST, HEAD
from tests.casework.licences import day, filed

from xuke.casework.case.eligibility import running_bar
from xuke.casework.case.filing import request_amendment
from xuke.casework.case.kind import load_case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import PHYSICIANS_LAW
from xuke.kernel.law.refusal import Unlawful

pytestmark = pytest.mark.django_db
PHYSICIAN = "physician-practice"
ON = date(2026, 3, 2)
OTHER = "11010519491231002X"
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


def test_a_day_that_was_mistyped_bars_nobody_once_it_is_mended() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-05-01", **SERVED)

    mend(stream, "penalty_completed_on", "2014-05-01")
    officials.accept(stream, day(CLERK, ON))

    assert load_case(stream).state.bar is None


def test_an_answer_mended_so_that_it_bars_keeps_from_acceptance() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2014-05-01", **SERVED)

    mend(stream, "penalty_completed_on", "2024-05-01")

    with pytest.raises(Unlawful, match="barred"):
        officials.accept(stream, day(CLERK, ON))


def test_who_is_named_by_another_number_brings_the_bars_of_that_number() -> None:
    barred = filed(Action.NEW, ON, PHYSICIAN, applicant_id=OTHER)
    ban = {"ground": "criminal-sentence", "since": "2025-06-01", "ends": "2025-12-01"}
    facts = ban | {"document": "虚构刑初1号", "reason": "法院判决书已经生效，刑罚执行完毕。"}
    act_on(barred, "note-ban", facts | {"issuer": "虚构法院"}, day(CLERK, ON))
    act_on(barred, "confirm-ban", {"ground": "criminal-sentence"}, day(HEAD, ON))
    stream = filed(Action.NEW, ON, PHYSICIAN)

    mend(stream, "applicant_id", OTHER)

    bar = load_case(stream).state.bar
    assert bar
    assert (bar.until, bar.source) == (date(2027, 12, 1), "虚构刑初1号")


def test_a_ban_taken_back_leaves_what_the_applicant_tells_of_himself() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-05-01", **SERVED)
    ban = {"ground": "criminal-sentence", "since": "2025-06-01", "ends": "2025-12-01"}
    facts = ban | {"document": "虚构刑初1号", "reason": "法院判决书已经生效，刑罚执行完毕。"}
    act_on(stream, "note-ban", facts | {"issuer": "虚构法院"}, day(CLERK, ON))
    ground = {"ground": "criminal-sentence"}
    act_on(stream, "confirm-ban", ground, day(HEAD, ON))
    banned = load_case(stream).state.bar

    taken = {"reason": "判决书是同名的另一人的，登记有误。", "evidence": "虚构法院复函"}
    act_on(stream, "withdraw-ban", ground | taken, day(HEAD, ON))

    left = load_case(stream).state.bar
    assert banned
    assert left
    assert (banned.until, left.until) == (date(2027, 12, 1), date(2026, 5, 1))


def test_an_amendment_that_is_allowed_brings_its_bar() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN)
    officials.accept(stream, day(CLERK, ON))
    answers = {**SERVED, "penalty_completed_on": "2025-06-01"}
    request_amendment(stream, answers, "原来漏填受刑事处罚的情况。", day(APPLICANT, ON))

    act_on(stream, "allow-amendment", {"reason": "申请人如实说明，准许更正。"}, day(FIRST, ON))

    bar = load_case(stream).state.bar
    assert bar
    assert bar.until == date(2027, 6, 1)


def mend(stream: UUID, target: str, value: str) -> None:
    facts = {"target": target, "what": "误填，当场更正", "value": value}
    act_on(stream, "correct-on-the-spot", facts, day(CLERK, ON))
