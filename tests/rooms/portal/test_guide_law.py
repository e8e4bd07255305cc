"""The guide tells the special law: from when days count, the procedure, and life after issue."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from xuke import catalogue
from xuke.catalogue import authority_shape, item_shape
from xuke.kernel.law.limit import Span, Unit
from xuke.rooms.portal.queries import afterwards
from xuke.rooms.portal.queries.afterwards import Afterwards
from xuke.rooms.portal.queries.competences import delegations, is_competent, standing
from xuke.rooms.portal.queries.doubts import DOUBTS
from xuke.rooms.portal.queries.lines import Line
from xuke.rooms.portal.queries.procedure import Steps
from xuke.web.case.promise import notice

HOME = "310105-wjw"
ITEM = "public-place-hygiene-permit"
HOSPITAL = "medical-institution-practice"
TODAY = date(2026, 3, 2)
INNER = {"category", "checklist", "decision_number", "parent", "reform", "uscc", "word"}
"""What no guide shows."""
pytestmark = pytest.mark.django_db


def words(client: Client, slug: str, **asked: str) -> str:
    """Return the guide's text."""
    return client.get(reverse("portal:item", args=[slug]), asked).content.decode()


def line(lines: list[Line], label: str) -> str:
    """Return all sentences under a label."""
    return "".join(text for one in lines if one.label == label for text in one.words)


def after(slug: str, on: date = TODAY) -> Afterwards:
    return Afterwards(item=catalogue.item(slug), on=on)


def test_a_limit_says_from_when_it_is_counted(client: Client) -> None:
    assert "自收到材料之日起" in words(client, "nurse-practice")
    assert "自收到材料之日起" not in words(client, ITEM)
    assert "自受理之日起" in words(client, ITEM)


def test_the_latest_day_of_a_renewal_is_explained_with_its_unit() -> None:
    told = line(after(ITEM).main, "延续")

    assert "有效期届满30日前申请（按自然日算，节假日也算在内）" in told
    assert "例如2027年6月30日到期的，最迟2027年5月31日提交" in told
    assert "延续后证照编号不变" in told


def test_a_renewal_counted_in_working_days_says_so() -> None:
    rule = after(ITEM).rule
    told = "".join(afterwards._renewal(rule, Span(30, Unit.WORKING), TODAY))  # noqa: SLF001

    assert "有效期届满30个工作日前申请（按工作日算）" in told


def test_what_has_no_end_is_not_renewed() -> None:
    assert line(after("physician-practice").main, "有效期") == "长期有效，不用延续。"
    assert not line(after("physician-practice").main, "延续")


def test_what_no_law_gives_a_term_says_what_holds_instead() -> None:
    told = line(after(HOSPITAL).main, "有效期")

    assert "国家没有规定有效期" in told
    assert "证上印有有效期限的，届满30日前申请延续" in told
    assert "长期有效" not in told
    assert any(one.unsure for one in after(HOSPITAL).main if one.label == "有效期")


def test_an_offence_that_annuls_bars_for_a_year() -> None:
    assert "1年内不受理申请" in line(after("medical-advertisement").more, "被撤销")
    assert not line(after("medical-advertisement").more, "被吊销")


def test_verification_goes_by_the_number_of_beds() -> None:
    told = line(after(HOSPITAL).main, "校验")

    assert "床位不满100张的，每1年一次；床位100张以上的，每3年一次；" in told
    assert "中外合资（合作）的，每1年一次。" in told
    assert "暂缓校验后才合格的，1年后再次校验" in told
    assert "校验期满3个月前申请" in told
    assert "1个月至6个月的暂缓校验期" in told
    assert "不设床位的，暂缓期内不得执业" in told


def test_who_is_verified_together_need_not_apply() -> None:
    assert "《医疗机构执业登记" in line(after("radiological-practice").main, "校验")


def test_a_change_of_what_the_law_names_is_a_new_application() -> None:
    told = line(after(ITEM).main, "变更")

    assert "经营项目、经营场所地址改变的，重新申请，不能办理变更" in told
    assert "其他登记内容改变的，申请变更" in told


def test_the_guide_follows_the_law_of_its_day() -> None:
    assert "每2年复核一次" in line(after(ITEM, date(2025, 1, 19)).main, "复核")
    assert not line(after(ITEM, date(2025, 1, 20)).main, "复核")


def test_bars_duties_and_endings_are_told() -> None:
    told = after("physician-practice").more

    assert "1年内不得再申请" in line(told, "虚假申请")
    assert "3年内不得再申请" in line(told, "欺骗取得")
    assert "2年内不予许可" in line(told, "被吊销")
    assert "满2年的，视为终止" in line(told, "停业")
    assert "重新注册前要经过考核" in line(told, "重新注册")
    assert "此后1年内不予许可" in line(told, "注销")
    assert "期限30日" in line(told, "持证后的义务")
    assert "每3年一次" in line(told, "持证后的义务")


def test_what_may_come_later_is_named_with_its_time() -> None:
    steps = Steps(item=catalogue.item(ITEM), action="new")

    told = line(steps.lines, "容缺受理")
    assert "《公共场所卫生管理制度》" in told
    assert "受理之日起5个工作日内补交" in told
    assert "补齐以后才作出决定" in told
    assert not line(Steps(item=catalogue.item(ITEM), action="reissue").lines, "容缺受理")


def test_what_waits_for_the_delivery_only_says_so() -> None:
    steps = Steps(item=catalogue.item("narcotic-drug-purchase"), action="renewal")

    assert "可以先作出决定，补齐以后才送达" in line(steps.lines, "容缺受理")


def test_a_site_verification_is_announced_for_the_action_that_has_it() -> None:
    item = catalogue.item(HOSPITAL)

    assert "两名以上工作人员" in line(Steps(item=item, action="new").lines, "现场核查")
    assert not line(Steps(item=item, action="renewal").lines, "现场核查")
    place = catalogue.item(ITEM)
    assert "两名以上工作人员" in line(Steps(item=place, action="new").lines, "现场核查")
    for action in ("new", "renewal"):
        assert "作出决定之后再核查" in line(Steps(item=place, action=action).lines, "现场核查")


def test_an_unanswered_correction_ends_the_case_after_a_time() -> None:
    told = line(Steps(item=catalogue.item(ITEM), action="new").lines, "补正")

    assert "60日内没有补正的，终止办理" in told


def test_who_needs_no_licence_reads_so_in_the_guide(client: Client) -> None:
    page = words(client, ITEM)

    assert "哪些情形需要办理，哪些不需要" in page
    assert "录像厅（室）、音乐厅、展览馆、博物馆、美术馆、图书馆、书店" in page
    assert "哪些情形需要办理" not in words(client, "nurse-practice")


def test_the_notice_of_commitment_can_be_read_in_the_guide(client: Client) -> None:
    page = words(client, ITEM)

    assert "告知书全文" in page
    assert "告知书版本：2025-01-20" in page
    assert "告知承诺" not in words(client, "nurse-practice")


def test_before_its_first_day_no_promise_is_taken() -> None:
    item = catalogue.item(ITEM)

    assert notice(item, date(2018, 11, 9)) is None
    assert notice(item, date(2018, 11, 10)) is not None
    assert notice(item, TODAY, "modification") is None


@pytest.mark.parametrize("slug", sorted(catalogue.items()))
def test_every_doubt_of_item_and_authority_is_shown_to_the_office_with_its_reason(
    official: Client, slug: str
) -> None:
    doubts = {**catalogue.authority(HOME).doubts, **catalogue.item(slug).doubts}
    explained = {
        f"<div><dt>{DOUBTS[name]}</dt><dd>{why}</dd></div>"
        for name, why in doubts.items()
        if name not in INNER
    }

    page = words(official, slug, authority=HOME)

    assert explained
    assert {one for one in explained if one not in page} == set()


@pytest.mark.parametrize("slug", sorted(catalogue.items()))
def test_the_public_reads_no_notes_that_are_meant_for_the_office(client: Client, slug: str) -> None:
    page = words(client, slug, authority=HOME)

    assert "待确认" not in page
    assert {why for why in catalogue.item(slug).doubts.values() if why in page} == set()


def test_every_attribute_that_may_be_doubted_is_shown_or_concerns_the_office_alone() -> None:
    assert not set(DOUBTS) & INNER
    assert set(DOUBTS) | INNER == {*authority_shape.DOUBTS, *item_shape.DOUBTS}


def test_a_delegation_that_is_not_announced_is_shown_as_not_to_be_relied_on(
    client: Client,
) -> None:
    page = words(client, ITEM, authority="440704-wjj")

    assert "委托江门市江海区各街道办事处办理" in page
    assert "现在不能据此办理，由江门市江海区卫生健康局办理" in page
    assert not delegations(catalogue.authority(HOME), ITEM, TODAY)


def test_an_authority_acts_in_its_own_name_unless_it_was_delegated() -> None:
    home = catalogue.authority(HOME)

    assert standing(home, ITEM, "new", TODAY).name == home.name
    assert not standing(home, ITEM, "new", TODAY).is_delegated
    assert is_competent(HOME, ITEM, TODAY)


def test_an_authority_without_competence_says_so() -> None:
    refused = standing(catalogue.authority(HOME), "fishing-vessel", "new", TODAY).refused

    assert "没有办理该事项的职权" in refused
    assert not is_competent(HOME, "fishing-vessel", TODAY)
