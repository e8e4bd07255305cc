"""Who may not be registered may apply, and is looked at again at the grant (医师法 16)."""

from datetime import date
from uuid import UUID

import pytest
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.journey import APPLICANT, CLERK, FIRST, HEAD, SECOND, examination
from tests.casework.licences import day, filed

from xuke.casework.case.eligibility import running_bar
from xuke.casework.case.filing import request_amendment
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.bar import Bar
from xuke.kernel.law.citation import PHYSICIANS_LAW
from xuke.kernel.law.refusal import Unlawful

pytestmark = pytest.mark.django_db
PHYSICIAN = "physician-practice"
ON = date(2026, 3, 2)
OTHER = "11010519491231002X"
NAMESAKE = "110105194912310046"
GROUND = {"ground": "criminal-sentence"}
SERVED = {"criminal_penalty": "刑罚已经执行完毕"}


def test_who_tells_of_a_penalty_that_ended_lately_is_accepted_and_not_registered_yet() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-05-01", **SERVED)
    bar = load_case(stream).state.registration_bar

    accepted_and_examined(stream)

    assert bar
    assert (bar.until, bar.basis) == (date(2026, 5, 1), "physicians-law/16/1/2")
    with pytest.raises(Unlawful, match="barred") as refused:
        officials.grant(stream, day(HEAD, date(2026, 3, 9)))
    assert refused.value.citation == PHYSICIANS_LAW.art(16, 1, 2)


def test_who_waited_until_the_two_years_were_over_is_registered() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-03-08", **SERVED)
    accepted_and_examined(stream)
    with pytest.raises(Unlawful, match="barred"):
        officials.grant(stream, day(HEAD, date(2026, 3, 8)))

    officials.grant(stream, day(HEAD, date(2026, 3, 9)))

    assert load_case(stream).state.phase is Phase.GRANTED


def test_a_ban_that_another_office_enters_after_the_filing_is_found_before_the_grant() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, applicant_id=OTHER)
    accepted_and_examined(stream)
    elsewhere = banned()

    with pytest.raises(Unlawful, match="barred"):
        officials.grant(stream, day(HEAD, ON))
    taken = {"reason": "判决书是同名的另一人的，登记有误。", "evidence": "虚构法院复函"}
    act_on(elsewhere, "withdraw-ban", GROUND | taken, day(HEAD, ON))
    officials.grant(stream, day(HEAD, ON))

    assert load_case(stream).state.phase is Phase.GRANTED


def test_nothing_is_granted_while_a_ban_on_another_file_of_his_awaits_confirmation() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, applicant_id=OTHER)
    accepted_and_examined(stream)
    elsewhere = filed(Action.NEW, ON, PHYSICIAN, applicant_id=OTHER)
    note(elsewhere)

    with pytest.raises(Unlawful, match="ban-awaits-confirmation"):
        officials.grant(stream, day(HEAD, ON))
    taken = {"reason": "判决书是同名的另一人的，登记有误。", "evidence": "虚构法院复函"}
    act_on(elsewhere, "withdraw-ban", GROUND | taken, day(CLERK, ON))
    officials.grant(stream, day(HEAD, ON))

    assert load_case(stream).state.phase is Phase.GRANTED


def test_what_awaits_confirmation_of_a_namesake_keeps_nobody_else_waiting() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN)
    accepted_and_examined(stream)
    note(filed(Action.NEW, ON, PHYSICIAN, applicant_id=NAMESAKE))

    officials.grant(stream, day(HEAD, ON))

    assert load_case(stream).state.phase is Phase.GRANTED


def banned() -> UUID:
    """Return the application of another number, on which a ban was entered and confirmed."""
    stream = filed(Action.NEW, ON, PHYSICIAN, applicant_id=OTHER)
    enter(stream)
    return stream


def enter(stream: UUID) -> None:
    note(stream)
    act_on(stream, "confirm-ban", GROUND, day(HEAD, ON))


def note(stream: UUID) -> None:
    ban = GROUND | {"since": "2025-06-01", "ends": "2025-12-01", "issuer": "虚构法院"}
    facts = ban | {"document": "虚构刑初1号", "reason": "法院判决书已经生效，刑罚执行完毕。"}
    act_on(stream, "note-ban", facts, day(CLERK, ON))


def accepted_and_examined(stream: UUID) -> None:
    officials.accept(stream, day(CLERK, ON))
    for who in (FIRST, SECOND):
        officials.examine(stream, examination(PHYSICIAN), day(who, ON))


def test_a_penalty_that_ended_two_years_ago_bars_nobody() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-03-01", **SERVED)

    officials.accept(stream, day(CLERK, ON))

    assert load_case(stream).state.registration_bar is None


def test_the_draft_says_so_before_it_is_filed_and_a_change_is_no_new_application() -> None:
    answers = {**SERVED, "penalty_completed_on": "2024-05-01"}

    def found(action: Action, told: dict[str, str]) -> Bar | None:
        return running_bar(PHYSICIAN, action, told, ON, registration=True)

    assert found(Action.NEW, answers)
    assert not running_bar(PHYSICIAN, Action.NEW, answers, ON)
    assert not found(Action.MODIFICATION, answers)
    assert not found(Action.NEW, {"criminal_penalty": "没有"})


def test_a_day_that_was_mistyped_bars_nobody_once_it_is_mended() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-05-01", **SERVED)

    mend(stream, "penalty_completed_on", "2014-05-01")
    officials.accept(stream, day(CLERK, ON))

    assert load_case(stream).state.registration_bar is None


def test_an_answer_mended_so_that_it_bars_keeps_from_registration() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2014-05-01", **SERVED)

    mend(stream, "penalty_completed_on", "2024-05-01")

    bar = load_case(stream).state.registration_bar
    assert bar
    assert bar.until == date(2026, 5, 1)


def test_who_is_named_by_another_number_brings_the_bars_of_that_number() -> None:
    banned()
    stream = filed(Action.NEW, ON, PHYSICIAN)

    mend(stream, "applicant_id", OTHER)

    bar = load_case(stream).state.registration_bar
    assert bar
    assert (bar.until, bar.source) == (date(2027, 12, 1), "虚构刑初1号")


def test_a_ban_taken_back_leaves_what_the_applicant_tells_of_himself() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN, penalty_completed_on="2024-05-01", **SERVED)
    enter(stream)
    before = load_case(stream).state.registration_bar

    taken = {"reason": "判决书是同名的另一人的，登记有误。", "evidence": "虚构法院复函"}
    act_on(stream, "withdraw-ban", GROUND | taken, day(HEAD, ON))

    left = load_case(stream).state.registration_bar
    assert before
    assert left
    assert (before.until, left.until) == (date(2027, 12, 1), date(2026, 5, 1))


def test_an_amendment_that_is_allowed_brings_its_bar() -> None:
    stream = filed(Action.NEW, ON, PHYSICIAN)
    officials.accept(stream, day(CLERK, ON))
    answers = {**SERVED, "penalty_completed_on": "2025-06-01"}
    request_amendment(stream, answers, "原来漏填受刑事处罚的情况。", day(APPLICANT, ON))

    act_on(stream, "allow-amendment", {"reason": "申请人如实说明，准许更正。"}, day(FIRST, ON))

    bar = load_case(stream).state.registration_bar
    assert bar
    assert bar.until == date(2027, 6, 1)


def mend(stream: UUID, target: str, value: str) -> None:
    facts = {"target": target, "what": "误填，当场更正", "value": value}
    act_on(stream, "correct-on-the-spot", facts, day(CLERK, ON))
