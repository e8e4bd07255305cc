"""A refusal with its reasons, its basis and what can be done against it; and how it is followed."""

import pytest
from tests.journeys import applying
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

pytestmark = pytest.mark.journey
IDENTITY = "91310105MA0000000C"
FACTS = "现场核查发现卫生设施平面布局与提交的图纸不一致，不符合卫生标准。"


def test_a_licence_is_refused_with_reasons(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="second examination")
    head = visitors.person("jueding")
    head.go(f"/desk/case/{case}/")
    head.follow("不予许可")

    head.press("预览并核对", status=422)
    head.sees("有 4 处需要修改", "申请行政复议", "提起行政诉讼")
    head.choose("不予许可的理由", "不符合法定条件")
    head.fill("查明的事实", FACTS)
    head.fill("理由说明", "平面布局不符合公共场所卫生标准的要求。")
    head.tick("《公共场所卫生管理条例》第四条")
    head.press("预览并核对")
    head.sees(FACTS, "《公共场所卫生管理条例》第四条", "申请行政复议", "将出具的文书")
    head.press("确认不予许可")

    head.sees("已作出不予许可决定", FACTS)
    applicant = visitors.person("shenqing")
    applicant.go(f"/my/{case}/")
    applicant.sees("不予许可", "不予行政许可决定书")


def test_progress_is_told_to_who_knows_number_and_identity(site: Site, visitors: Visitors) -> None:
    number = _number_of(site, brought(site, until="acceptance"))
    stranger = visitors.stranger()
    stranger.go("/progress/")

    stranger.fill("办件编号", number)
    stranger.fill("申请人证件号码", "91310105MA0000001A")
    stranger.press("查询", status=422)
    stranger.does_not_see(applying.NAME)
    stranger.fill("申请人证件号码", IDENTITY)
    stranger.press("查询")

    stranger.sees(applying.NAME, number, "受理")
    stranger.does_not_see("13800000000", "张某某")


def _number_of(site: Site, case: str) -> str:
    """Return the number that the receipt of this case bears."""
    return str(site.program("shenqing").get(f"/api/cases/{case}").body["number"])
