"""What people type, and what they mean by it."""

import pytest

from xuke import catalogue


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("公共场所卫生许可", "public-place-hygiene-permit"),
        ("公共场所", "public-place-hygiene-permit"),
        ("ggcs", "public-place-hygiene-permit"),
        ("GGCSWSXK", "public-place-hygiene-permit"),
        ("护士", "nurse-practice"),
        ("hszyzc", "nurse-practice"),
        ("hushi", "nurse-practice"),
        ("印鉴卡", "narcotic-drug-purchase"),
        ("医师执业注册", "physician-practice"),
        ("医生执业", "physician-practice"),
        ("中医医疗广告", "tcm-medical-advertisement"),
        ("医疗广告", "medical-advertisement"),
        ("放射诊疗", "radiological-practice"),
        ("nurse", "nurse-practice"),
        ("办理 医疗机构 执业 登记", "medical-institution-practice"),
        ("饮用水卫生许可证怎么办", "drinking-water-supply"),
    ],
)
def test_the_item_meant_comes_first(text: str, first: str) -> None:
    assert catalogue.find(text)[0].slug == first


def test_nothing_typed_shows_everything_in_order() -> None:
    assert catalogue.find("  ") == tuple(catalogue.items().values())


def test_what_no_item_is_about_finds_nothing() -> None:
    assert catalogue.find("烟草专卖") == ()
    assert catalogue.find("x") == ()
