"""From filing to a verified certificate, each step by the person whose step it is."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import PdfObject
from tests.journeys import applying
from tests.journeys.cases import REQUIRED, document
from tests.journeys.visitor import Visitor, Visitors

from xuke import catalogue

pytestmark = [pytest.mark.journey, pytest.mark.slow]
HOLDER = "虚构清水理发店"
"""Nobody else's name: other journeys leave their own grants to be disclosed."""
ADDRESS = "示例路1号底层（虚构）"
PHONE = "13800000000"
MISSING = "test-report"
AREA = "营业面积（平方米）"


def test_a_licence_is_granted_and_verified(visitors: Visitors) -> None:
    applicant = visitors.person("shenqing")
    number = _apply(applicant)
    clerk = visitors.person("chuangkou")
    _request_correction(clerk, number)
    _correct(applicant, number)
    _accept(clerk, number)
    _verify_site(visitors.person("shencha1"), number)
    for username in ("shencha1", "shencha2"):
        _examine(visitors.person(username), number)
    _grant(visitors.person("jueding"), number)
    _issue(clerk, number)
    certificate = _download(applicant, number)
    _deliver(clerk, number)
    _disclose(visitors.person("gongshi"))

    stranger = visitors.stranger()
    _find_in_public(stranger)
    _verify(stranger, certificate)


def _apply(applicant: Visitor) -> str:
    """Save a draft, come back to it, and file it with one material missing."""
    applying.begin(applicant)
    applying.answer_all(applicant, applicant_name=HOLDER)
    applying.upload(applicant, REQUIRED[0], "草图.pdf", document("draft"))
    applicant.go("/my/")
    applicant.sees("未提交的草稿", "填写中")
    applicant.follow(applying.NAME)
    applicant.follow("申请材料")
    for material in REQUIRED[1:]:
        if material != MISSING:
            applying.upload(applicant, material, "平面图（盖章）.pdf", document(material))
    applicant.follow("继续：核对")
    applicant.sees("还有 1 份必交材料没有上传", applying.name_of(MISSING))
    applicant.sees(HOLDER)
    return applying.submit(applicant)


def _find(official: Visitor, number: str) -> None:
    """Find a case among one's own work."""
    official.go(f"/desk/?q={number}")
    official.follow(applying.NAME)
    official.sees(number)


def _request_correction(clerk: Visitor, number: str) -> None:
    """Ask for one material and one answer in one notice."""
    clerk.go("/desk/")
    clerk.fill("办件编号或申请人", number)
    clerk.press("筛选")
    clerk.follow(applying.NAME)
    clerk.sees("还缺 1 份必交材料", "草图.pdf")
    clerk.follow("一次性告知补正")
    clerk.sees("必交，未交")
    clerk.page.get_by_text("申请表填写内容").click()
    clerk.select(f"{AREA}：情形", "内容不一致")
    clerk.fill(f"{AREA}：缺什么、怎么补", "与平面图标注的面积不一致，请核对后更正。")
    clerk.press("预览并核对")
    clerk.sees("补正内容2 项", "这是唯一的一次告知", "将出具的文书")
    clerk.press("确认发出补正通知")
    clerk.sees("补正通知书已生成", "未补正")


def _correct(applicant: Visitor, number: str) -> None:
    """See exactly what was asked, and hand in exactly that."""
    applicant.go("/my/")
    applicant.follow_beside(number, applying.NAME)
    applicant.sees("需要补正 2 项", applying.name_of(MISSING), AREA)
    applicant.follow("提交补正")
    asked = applicant.main.get_by_role("textbox")
    assert asked.count() == 1
    applying.upload(applicant, MISSING, "检测报告（盖章）.pdf", document(MISSING))
    applicant.fill(AREA, "80")
    applicant.press("提交补正")
    applicant.sees("补正材料已提交")


def _accept(clerk: Visitor, number: str) -> None:
    """Accept, and read why the day is the day."""
    _find(clerk, number)
    clerk.follow("受理")
    clerk.sees("受理日期", "法定办结日期", "20个工作日")
    clerk.press("确认受理")
    clerk.sees("已受理，受理通知书已生成")
    clerk.follow("期限说明")
    clerk.sees("法定办结期限", "行政许可法", "第 1 天", "第 20 天")


def _verify_site(examiner: Visitor, number: str) -> None:
    """Go there by two, and write down what was found."""
    _find(examiner, number)
    examiner.follow("现场核查")
    for name in ("审查甲（演示）", "审查乙（演示）"):
        examiner.tick(name)
    examiner.fill("核查情况", "场所与申请材料一致，设施齐全。")
    examiner.choose("结论", "合格")
    examiner.press("预览并核对")
    examiner.press("确认现场核查")
    examiner.sees("现场核查")


def _examine(examiner: Visitor, number: str) -> None:
    """Answer every point, and pass."""
    _find(examiner, number)
    examiner.follow("审查")
    for check in catalogue.item("public-place-hygiene-permit").checklist:
        examiner.choose(check.text, "是")
    examiner.fill("审查意见", "材料齐全，符合法定条件，建议准予。")
    examiner.choose("审查结论", "通过")
    examiner.press("提交审查意见")
    examiner.sees("审查意见已提交")


def _grant(head: Visitor, number: str) -> None:
    """See what will follow, and grant."""
    _find(head, number)
    head.sees("建议准予")
    head.follow("材料与申请表")
    head.sees("80", "已更正", "检测报告（盖章）.pdf")
    head.follow("办理")
    head.follow("准予许可")
    head.sees("将颁发的证照：公共场所卫生许可证", "最迟公示", "将出具的文书", HOLDER)
    head.press("确认准予许可")
    head.sees("已准予许可")


def _issue(clerk: Visitor, number: str) -> None:
    """See the certificate, and issue it."""
    _find(clerk, number)
    clerk.follow("制证")
    clerk.sees("将签发的证照")
    clerk.press("确认签发")
    clerk.sees("证照已签发")


def _download(applicant: Visitor, number: str) -> bytes:
    """Fetch the signed document from one's own case."""
    applicant.go("/my/")
    applicant.follow_beside(number, applying.NAME)
    return applicant.download("下载电子证照")


def _deliver(clerk: Visitor, number: str) -> None:
    """Record that it reached the applicant."""
    _find(clerk, number)
    clerk.follow("送达")
    clerk.press("预览并核对")
    clerk.sees("送达方式", "电子送达")
    clerk.press("确认已送达")
    clerk.sees("已登记送达，本件办结")


def _disclose(publisher: Visitor) -> None:
    """Look at what the public will see, and publish it."""
    publisher.go("/disclosure/queue/")
    publisher.follow(HOLDER)
    publisher.sees("以下内容将对公众公开", HOLDER)
    publisher.press("确认公示")
    publisher.sees("已公示")


def _find_in_public(stranger: Visitor) -> None:
    """Find the decision on the public list; nothing about persons stands there."""
    stranger.go("/disclosure/")
    stranger.fill("单位名称或决定文书号", HOLDER)
    stranger.press("查询")
    stranger.follow(HOLDER)
    stranger.sees(applying.NAME, "公示")
    stranger.does_not_see(PHONE, "11010519491231002X", ADDRESS)


def _verify(stranger: Visitor, certificate: bytes) -> None:
    """Follow the QR code; then have the file judged, genuine and altered."""
    stranger.go(_address_in(certificate))
    stranger.sees("有效", "公共场所卫生许可证", HOLDER)
    for content, words in (
        (certificate, "文件真实，签发后未被改动"),
        (_altered(certificate), "文件已被改动"),
    ):
        stranger.go("/register/verify/")
        stranger.attach("电子证照文件（PDF）", "证照.pdf", content)
        stranger.press("核验")
        stranger.sees(words)


def _address_in(certificate: bytes) -> str:
    """Return the address in the QR code, from what the PDF tells those who cannot see the code."""
    root = PdfReader(BytesIO(certificate)).root_object
    told = _told(root["/StructTreeRoot"])
    return next(words.partition("：")[2] for words in told if words.startswith("核验二维码"))


def _told(node: object) -> Iterator[str]:
    """Yield the words that stand for the pictures below a node of the document's structure."""
    if isinstance(node, PdfObject):
        node = node.get_object()
    if isinstance(node, list):
        yield from (words for one in node for words in _told(one))
    if isinstance(node, dict):
        yield from [str(node["/Alt"])] if "/Alt" in node else _told(node.get("/K"))


def _altered(content: bytes) -> bytes:
    """Return the file with one byte changed, in the midst of its first page's drawing."""
    place = content.index(b"stream\n") + 40
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
