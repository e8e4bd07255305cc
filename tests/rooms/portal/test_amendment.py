"""更正申请内容: asked for on the applicant's page, allowed or refused by officials."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.journey import CLERK, FIRST, act, examination
from tests.rooms.portal.conftest import PDF, Answer, Applicant

from xuke.access.models import User
from xuke.access.people import make_token
from xuke.casework.case import filing
from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.casework.messages import AMENDED, NOT_AMENDED, inbox
from xuke.kernel.case.state import Case, Phase
from xuke.web import clock
from xuke.web.case.documents.answer_rows import corrected, first_answers
from xuke.web.case.documents.filing import filing_of
from xuke.web.case.file import open_case

REASON = "当时把建筑面积当成了营业面积，应为六十平方米。"
ANSWER = "经核对提交的平面图，属于填写错误。"


def accepted(applicant: Applicant) -> UUID:
    """Return a case of the applicant's that was accepted."""
    stream = applicant.draft()
    for one in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, one)
    filing.submit(stream, act(applicant.person))
    officials.accept(stream, act(CLERK))
    return stream


def place(stream: UUID) -> str:
    return reverse("portal:amendment", args=[stream])


def ask(applicant: Applicant, stream: UUID, **changed: str) -> Answer:
    """Send the page with the answers as they stand, but for those."""
    loaded = load_case(stream)
    sent = answers_of(stream, loaded.state) | {"amendment_reason": REASON} | changed
    answer: Answer = applicant.client.post(place(stream), sent | {"request": str(uuid4())})
    return answer


def case(stream: UUID) -> Case:
    return load_case(stream).state


def test_what_was_changed_is_asked_for_and_the_answers_stand_until_it_is_allowed(
    applicant: Applicant,
) -> None:
    stream = accepted(applicant)

    answer = ask(applicant, stream, floor_area="61")

    asked = case(stream).amendment
    assert answer["Location"] == reverse("portal:case", args=[stream])
    assert asked
    assert dict(asked.form) == {"floor_area": "61"}
    assert answers_of(stream, case(stream))["floor_area"] == "60"


def test_the_page_of_the_case_shows_what_is_asked_old_and_new(applicant: Applicant) -> None:
    stream = accepted(applicant)
    ask(applicant, stream, floor_area="61")

    told = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()

    assert "您请求更正的内容" in told
    assert REASON in told
    assert "更正为：<b>61</b>" in told
    assert place(stream) not in told


def test_who_applies_is_not_asked_again(applicant: Applicant) -> None:
    told = applicant.client.get(place(accepted(applicant))).content.decode()

    assert 'name="floor_area"' in told
    assert 'name="applicant_name"' not in told
    assert 'name="applicant_id"' not in told


def test_nothing_changed_and_a_wrong_answer_are_refused_on_the_page(applicant: Applicant) -> None:
    stream = accepted(applicant)

    same, wrong = ask(applicant, stream), ask(applicant, stream, floor_area="很大")

    assert same.status_code == wrong.status_code == 422
    assert "没有要更正的内容" in same.content.decode()
    assert case(stream).amendment is None


def test_before_acceptance_there_is_no_such_page(applicant: Applicant) -> None:
    stream = applicant.file()

    assert applicant.client.get(place(stream)).status_code == 302


def test_an_answer_that_was_allowed_stands_and_who_examined_examines_anew(
    applicant: Applicant,
) -> None:
    stream = accepted(applicant)
    officials.examine(stream, examination(), act(FIRST))
    ask(applicant, stream, floor_area="61")

    act_on(stream, "allow-amendment", {"reason": ANSWER}, act(FIRST))

    assert case(stream).phase is Phase.ACCEPTED
    assert not case(stream).examinations
    assert answers_of(stream, case(stream))["floor_area"] == "61"
    (message,) = inbox(applicant.person, "").rows
    assert message.code == AMENDED
    told = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()
    assert "已更正的申请内容" in told
    assert "此后申请内容有更正" not in told.split("办理经过")[0]


def test_an_amendment_that_was_refused_leaves_all_as_it_was(applicant: Applicant) -> None:
    stream = accepted(applicant)
    ask(applicant, stream, floor_area="61")

    act_on(stream, "refuse-amendment", {"reason": ANSWER}, act(FIRST))

    assert answers_of(stream, case(stream))["floor_area"] == "60"
    (message,) = inbox(applicant.person, "").rows
    assert message.code == NOT_AMENDED
    assert ANSWER in applicant.client.get(reverse("portal:case", args=[stream])).content.decode()


def test_what_the_new_answer_calls_for_is_uploaded_with_the_request(applicant: Applicant) -> None:
    stream = accepted(applicant)
    ask(applicant, stream, air_conditioning="有")

    told = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()

    assert reverse("portal:upload", args=[stream, "air-conditioning-report"]) in told
    assert "按更正后的内容还须提交：集中空调通风系统卫生检测或者评价报告。" in told
    assert applicant.upload(stream, "air-conditioning-report", PDF) == 302


@pytest.mark.parametrize("name", ["applicant_name", "applicant_id"])
def test_programs_cannot_change_who_applies(applicant: Applicant, name: str) -> None:
    stream = accepted(applicant)
    sent = {"applicant_name": "另一家店", "applicant_id": "91310105MA0000001A"}

    with pytest.raises(Exception, match=r"amends-who-applies|applicant_id"):
        filing.request_amendment(stream, {name: sent[name]}, REASON, act(applicant.person))


def test_the_history_says_what_was_found_before_and_the_form_prints_both(
    applicant: Applicant,
) -> None:
    stream = accepted(applicant)
    officials.examine(stream, examination(), act(FIRST))
    ask(applicant, stream, floor_area="61")
    act_on(stream, "allow-amendment", {"reason": ANSWER}, act(CLERK))

    lines = open_case(stream, FIRST).timeline()
    loaded = load_case(stream)
    answers = answers_of(stream, loaded.state)
    first = first_answers(stream, loaded.state, filing_of(loaded.stream))
    (before,) = corrected(loaded.state, answers, first)

    assert [one.text for one in lines if "此后申请内容有更正" in one.note] == ["初审通过"]
    assert before["rows"] == [{"label": "营业面积（平方米）", "value": "60"}]


def test_officials_see_old_and_new_and_numbers_of_persons_are_not_shown(
    applicant: Applicant, official: Client
) -> None:
    stream = accepted(applicant)
    ask(applicant, stream, contact_phone="13900000000", floor_area="61")

    desk = official.get(reverse("desk:case", args=[stream])).content.decode()
    page = official.get(reverse("desk:act", args=[stream, "refuse-amendment"])).content.decode()

    assert all("更正为：<b>61</b>" in told for told in (desk, page))
    assert not any("13900000000" in told for told in (desk, page))


def test_programs_ask_too(applicant: Applicant) -> None:
    stream = accepted(applicant)
    user = User.objects.get(pk=applicant.person.id)
    token = make_token(user, label="test", at=clock.now())

    answer = Client().post(
        f"/api/cases/{stream}/amendment",
        {"form": {"floor_area": "61"}, "reason": REASON},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )

    assert answer.status_code == 200
    assert case(stream).amendment
