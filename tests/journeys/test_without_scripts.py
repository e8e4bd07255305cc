"""Scripts help, but nothing needs them: a whole application and its acceptance without any."""

import pytest
from playwright.sync_api import expect
from tests.journeys import applying
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

pytestmark = pytest.mark.journey


def test_without_scripts_one_can_apply_and_accept(visitors: Visitors) -> None:
    applicant = visitors.person("shenqing", scripts=False)
    applying.begin(applicant)
    applying.answer_all(applicant)
    applying.upload_all(applicant)
    applicant.follow("继续：核对")
    number = applying.submit(applicant)
    clerk = visitors.person("chuangkou", scripts=False)
    clerk.go(f"/desk/?q={number}")
    clerk.follow(applying.NAME)
    clerk.sees("必交材料已全部提交")

    clerk.follow("受理")
    clerk.press("确认受理")

    clerk.sees("已受理，受理通知书已生成")
    clerk.follow("期限说明")
    clerk.sees("第 20 天")


def test_without_scripts_ready_words_can_be_chosen(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="second examination")
    head = visitors.person("jueding", scripts=False)
    head.go(f"/review/{case}/refuse/")
    head.page.get_by_text("常用语").click()
    words = head.main.get_by_role("listitem").get_by_role("button").first.inner_text()

    head.press(words)

    expect(head.page.get_by_label("查明的事实")).to_have_value(words)
