"""本机关资料: stated on a page, checked, used from its day on, and told who stated it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from tests.rooms.desk.office import HOME, ITEM, Office

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.casework.case.numbers import certificate_number
from xuke.casework.case.remedies import remedies_of
from xuke.casework.models import OfficeRow
from xuke.casework.office import standing
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.office import OfficeFact
from xuke.kernel.person import Role
from xuke.rooms.portal.queries.guide import guide
from xuke.web import clock
from xuke.web.documents.parts import are_remedies_confirmed, remedies, whom_to_ask

CODE = "11310105MB0000000N"
pytestmark = pytest.mark.django_db
TODAY = clock.machine_now().date()


@pytest.fixture
def office() -> Iterator[Office]:
    """Return an office; what it states is forgotten with its rows."""
    made = Office()
    made.give("head", Role.ADMIN)
    yield made
    standing.forget()


def state(
    office: Office, fact: str, value: str, since: date = TODAY, name: str = "head"
) -> HttpResponse:
    """State a fact on the page."""
    asked = {"value": value, "since": since.isoformat(), "source": "虚构文件〔2026〕1号"}
    answer: HttpResponse = office.client(name).post(f"/people/office/{fact}/", asked)  # type: ignore[assignment]
    return answer


def test_what_is_missing_is_listed_with_what_does_not_go_without_it(office: Office) -> None:
    page = office.client("head").get("/people/office/").content.decode()

    assert "填写行政诉讼法院" in page
    assert "不予许可决定不能网上送达" in page
    assert "待确认" not in page


def test_a_fact_that_was_unknown_is_known_for_days_before_too(office: Office) -> None:
    answer = state(office, "court", "虚构区人民法院")

    assert answer.status_code == 302, answer.content.decode()
    before = TODAY - timedelta(days=400)
    assert remedies_of(HOME, TODAY).court == "虚构区人民法院"
    assert remedies(HOME, before)["court"] == "虚构区人民法院"
    page = office.client("head").get("/people/office/").content.decode()
    known, history = page.split("经过")
    assert ">填写行政诉讼法院</a>" not in known
    assert "虚构区人民法院" in known
    assert "填写行政诉讼法院：虚构区人民法院（自" in history
    assert "虚构文件〔2026〕1号" in history


def test_a_fact_of_the_file_holds_until_the_day_of_the_statement(office: Office) -> None:
    before = catalogue.authority(HOME).remedies.reconsideration.body

    state(office, "reviewer", "虚构区政府", TODAY)

    yesterday = TODAY - timedelta(days=1)
    assert remedies(HOME, yesterday)["reconsideration"] == before
    assert remedies(HOME, TODAY)["reconsideration"] == "虚构区政府"


@pytest.mark.parametrize(
    ("fact", "value", "why"),
    [
        ("uscc", "11310105MB0000000A", "校验位"),
        ("uscc", "1131", "18 位"),
        ("phone", "12", "五位热线"),
        ("complaints", "021-12345678、12", "用“、”隔开"),
        ("complaints", "12345、", "用“、”隔开"),
        ("court", "待确认", "还没有确认"),
        ("closes", "25:00", "09:00"),
        ("address", " ", "请填写"),
    ],
)
def test_what_cannot_be_so_is_refused_with_its_reason(
    office: Office, fact: str, value: str, why: str
) -> None:
    answer = state(office, fact, value)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not OfficeRow.objects.exists()


def test_a_code_is_taken_in_its_normal_form_and_stands_in_certificates(office: Office) -> None:
    state(office, "uscc", CODE.lower())

    assert standing.authority(HOME, TODAY).uscc == CODE
    _number, identifier = certificate_number(HOME, "public-place-hygiene-permit", TODAY)
    assert CODE in identifier


@pytest.mark.parametrize("fact", ["phone", "complaints"])
@pytest.mark.parametrize("value", ["12345", "12320", "021-12345678、021-87654321", "１２３４５"])
def test_an_office_may_have_a_hotline_and_several_numbers(
    office: Office, fact: str, value: str
) -> None:
    assert state(office, fact, value).status_code == 302
    assert value in whom_to_ask(HOME, TODAY)


def test_papers_pages_and_receipts_use_what_is_stated(office: Office) -> None:
    for fact, value in (
        ("phone", "021-62345678"),
        ("windows", "虚构中心2楼12号窗口"),
        ("online", "虚构平台 https://fuyi.example"),
        ("court", "虚构区人民法院"),
        ("closes", "17:30"),
    ):
        assert state(office, fact, value).status_code == 302

    assert "021-62345678" in whom_to_ask(HOME, TODAY)
    assert "12号窗口" in whom_to_ask(HOME, TODAY)
    assert are_remedies_confirmed(HOME, TODAY)
    page = office.client("head").get("/items/public-place-hygiene-permit/").content.decode()
    assert "虚构中心2楼12号窗口" in page
    assert "09:00–17:30" in page


def promise(office: Office, days: int, action: str = "new") -> HttpResponse:
    """Promise a limit on its page."""
    asked = {"days": days, "since": TODAY.isoformat(), "source": "虚构实施规范"}
    at = f"/people/office/limits/{ITEM}/{action}/"
    answer: HttpResponse = office.client("head").post(at, asked)  # type: ignore[assignment]
    return answer


def test_a_promised_limit_stands_in_the_guide_and_on_cases_filed_from_then_on(
    office: Office,
) -> None:
    before = rule_of_filed(office)

    answer = promise(office, 3)

    assert answer.status_code == 302, answer.content.decode()
    after = rule_of_filed(office)
    assert before.committed != after.committed
    assert after.committed == replace(after.statutory, length=3)
    assert guide(catalogue.item(ITEM), HOME, "new", TODAY).limits.committed
    page = office.client("head").get(f"/items/{ITEM}/?authority={HOME}").content.decode()
    assert "承诺期限" in page
    assert "承诺公共场所卫生许可（新办）在3" in office_page(office)


def test_the_form_of_a_promise_names_the_unit_of_its_days(office: Office) -> None:
    page = office.client("head").get(f"/people/office/limits/{ITEM}/new/").content.decode()

    assert "承诺时限（个工作日）" in page


def rule_of_filed(office: Office) -> ItemRule:
    """Return the rule that a case has which is filed now."""
    rule = load_case(office.received()).state.rule
    assert rule
    return rule


def office_page(office: Office) -> str:
    return office.client("head").get("/people/office/").content.decode()


@pytest.mark.parametrize(("days", "why"), [(999, "以内，请改正天数"), (0, "")])
def test_a_limit_longer_than_the_law_is_not_promised(office: Office, days: int, why: str) -> None:
    answer = promise(office, days)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert promise(office, 3, action="dance").status_code == 404


def test_an_official_without_the_role_states_nothing(office: Office) -> None:
    assert state(office, "court", "虚构区人民法院", name="clerk").status_code == 403
    assert office.client("clerk").get("/people/office/").status_code == 403
    assert office.client("head").get("/people/office/nothing/").status_code == 404


def test_another_process_learns_it_with_its_next_look_and_a_rebuild_keeps_it(
    office: Office,
) -> None:
    state(office, "court", "虚构区人民法院")
    standing.forget()

    assert standing.authority(HOME, TODAY).remedies.litigation.body is None
    clock.look()
    assert standing.authority(HOME, TODAY).remedies.litigation.body == "虚构区人民法院"
    before = list(OfficeRow.objects.values())
    rebuild()
    assert list(OfficeRow.objects.values()) == before


def test_every_fact_is_asked_shown_and_named(office: Office) -> None:
    for fact in OfficeFact:
        page = office.client("head").get(f"/people/office/{fact}/")
        assert page.status_code == 200
    assert len(standing.value_of(catalogue.authority(HOME), OfficeFact.OPENS)) == 5


def test_promises_stand_under_the_theme_of_their_item_and_are_found_by_words(
    office: Office,
) -> None:
    client = office.client("head")

    whole = client.get("/people/office/").content.decode()
    found = client.get("/people/office/?q=公共 卫生").content.decode()
    none = client.get("/people/office/?q=nobody").content.decode()

    assert 'href="#theme-1"' in whole
    assert "公共场所和健康产品" in whole
    assert whole.index("公共场所和健康产品</h3>") < whole.index(f"/limits/{ITEM}/new/")
    assert f"/limits/{ITEM}/new/" in found
    assert "/limits/nurse-practice/" not in found
    assert "没有名称里有这些字的事项" in none
