"""Acts of procedure: told by their facts, decided by the law, recorded through the door."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from tests.casework import journey, officials
from tests.casework.acts import act_on
from tests.casework.journey import APPLICANT, CLERK, HEAD, HOME, act

from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.casework.case import answers
from xuke.casework.case.acts import UNNUMBERED
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.licence.kind import LICENCES
from xuke.casework.models import CaseRow
from xuke.casework.stream.door import foresee
from xuke.casework.stream.facts import FactKind, FactsInvalid, asked_of
from xuke.casework.stream.visibility import may_see, visible
from xuke.kernel.case.decision_limits import statutory_due
from xuke.kernel.case.events import HandedOver, LimitExtended, SiteVerified
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import Verb

pytestmark = pytest.mark.django_db
REASON = "因案情复杂，需要进一步核实有关情况"
Staff = Mapping[str, Person]


@pytest.fixture
def staff(db: None) -> Staff:
    """Open the accounts of two examiners, two deciders, and one who is elsewhere."""
    return {
        name: official(name, role, authority)
        for name, role, authority in (
            ("li", Role.EXAMINER, HOME),
            ("wang", Role.EXAMINER, HOME),
            ("zhao", Role.DECIDER, HOME),
            ("sun", Role.DECIDER, HOME),
            ("far", Role.EXAMINER, "440303-wjj"),
        )
    }


def official(username: str, role: Role, authority: str) -> Person:
    user = User.objects.create_user(username, name=username)
    RoleGrant.objects.create(user=user, authority=authority, role=role.value)
    return Person(str(user.id), authority, frozenset({role}))


def verification(*officers: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any fact
    told = {"officers": list(officers), "findings": REASON, "passed": True}
    return told | changes


def test_every_act_of_procedure_is_told_by_facts_that_can_be_asked() -> None:
    verbs: list[Verb[Any]] = [*CASES.plain.values(), *LICENCES.plain.values()]
    asked = {fact.kind for verb in verbs for fact in asked_of(verb.event, verb.settled)}

    assert asked == set(FactKind)


def test_an_act_is_recorded_with_accounts_for_the_names_people_sign_in_with(staff: Staff) -> None:
    stream = journey.accepted()

    done = act_on(stream, "verify-site", verification("li", "wang"), act(staff["li"], days=1))

    assert [one.event for one in done.recorded] == [
        SiteVerified(
            on=date(2026, 3, 3),
            by=staff["li"].id,
            officers=(staff["li"].id, staff["wang"].id),
            findings=REASON,
            passed=True,
        )
    ]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param({"passed": "maybe"}, {"passed": "not-a-truth"}, id="no truth value"),
        pytest.param({"passed": None}, {"passed": "required"}, id="left out"),
        pytest.param({"findings": 3}, {"findings": "not-a-text"}, id="no text"),
        pytest.param({"findings": "x" * 4001}, {"findings": "too-long"}, id="too long"),
        pytest.param({"findings": "a\x00b"}, {"findings": "bad-form"}, id="unprintable"),
        pytest.param({"officers": 7}, {"officers": "not-a-list"}, id="no list"),
        pytest.param({"officers": ["li"] * 51}, {"officers": "too-many"}, id="too many"),
        pytest.param({"officers": ["li", "far"]}, {"officers": "no-such-official"}, id="elsewhere"),
        pytest.param({"weather": "rain"}, {"weather": "unknown-fact"}, id="not asked"),
        pytest.param({"by": "wang"}, {"by": "unknown-fact"}, id="who acts is not told"),
    ],
)
def test_a_fact_that_cannot_be_taken_is_named(
    staff: Staff, facts: dict[str, object], codes: dict[str, str]
) -> None:
    stream = journey.accepted()

    with pytest.raises(FactsInvalid) as refused:
        act_on(stream, "verify-site", verification("li", "wang", **facts), act(staff["li"]))

    assert refused.value.codes == codes
    assert load_case(stream).state.procedure.verified == ()


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param({"since": "2026-02-30"}, {"since": "not-a-date"}, id="no day"),
        pytest.param({"days": "ten"}, {"days": "not-an-integer"}, id="no number"),
        pytest.param({"days": True}, {"days": "not-an-integer"}, id="a truth is no number"),
        pytest.param({"days": "999999"}, {"days": "not-an-integer"}, id="too large"),
        pytest.param({"procedure": "siesta"}, {"procedure": "not-an-option"}, id="no option"),
    ],
)
def test_days_numbers_and_choices_are_read_strictly(
    staff: Staff, facts: dict[str, object], codes: dict[str, str]
) -> None:
    told = {"procedure": "testing", "since": "2026-03-03", "days": "10", "reason": REASON}

    with pytest.raises(FactsInvalid) as refused:
        act_on(journey.accepted(), "exclude", told | facts, act(staff["li"], days=1))

    assert refused.value.codes == codes


def test_several_names_may_stand_on_lines_or_between_commas(staff: Staff) -> None:
    stream = journey.accepted()

    done = act_on(
        stream, "appoint-experts", {"experts": "甲专家\n乙专家, 丙专家\n"}, act(staff["li"])
    )

    assert done.state.procedure.experts == ("甲专家", "乙专家", "丙专家")


def test_who_may_not_act_is_told_so_and_not_what_is_wrong_with_his_facts(staff: Staff) -> None:
    with pytest.raises(Unlawful, match="role-missing"):
        act_on(journey.accepted(), "verify-site", {"nonsense": 1}, act(staff["far"]))


def test_a_document_takes_its_number_only_when_it_is_recorded(staff: Staff) -> None:
    stream = journey.accepted()
    facts = {"days": 10, "reason": REASON}

    (foreseen,) = foresee(
        CASES, load_case(stream), "extend", facts, act(staff["zhao"], days=1)
    ).events
    done = act_on(stream, "extend", facts, act(staff["zhao"], days=1))

    (recorded,) = [one.event for one in done.recorded]
    assert isinstance(foreseen, LimitExtended)
    assert foreseen.document == UNNUMBERED
    assert recorded.document.endswith("〕1号")


def test_an_extension_moves_the_due_day_in_the_list(staff: Staff) -> None:
    stream = journey.accepted()
    before = CaseRow.objects.get(stream=stream).due

    done = act_on(stream, "extend", {"days": "10", "reason": REASON}, act(staff["zhao"]))

    after = CaseRow.objects.get(stream=stream).due
    assert before
    assert after
    assert after > before
    due = statutory_due(done.state, catalogue.calendar())
    assert due
    assert due.due == after


def test_a_step_is_handed_over_only_to_somebody_who_can_take_it(staff: Staff) -> None:
    stream = journey.accepted()
    facts = {"role": "examiner", "to": "zhao", "reason": REASON}

    with pytest.raises(FactsInvalid) as refused:
        act_on(stream, "hand-over", facts, act(staff["li"]))
    done = act_on(stream, "hand-over", facts | {"to": "wang"}, act(staff["li"]))

    (handed,) = [one.event for one in done.recorded]
    row = CaseRow.objects.get(stream=stream)
    assert refused.value.codes == {"to": "role-not-held"}
    assert isinstance(handed, HandedOver)
    assert handed.role is Role.EXAMINER
    assert (row.waits_for, row.assigned_to) == ("examiner", [staff["wang"].id])


def test_who_was_recused_sees_the_case_no_more(staff: Staff) -> None:
    stream, wang = journey.accepted(), staff["wang"]
    facts = {"person": "wang", "reason": "与申请人有近亲属关系，应当回避"}
    assert visible(CASE.kind, wang).filter(stream=stream).exists()

    done = act_on(stream, "recuse", facts, act(staff["zhao"]))

    assert not visible(CASE.kind, wang).filter(stream=stream).exists()
    assert not may_see(wang, done.stream, done.state)
    assert visible(CASE.kind, staff["li"]).filter(stream=stream).exists()
    assert may_see(staff["li"], done.stream, done.state)


def test_an_expert_is_recused_by_name(staff: Staff) -> None:
    stream = journey.accepted()
    act_on(stream, "appoint-experts", {"experts": ["甲专家", "乙专家"]}, act(staff["li"]))
    facts = {"person": "甲专家", "reason": "曾为申请人提供技术咨询服务"}

    done = act_on(stream, "recuse", facts, act(staff["zhao"]))

    assert done.state.procedure.experts == ("乙专家",)


def test_who_must_sign_is_waited_for_by_name(staff: Staff) -> None:
    stream = journey.examined()

    act_on(stream, "request-countersign", {"signers": ["li", "sun"]}, act(staff["zhao"], days=1))
    act_on(stream, "countersign", {"agreed": "yes", "opinion": "同意"}, act(staff["li"], days=1))

    row = CaseRow.objects.get(stream=stream)
    assert (row.waits_for, row.assigned_to) == ("decider", [staff["sun"].id])


def test_an_answer_that_is_mended_on_the_spot_is_checked_and_sealed() -> None:
    stream = journey.submitted()
    facts = {"target": "contact_phone", "what": "漏写一位数字", "value": "138"}

    with pytest.raises(FactsInvalid) as refused:
        act_on(stream, "correct-on-the-spot", facts, act(CLERK))
    done = act_on(stream, "correct-on-the-spot", facts | {"value": "13800000001"}, act(CLERK))

    assert refused.value.codes == {"value": "bad-form"}
    assert "13800000001" not in str(done.recorded[0].facts)
    assert answers.answers_of(stream, done.state)["contact_phone"] == "13800000001"


def test_a_material_mended_on_the_spot_changes_no_answer() -> None:
    stream = journey.submitted()
    facts = {"target": "floor-plan", "what": "补签名"}

    done = act_on(stream, "correct-on-the-spot", facts, act(CLERK))

    assert done.state.form == load_case(stream).state.form


def test_a_repeated_request_does_nothing_twice(staff: Staff) -> None:
    stream, request = journey.accepted(), uuid4()
    once = act(staff["zhao"], request=request)

    first = act_on(stream, "extend", {"days": 10, "reason": REASON}, once)
    again = act_on(stream, "extend", {"days": 10, "reason": REASON}, once)

    assert (first.repeated, again.repeated) == (False, True)


def test_the_applicant_asks_for_the_hearing_that_was_offered(staff: Staff) -> None:
    stream = journey.accepted()
    applicant = load_case(stream).state.applicant
    assert applicant
    party = {"party": applicant.name}
    act_on(stream, "offer-hearing", party, act(staff["li"]))

    done = act_on(stream, "request-hearing", party, act(APPLICANT, days=1))

    assert done.state.procedure.hearing_owed


def test_a_case_without_a_hearing_is_not_decided_while_one_is_owed(staff: Staff) -> None:
    stream = journey.examined()
    act_on(stream, "order-hearing", {"reason": REASON}, act(staff["zhao"], days=1))

    with pytest.raises(Unlawful, match="hearing-owed"):
        officials.grant(stream, act(HEAD, days=2))


@pytest.mark.parametrize("blank", ["", "   ", "\t\n"])
def test_what_is_nothing_but_blanks_was_not_told(staff: Staff, blank: str) -> None:
    stream = journey.accepted()
    told = verification("li", "wang", findings=blank)

    with pytest.raises(FactsInvalid) as refused:
        act_on(stream, "verify-site", told, act(staff["li"]))

    assert refused.value.codes["findings"] == "required"


@pytest.mark.parametrize("days", ["1000", 99_999, "9" * 5000, -1, True, "十"])
def test_days_that_nobody_could_count_are_no_number(staff: Staff, days: Any) -> None:  # noqa: ANN401 - whatever is sent
    stream = journey.accepted()
    told = {"kind": "testing", "since": "2026-03-04", "days": days, "reason": REASON}

    with pytest.raises(FactsInvalid) as refused:
        act_on(stream, "exclude", told, act(staff["li"]))

    assert refused.value.codes["days"] == "not-an-integer"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01", 7])
def test_a_day_beyond_all_calendars_is_no_date(staff: Staff, day: Any) -> None:  # noqa: ANN401 - whatever is sent
    stream = journey.accepted()
    told = {"kind": "testing", "since": day, "days": 5, "reason": REASON}

    with pytest.raises(FactsInvalid) as refused:
        act_on(stream, "exclude", told, act(staff["li"]))

    assert refused.value.codes["since"] == "not-a-date"
