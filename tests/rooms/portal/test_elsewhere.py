"""Another level's part, and conditions that the answers fail: shown the way, told, never hidden."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from tests.casework.journey import act
from tests.rooms.portal.conftest import ANSWERS, HOME, ITEM, Applicant
from tests.rooms.portal.test_api import Caller

from xuke import catalogue
from xuke.casework.case import drafts
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase

RADIOLOGY = "radiological-practice"
CITY = "上海市卫生健康委员会"
MODEL = catalogue.item(RADIOLOGY).model_application("new")


def draft(applicant: Applicant, item: str = RADIOLOGY, **changes: str) -> UUID:
    """Return a whole draft with these answers changed."""
    answers = catalogue.item(item).model_application("new") | changes
    application = drafts.Application(authority=HOME, item=item, answers=answers)
    return drafts.open_application(application, act(applicant.person)).stream.id


def section(applicant: Applicant, stream: UUID, name: str, **changes: str | list[str]) -> str:
    """Send a section and return the address that comes next."""
    asked = next(one for one in catalogue.item(RADIOLOGY).sections() if one.id == name)
    sent = {one.id: MODEL[one.id] for one in asked.fields} | changes | {"go": "next"}
    place = reverse("portal:section", args=[stream, name])
    return applicant.client.post(place, sent)["Location"]


def test_the_highest_class_decides_and_the_question_says_who_it_is(applicant: Applicant) -> None:
    stream = draft(applicant)

    next_page = section(applicant, stream, "practice", practice_class=["X射线影像诊断", "放射治疗"])
    page = applicant.client.get(next_page).content.decode()

    assert next_page == reverse("portal:way", args=[stream, "practice"])
    assert f"应当向{CITY}申请" in page
    assert "“放射治疗”由省级主管部门审批" in page
    assert "《放射诊疗管理规定》第十一条" in page
    assert "我仍要申请，继续填写" in page


@pytest.mark.parametrize("chosen", [["X射线影像诊断"], ["X射线影像诊断", "介入放射学"]])
def test_what_the_authority_decides_on_goes_straight_on(
    applicant: Applicant, chosen: list[str]
) -> None:
    stream = draft(applicant)

    assert section(applicant, stream, "practice", practice_class=chosen) == reverse(
        "portal:materials", args=[stream]
    )


def test_several_that_were_chosen_are_kept_in_one_answer_and_shown_again(
    applicant: Applicant,
) -> None:
    stream = draft(applicant)
    section(applicant, stream, "practice", practice_class=["核医学", "放射治疗"])
    place = reverse("portal:section", args=[stream, "practice"])

    page = applicant.client.get(place).content.decode()
    none_ticked = applicant.client.post(place, {"go": "next"})

    assert page.count("checked") == 2
    assert none_ticked.status_code == 422


def test_filing_at_the_wrong_authority_asks_for_insistence(applicant: Applicant) -> None:
    stream = draft(applicant, practice_class="核医学")
    place = reverse("portal:check", args=[stream])

    page = applicant.client.get(place).content.decode()
    stopped = applicant.client.post(place, {"declared": "on", "request": str(uuid4())})
    insisted = {"declared": "on", "insisted": "on", "request": str(uuid4())}
    answer = applicant.client.post(place, insisted)

    assert f"应当向{CITY}申请" in page
    assert stopped.status_code == 422
    assert answer.status_code == 302
    assert load_case(stream).state.phase is Phase.RECEIVED


def test_a_program_is_refused_with_the_article_and_may_insist(db: None) -> None:
    caller = Caller("program")
    form = MODEL | {"practice_class": "核医学"}
    sent = {"item": RADIOLOGY, "authority": HOME, "action": "new", "form": form}
    case = caller.post("/applications", sent).json()["case"]
    place = f"/applications/{case}/submission"

    refused = caller.post(place, {})
    filed = caller.post(place, {"insisted": True})

    told = refused.json()
    assert refused.status_code in {403, 409, 422}
    assert "another-authority" in str(told)
    assert "administrative-licensing-law/32/1/2" in str(told)
    assert CITY in str(told)
    assert filed.status_code == 200


def test_a_condition_that_fails_is_told_and_bars_nobody_from_filing(applicant: Applicant) -> None:
    stream = draft(applicant, ITEM, **(ANSWERS | {"serving_staff": "12", "health_certified": "3"}))
    place = reverse("portal:check", args=[stream])

    page = applicant.client.get(place).content.decode()
    answer = applicant.client.post(place, {"declared": "on", "request": str(uuid4())})

    assert "持健康合格证明的人数少于直接为顾客服务的人员数" in page
    assert "《公共场所卫生管理条例》第七条" in page
    assert answer.status_code == 302


def test_who_meets_all_conditions_reads_nothing_of_them(applicant: Applicant) -> None:
    page = applicant.client.get(reverse("portal:check", args=[applicant.draft()]))

    assert 'id="unmet"' not in page.content.decode()


def test_the_guide_names_what_is_never_granted_with_its_article(applicant: Applicant) -> None:
    page = applicant.client.get(reverse("portal:item", args=["nurse-practice"])).content.decode()

    told = page.split('id="barring"')[1].split("</ul>")[0]
    assert "临床实习不满八个月" in told
    assert "《护士条例》第七条第二款" in told
