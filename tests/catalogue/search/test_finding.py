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


ACTIONS = catalogue.loaded().search.actions


@pytest.mark.parametrize("word", sorted(ACTIONS))
def test_who_says_only_what_is_to_be_done_finds_every_item_with_which_it_can_be(word: str) -> None:
    offering = [one.slug for one in catalogue.items().values() if ACTIONS[word] in one.actions]

    found = catalogue.findings(f"我要{word}，怎么办")

    assert sorted(hit.item.slug for hit in found.hits) == sorted(offering)
    assert {hit.action for hit in found.hits} == {ACTIONS[word]}


@pytest.mark.parametrize("text", ["补办", "证丢了", "法人变更", "许可证过期了"])
def test_everyday_words_for_an_action_alone_name_no_item(text: str) -> None:
    assert len(catalogue.findings(text).hits) > 5
