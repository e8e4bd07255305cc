"""How a person fills an application in, page by page."""

import re
from typing import Final

from tests.journeys.cases import ITEM, REQUIRED, document
from tests.journeys.visitor import Visitor

from xuke import catalogue
from xuke.catalogue.form import Field, FieldKind
from xuke.kernel.item.rule import Action

NAME: Final = catalogue.item(ITEM).name
_FEW: Final = 6


def begin(applicant: Visitor) -> None:
    """Find the item, read its guide, and open a draft."""
    applicant.go("/")
    applicant.page.get_by_role("searchbox").fill("卫生许可")
    applicant.press("搜索")
    applicant.follow(NAME)
    applicant.sees("要准备什么")
    applicant.follow("在线申请")
    applicant.choose("办理情形", "新办")
    applicant.press("开始填写")
    applicant.sees("未开始")


def answer_all(applicant: Visitor, **changes: str) -> None:
    """Answer every section as the model application does, with these changes."""
    answers = catalogue.item(ITEM).model_application(Action.NEW) | changes
    for number, section in enumerate(catalogue.item(ITEM).sections(Action.NEW)):
        if not number:
            applicant.follow(section.title)
        for field in section.fields:
            answer(applicant, field, answers[field.id])
        applicant.press("保存并继续")


def answer(applicant: Visitor, field: Field, value: str) -> None:
    """Answer one question as its kind asks."""
    if not value:
        return
    if field.kind is not FieldKind.CHOICE:
        applicant.fill(field.label, value)
    elif len(field.options) > _FEW:
        applicant.select(field.label, value)
    else:
        applicant.choose(field.label, value)


def upload(applicant: Visitor, material: str, name: str, content: bytes) -> None:
    """Put a file to a material, from a page that lists materials."""
    applicant.follow(f"上传 {name_of(material)}")
    applicant.attach("选择文件", name, content)
    applicant.press("上传")
    applicant.sees(f"已上传：{name_of(material)}")


def upload_all(applicant: Visitor) -> None:
    """Upload every required material, with names that an office would give its files."""
    for number, material in enumerate(REQUIRED, 1):
        upload(applicant, material, f"材料{number}（盖章）.pdf", document(material))


def name_of(material: str) -> str:
    """Return a material's name as pages print it."""
    return next(one.name for one in catalogue.item(ITEM).materials if one.id == material)


def submit(applicant: Visitor) -> str:
    """Check the answers, declare, submit; return the case's number from the receipt."""
    applicant.sees("核对并提交")
    applicant.tick("我保证所填内容和所交材料真实")
    applicant.press("提交申请")
    applicant.sees("申请已提交", "办件编号")
    found = re.search(r"310105-\d{8}-\d{6}", applicant.main.inner_text())
    assert found
    return found.group()
