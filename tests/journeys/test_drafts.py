"""A draft saves itself, and says what became of that."""

import pytest
from playwright.sync_api import expect
from tests.journeys import applying
from tests.journeys.visitor import Visitor, Visitors

pytestmark = pytest.mark.journey
LABEL = "单位名称"


def test_a_draft_saves_itself_and_says_so(visitors: Visitors) -> None:
    applicant = visitors.person("linju")
    applying.begin(applicant)
    applicant.follow("申请人信息")

    _type(applicant, "虚构诊所甲")

    applicant.sees("已保存")
    again = visitors.person("linju")
    again.go(applicant.page.url)
    expect(again.page.get_by_label(LABEL)).to_have_value("虚构诊所甲")


def test_what_could_not_be_saved_can_be_tried_again(visitors: Visitors) -> None:
    applicant = visitors.person("linju")
    applying.begin(applicant)
    applicant.follow("申请人信息")
    applicant.context.set_offline(offline=True)

    _type(applicant, "虚构诊所乙")
    applicant.sees("保存失败")
    applicant.context.set_offline(offline=False)
    applicant.page.get_by_role("button", name="重试").click()

    applicant.sees("已保存")
    applicant.inspector.forgive("ERR_INTERNET_DISCONNECTED", "Failed to fetch")


def _type(applicant: Visitor, name: str) -> None:
    """Answer one question and go on to the next."""
    applicant.fill(LABEL, name)
    applicant.page.keyboard.press("Tab")
