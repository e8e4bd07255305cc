"""按回答须提交: a material that an answer calls for is asked where it does, and why."""

from uuid import UUID

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.journey import CLERK, act
from tests.rooms.portal.conftest import ANSWERS, HOME, ITEM, PDF, Applicant

from xuke.casework.case import drafts, filing
from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.kind import load_case
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.events import Gap
from xuke.kernel.law.refusal import Unlawful

REPORT = "air-conditioning-report"
WHY = "因为“集中空调通风系统”填的是“有”，须提交。"


def draft(applicant: Applicant, air: str) -> UUID:
    """Return a whole draft of a place with this air conditioning; no answer where it is empty."""
    answers = ANSWERS | {"air_conditioning": air}
    application = drafts.Application(authority=HOME, item=ITEM, answers=answers)
    return drafts.open_application(application, act(applicant.person)).stream.id


def page(applicant: Applicant, name: str, stream: UUID) -> str:
    """Return a page of the application."""
    return applicant.client.get(reverse(f"portal:{name}", args=[stream])).content.decode()


def filed(applicant: Applicant, air: str) -> UUID:
    """Return an application that was filed with all that everybody must hand in."""
    stream = draft(applicant, air)
    for one in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, one)
    filing.submit(stream, act(applicant.person))
    return stream


@pytest.mark.parametrize("name", ["materials", "check"])
@pytest.mark.parametrize(
    ("air", "words", "silent"),
    [
        pytest.param("有", WHY, "不用提交", id="called for"),
        pytest.param(
            "无", "使用集中空调通风系统的，才须提交；按填写的内容不用提交。", WHY, id="not"
        ),
        pytest.param("", "使用集中空调通风系统的，须提交；看填写的内容而定。", WHY, id="untold"),
    ],
)
def test_the_applicant_is_told_whether_and_why(
    applicant: Applicant, name: str, air: str, words: str, silent: str
) -> None:
    told = page(applicant, name, draft(applicant, air))

    assert words in told
    assert silent not in told


def test_the_task_list_and_the_check_page_count_what_the_answers_call_for(
    applicant: Applicant,
) -> None:
    with_air, without = draft(applicant, "有"), draft(applicant, "无")

    assert "还差 4 份必交材料" in page(applicant, "draft", with_air)
    assert "还差 3 份必交材料" in page(applicant, "draft", without)
    assert "<li>集中空调通风系统卫生检测或者评价报告</li>" in page(applicant, "check", with_air)
    assert "<li>集中空调通风系统卫生检测或者评价报告</li>" not in page(applicant, "check", without)


def test_what_the_answers_call_for_is_missing_at_the_counter(applicant: Applicant) -> None:
    with_air, without = filed(applicant, "有"), filed(applicant, "无")

    with pytest.raises(Unlawful, match="incomplete"):
        officials.accept(with_air, act(CLERK))
    officials.accept(without, act(CLERK))

    assert missing_materials(load_case(with_air).state) == {REPORT}
    assert not missing_materials(load_case(without).state)


def test_a_correction_that_calls_for_a_material_lets_it_be_handed_in_afterwards(
    applicant: Applicant,
) -> None:
    stream = filed(applicant, "无")
    gap = Gap(target="air_conditioning", kind="inconsistent", what="图上有集中空调，请核对")
    officials.request_correction(stream, (gap,), act(CLERK))
    filing.correct(stream, {"air_conditioning": "有"}, act(applicant.person))

    told = page(applicant, "case", stream)

    assert "您改过的内容还需要下面的材料" in told
    assert reverse("portal:upload", args=[stream, REPORT]) in told
    assert applicant.upload(stream, "floor-plan", PDF) == 404
    assert applicant.upload(stream, REPORT, PDF) == 302
    assert "您改过的内容还需要下面的材料" not in page(applicant, "case", stream)


def test_an_answer_that_cannot_be_taken_calls_for_nothing(applicant: Applicant) -> None:
    stream = draft(applicant, "也许")

    with pytest.raises(AnswersInvalid):
        filing.submit(stream, act(applicant.person))
    assert WHY not in page(applicant, "materials", stream)


def test_the_guide_says_who_must_hand_it_in(applicant: Applicant) -> None:
    told = applicant.client.get(reverse("portal:item", args=[ITEM])).content.decode()

    assert "需要时：使用集中空调通风系统的，须提交。" in told
    assert "另有1份视情形提交" in told


def test_programs_are_told_when_and_what_is_missing(applicant: Applicant) -> None:
    (asked,) = [
        one
        for action in applicant.client.get(f"/api/public/items/{ITEM}").json()["asks"]
        if action["action"] == "new"
        for one in action["materials"]
        if one["id"] == REPORT
    ]

    assert asked["must_be_uploaded"] is False
    assert asked["required_when"]["holds"] == "air_conditioning == '有'"
    assert asked["required_when"]["confirmed"] is False
