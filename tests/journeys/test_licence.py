"""A licence after its grant: heard about, taken away by a penalty, and seen so by everybody."""

import pytest
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, Visitors

pytestmark = pytest.mark.journey
REASON = "经营期间卫生状况不符合要求，责令改正后逾期没有改正。"


BASIS = "《公共场所卫生管理条例》第十四条第一项：吊销卫生许可证（待确认）"


def test_a_licence_is_revoked_and_everybody_sees_it(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="certificate", applicant_name="虚构梧桐浴室有限公司")
    head = visitors.person("jueding")

    head.go("/register/licences/?q=虚构梧桐浴室")
    head.follow("公共场所卫生许可")
    head.sees("虚构梧桐浴室有限公司", "有效期届满", "首次颁发")
    _tell(head, "吊销", BASIS)
    head.follow("听取被许可人陈述申辩")
    head.choose("已告知拟作出的决定", "吊销")
    head.tick("被许可人放弃陈述、申辩")
    head.press("预览并核对")
    head.sees("被许可人放弃陈述、申辩")
    head.press("确认听取被许可人陈述申辩")
    _give_up_hearing(head, "吊销")

    head.follow("吊销")
    head.fill("处罚决定书文号", "虚构罚〔2026〕1号")
    head.fill("事实和理由", REASON)
    head.choose("法制审核", "已经法制审核")
    head.choose("负责人集体讨论", "已经集体讨论")
    head.press("预览并核对")
    head.sees("有效 → 已吊销", "公众核验页同时更新")
    head.press("确认吊销")
    head.sees("吊销卫生许可证", "第十四条第一项")
    head.go(f"/desk/case/{case}/")
    head.follow("证照现状和后续情况")

    stranger = visitors.stranger()
    (identifier,) = site.query("SELECT identifier FROM casework_licence WHERE status = 'revoked'")[
        0
    ]
    stranger.go(f"/register/verify/{identifier}/")
    stranger.sees("已吊销")


def test_a_licence_that_was_got_by_deceit_bars_its_holder(site: Site, visitors: Visitors) -> None:
    # The bar is to meet this holder alone, and nobody's later journey.
    holder = {"applicant_name": "虚构银杏理发店", "applicant_id": "91310105MA1FL0B7XK"}
    brought(site, until="certificate", **holder)
    head = visitors.person("jueding")
    head.go("/register/licences/?q=虚构银杏理发店")
    head.follow("公共场所卫生许可")
    _tell(head, "撤销", cause="以欺骗、贿赂等不正当手段取得许可")
    head.follow("听取被许可人陈述申辩")
    head.choose("已告知拟作出的决定", "撤销")
    head.fill("陈述、申辩的内容", "承认提供了不真实的材料，请求从轻处理。")
    head.press("预览并核对")
    head.press("确认听取被许可人陈述申辩")
    _give_up_hearing(head, "撤销")

    head.follow("撤销许可")
    head.select("撤销的情形", "以欺骗、贿赂等不正当手段取得许可")
    head.fill("事实和理由", REASON)
    head.fill("对公共利益的权衡", "撤销不会对公共利益造成重大损害。")
    head.choose("合法权益损害的赔偿", "不予赔偿")
    head.press("预览并核对")
    head.sees("对持证人的限制", "不得申请")
    head.press("确认撤销许可")
    head.sees("已撤销", "持证人因此受到的限制", "第七十九条")
    head.follow("注销")
    head.press("预览并核对")
    head.press("确认注销")
    head.sees("已注销")


def _tell(head: Visitor, act: str, basis: str = "", cause: str = "") -> None:
    """Tell the holder what is intended; nothing that burdens him comes before."""
    head.follow("告知拟作出的决定")
    head.choose("拟作出的决定", act)
    head.fill("告知书文号", "虚构告〔2026〕1号")
    if basis:
        head.select("处罚的依据", basis)
    if cause:
        head.select("撤销的情形", cause)
    head.fill("拟作出决定的内容、事实、理由和依据", REASON)
    head.press("预览并核对")
    head.press("确认告知拟作出的决定")
    head.follow("登记文书送达")
    head.choose("送达方式", "直接送达")
    head.fill("签收人或者凭证号", "虚构某")
    head.press("预览并核对")
    head.press("确认登记文书送达")


def _give_up_hearing(head: Visitor, act: str) -> None:
    """Record that the holder wants no hearing, so that his five days need not pass."""
    head.follow("登记被许可人是否要求听证")
    head.choose("已告知拟作出的决定", act)
    head.choose("听证", "明确放弃听证")
    head.press("预览并核对")
    head.press("确认登记被许可人是否要求听证")
