"""The public is asked about an application 公示征求意见, and a neighbour says something to it."""

from datetime import timedelta

import pytest
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

from xuke.web import clock

pytestmark = pytest.mark.journey
HOLDER = "虚构听涛理发店"
SAID = "店面距离住户过近，请核实排风口位置。"
PHONE = "13900000009"


def test_the_public_is_asked_and_a_neighbour_answers(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="second examination", applicant_name=HOLDER)
    examiner = visitors.person("shencha1")
    examiner.go(f"/desk/case/{case}/act/invite-comment/")
    examiner.fill("公示截止日", (clock.today() + timedelta(days=10)).isoformat())
    examiner.press("预览并核对")
    examiner.press("确认公示征求意见")
    examiner.sees("公示征求意见", "已收到意见0件")

    stranger = visitors.stranger()
    stranger.go("/disclosure/")
    stranger.follow("公示征求意见")
    stranger.follow(HOLDER)
    stranger.sees("我要提意见", "登录后提意见")

    neighbour = visitors.person("linju")
    neighbour.go(f"/disclosure/comments/{case}/")
    neighbour.press("提交意见", status=422)
    neighbour.fill("姓名或者名称", "邻居甲")
    neighbour.fill("意见内容", SAID)
    neighbour.fill("联系方式", PHONE)
    neighbour.press("提交意见")
    neighbour.does_not_see(SAID)

    head = visitors.person("jueding")
    head.go(f"/desk/case/{case}/")
    head.sees("公示征求意见还没有结束", SAID)
    head.does_not_see(PHONE)
    examiner.go(f"/desk/case/{case}/act/end-comment/")
    examiner.fill("意见及采纳情况", "收到意见一件，排风口位置符合要求，已答复。")
    examiner.press("预览并核对", status=422)
    examiner.sees("期满以后才能结束")
