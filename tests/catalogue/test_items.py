"""The items that come with the product: complete, and named as the authority prints them."""

import re
import subprocess
import sys
from datetime import date

import pytest

from xuke import catalogue
from xuke.catalogue import LicenceItem, NotInForce
from xuke.catalogue.certificate import COMPUTED
from xuke.kernel.law.limit import Span, Unit

PRINTED = (
    "母婴保健服务人员资格认定",
    "放射源诊疗技术和医用辐射机构许可",
    "医疗机构购用麻醉药品、第一类精神药品许可",
    "中医医疗机构设置审批",
    "医疗机构建设项目放射性职业危害预评价报告审核",
    "公共场所卫生许可",
    "饮用水供水单位卫生许可",
    "中医医疗机构执业登记",
    "医疗广告审查",
    "中医医疗广告审查",
    "医疗机构建设项目放射性职业病防护设施竣工验收",
    "消毒产品生产单位审批",
    "护士执业注册",
    "确有专长的中医医师执业注册",
    "医疗机构执业登记",
    "医师执业注册",
    "母婴保健技术服务机构执业许可",
    "医疗机构设置审批",
)
ITEMS = tuple(catalogue.items().values())
every_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)


def test_the_eighteen_names_are_as_printed() -> None:
    assert tuple(item.name for item in ITEMS) == PRINTED
    assert [item.serial for item in ITEMS] == list(range(1, 19))


LOADING = """
from time import process_time
from xuke import catalogue

before = process_time()
catalogue.load()
print(process_time() - before)
"""


def test_the_catalogue_loads_quickly() -> None:
    # In a process of its own, as every start is: among thousands of other tests' objects the
    # collector's look at all of them may fall into the loading, and is not its cost.
    ran = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=False
    )

    # The aim is 150 ms of a processor: what other tests take beside it does not count.
    assert ran.returncode == 0, ran.stderr
    assert float(ran.stdout) < 1.0


@every_item
def test_guide_has_all_that_article_30_asks_for(item: LicenceItem) -> None:
    assert item.name
    assert item.basis
    assert item.conditions
    assert item.guide.quantity
    assert len(item.stages) >= 5
    assert item.statutory.length > 0
    assert item.materials
    assert all(item.model_application().values())
    assert item.guide.who
    assert item.guide.where
    assert item.faq


@every_item
def test_each_item_asks_25_questions_and_says_why(item: LicenceItem) -> None:
    fields = item.fields("new")

    assert len(fields) == 25
    assert all(field.purpose for section in item.form for field in section.fields)
    assert {field.id for field in fields} >= {"applicant_name", "applicant_id", "contact_phone"}


@every_item
def test_each_action_has_a_form_and_its_materials(item: LicenceItem) -> None:
    for action in item.actions:
        assert item.materials_for(action)
        assert not catalogue.check_form(
            item, action, item.model_application(action), today=date(2026, 3, 2)
        )


@every_item
def test_each_citation_stands_in_the_law(item: LicenceItem) -> None:
    law = catalogue.law()
    limits = [one for version in item.limits for one in (version.limits.statutory,)]

    assert all(law.knows(limit.basis) for limit in limits)
    for basis in item.basis:
        assert law.knows(str(basis.citation or basis.statute))
        assert basis.text.startswith("《")


@every_item
def test_each_action_has_a_basis(item: LicenceItem) -> None:
    assert all(item.basis_of(action) for action in item.actions)


def test_a_basis_may_be_that_of_some_actions_alone() -> None:
    nurses = catalogue.item("nurse-practice")

    paths = {one: [basis.path for basis in nurses.basis_of(one)] for one in ("new", "renewal")}

    assert paths == {
        "new": ["nurse-regulations/7", "nurse-regulations/8"],
        "renewal": ["nurse-regulations/8", "nurse-regulations/10/1"],
    }


@every_item
def test_face_is_filled_from_the_form_or_at_issue(item: LicenceItem) -> None:
    assert item.certificate is not None
    sources = {one.source: one.is_computed for one in item.certificate.face}

    assert {"number", "issuer", "issued_on"} <= sources.keys()
    for source, is_computed in sources.items():
        assert source in (COMPUTED if is_computed else item.field_ids)


@every_item
def test_what_is_not_sure_is_listed(item: LicenceItem) -> None:
    assert "committed" in item.unconfirmed
    assert all(item.doubts.values())


@every_item
def test_number_can_be_made(item: LicenceItem) -> None:
    assert item.certificate is not None
    issuer = catalogue.authority("310105-wjw").issuer

    number = item.certificate.number(issuer, date(2023, 9, 2), 7)

    assert "7" in number
    assert not re.search(r"[{}]", number)


def test_an_advertisement_has_the_number_of_the_national_form() -> None:
    issuer = catalogue.authority("310105-wjw").issuer
    spec = catalogue.item("medical-advertisement").certificate
    tcm = catalogue.item("tcm-medical-advertisement").certificate

    assert spec
    assert tcm
    assert spec.number(issuer, date(2023, 9, 2), 7) == "（沪）医广〔2023〕第09-02-007号"
    assert tcm.number(issuer, date(2023, 9, 2), 7) == "（沪）中医广〔2023〕第09-02-007号"


@every_item
def test_promise_is_not_longer_than_the_law(item: LicenceItem) -> None:
    if item.committed and item.committed.unit is item.statutory.unit:
        assert item.committed.length <= item.statutory.length


def test_only_public_places_may_be_granted_on_a_promise() -> None:
    allowed = [item.slug for item in ITEMS if item.commitment]

    assert allowed == ["public-place-hygiene-permit"]


@pytest.mark.parametrize(
    ("action", "on", "allowed"),
    [
        pytest.param("new", None, True, id="new application"),
        pytest.param("renewal", None, True, id="renewal"),
        pytest.param("modification", None, False, id="a modification is not"),
        pytest.param("new", date(2018, 11, 9), False, id="the day before the notice"),
        pytest.param("new", date(2018, 11, 10), True, id="the day of the notice"),
    ],
)
def test_a_promise_is_for_some_actions_from_a_day(
    action: str, on: date | None, *, allowed: bool
) -> None:
    places = catalogue.item("public-place-hygiene-permit")

    assert places.rule(action, on=on).commitment_allowed is allowed


def test_the_notice_tells_all_that_the_promise_means() -> None:
    terms = catalogue.item("public-place-hygiene-permit").commitment_terms

    assert terms is not None
    assert terms.version == "2025-01-20"
    assert all((terms.letter, terms.effect, terms.supervision, terms.consequences))
    assert terms.replaces == ("site-verification",)


@every_item
def test_rule_carries_what_the_kernel_judges_by(item: LicenceItem) -> None:
    rule = item.rule("new")

    assert rule.item == item.slug
    assert rule.version == item.version
    assert rule.completeness == Span(5, Unit.WORKING)
    assert rule.examinations == 2
    assert rule.certificate
    assert len(rule.fields) == 25
    assert len(rule.checks) >= 3
    assert {one.id for one in rule.materials} == {one.id for one in item.materials_for("new")}


def test_what_can_be_fetched_or_generated_need_not_be_uploaded() -> None:
    rule = catalogue.item("medical-advertisement").rule("new")

    assert [one.id for one in rule.materials if one.required] == ["sample"]


def test_limits_follow_the_law_of_the_day() -> None:
    physicians = catalogue.item("physician-practice")

    before = physicians.rule("new", on=date(2022, 2, 28))
    since = physicians.rule("new", on=date(2022, 3, 1))

    assert before.statutory == Span(30, Unit.CALENDAR)
    assert since.statutory == Span(20, Unit.WORKING)


def test_an_item_has_no_rule_before_it_existed() -> None:
    with pytest.raises(NotInForce):
        catalogue.item("tcm-medical-advertisement").rule("new", on=date(2016, 1, 4))


def test_a_change_of_workplace_of_a_nurse_has_its_own_limit() -> None:
    nurses = catalogue.item("nurse-practice")

    assert nurses.rule("new").statutory == Span(20, Unit.WORKING)
    assert nurses.rule("modification").statutory == Span(7, Unit.WORKING)


def test_deregistration_issues_no_certificate() -> None:
    rule = catalogue.item("nurse-practice").rule("deregistration")

    assert not rule.certificate
    assert rule.validity is None


@pytest.mark.parametrize(
    "name",
    [
        "radiation-hazard-pre-evaluation",
        "医疗机构建设项目放射性职业危害预评价报告审核",
        "医疗机构建设项目放射性职业病危害预评价报告审核",
        "医疗机构 建设项目 放射性职业危害\n预评价报告审核",
    ],
)
def test_an_item_is_found_by_slug_name_or_alias(name: str) -> None:
    found = catalogue.find_item(name)

    assert found is not None
    assert found.serial == 5


def test_a_name_of_no_item_finds_none() -> None:
    assert catalogue.find_item("烟草专卖许可") is None
