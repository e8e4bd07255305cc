"""The table of data items: 28, in the binding order, and nothing in it that nothing executes."""

from dataclasses import replace

import pytest

from xuke import catalogue
from xuke.catalogue.disclosure_standard import BadStandard, Column, standard

ITEMS = [
    ("XK_XDR_MC", "行政相对人名称"),
    ("XK_XDR_LB", "行政相对人类别"),
    ("XK_XDR_SHXYM", "行政相对人代码_1(统一社会信用代码)"),
    ("XK_XDR_GSZC", "行政相对人代码_2(工商注册号)"),
    ("XK_XDR_ZZJG", "行政相对人代码_3(组织机构代码)"),
    ("XK_XDR_SWDJ", "行政相对人代码_4(税务登记号)"),
    ("XK_XDR_SYDW", "行政相对人代码_5(事业单位证书号)"),
    ("XK_XDR_SHZZ", "行政相对人代码_6(社会组织登记证号)"),
    ("XK_FRDB", "法定代表人"),
    ("XK_FR_ZJLX", "法定代表人证件类型"),
    ("XK_FR_ZJHM", "法定代表人证件号码"),
    ("XK_XDR_ZJLX", "证件类型"),
    ("XK_XDR_ZJHM", "证件号码"),
    ("XK_XKWS", "行政许可决定文书名称"),
    ("XK_WSH", "行政许可决定文书号"),
    ("XK_XKLB", "许可类别"),
    ("XK_XKZS", "许可证书名称"),
    ("XK_XKBH", "许可编号"),
    ("XK_NR", "许可内容"),
    ("XK_JDRQ", "许可决定日期"),
    ("XK_YXQZ", "有效期自"),
    ("XK_YXQZI", "有效期至"),
    ("XK_XKJG", "许可机关"),
    ("XK_XKJGDM", "许可机关统一社会信用代码"),
    ("XK_ZT", "当前状态"),
    ("XK_LYDW", "数据来源单位"),
    ("XK_LYDWDM", "数据来源单位统一社会信用代码"),
    ("BZ", "备注"),
]
NEVER_PUBLIC = {"XK_FR_ZJLX", "XK_FR_ZJHM", "XK_XDR_ZJLX", "XK_XDR_ZJHM"}


def test_the_items_stand_in_their_binding_order() -> None:
    assert [(one.code, one.name) for one in standard().columns] == ITEMS


def test_identity_documents_and_their_numbers_are_never_public() -> None:
    assert {one.code for one in standard().columns if not one.public} == NEVER_PUBLIC


@pytest.mark.parametrize("item", sorted(catalogue.items()))
def test_the_content_of_a_licence_is_told_by_answers_that_are_not_sensitive(item: str) -> None:
    known = catalogue.item(item)
    told = standard().content.get(item, ())

    assert set(told) <= known.field_ids - known.sensitive


def test_every_named_item_is_one_of_the_catalogue() -> None:
    assert standard().content.keys() | standard().names.keys() <= catalogue.items().keys()


def test_what_is_uncertain_is_said() -> None:
    assert "待信用平台确认" in standard().to_confirm


def test_a_word_that_nothing_executes_is_refused() -> None:
    with pytest.raises(BadStandard, match="sometimes"):
        Column("XK", "项", 1, "sometimes", public=True)
    with pytest.raises(BadStandard, match="shouted"):
        replace(standard(), names={"nurse-practice": "shouted"})
