import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from xuke.figures.models import SupervisionRow
from xuke.rooms.imports import import_cases, import_supervision

AUTHORITY = "310105-wjw"
ADDRESS = "/statistics/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def year(
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
    supervision_csv: Callable[..., Path],
    visit: Callable[..., dict[str, str]],
) -> None:
    rows = [row(case_number=f"A-{number:03}") for number in range(60)]
    import_cases(cases_csv(rows), AUTHORITY)
    import_supervision(supervision_csv([visit()]), AUTHORITY)


def test_the_page_opens_on_the_latest_year_that_has_figures_and_says_which_have(
    year: None, signed_in: Callable[[str], Client]
) -> None:
    visit = SupervisionRow.objects.filter(noted_on__year=2023)[:1].get()
    SupervisionRow.objects.filter(pk=visit.pk).update(noted_on=date(2025, 3, 3))

    page = signed_in("tongji").get(ADDRESS).content.decode()

    assert "有数据的年度：2025、2023" in page
    assert "长宁区卫生健康委员会2025年度" in page


def test_the_page_opens_on_the_only_year_with_figures(
    year: None, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("tongji").get(ADDRESS).content.decode()

    assert "长宁区卫生健康委员会2023年度行政许可办理和批后监管情况统计表" in page
    assert page.count('<th scope="row"') == 19
    assert "96 项全部成立" in page


def test_the_page_asks_who_looks_which_year_is_usual_and_once_for_all_figures(
    year: None,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in("tongji")
    client.get(ADDRESS)

    # Session, account, roles; the usual year; the figures.
    with django_assert_num_queries(5):
        client.get(f"{ADDRESS}?year=2023")


def test_the_header_stands_over_its_columns(year: None, signed_in: Callable[[str], Client]) -> None:
    page = signed_in("tongji").get(ADDRESS).content.decode()

    head = page[page.index('class="xk-table xk-annual') :].partition("</thead>")[0]
    assert '<th rowspan="3" scope="col" class="xk-stick">事项名称</th>' in head
    assert '<th colspan="11" scope="colgroup" class="xk-group">行政许可办理情况</th>' in head
    assert head.count("<tr>") == 3


def test_the_period_that_was_asked_for_is_the_one_that_is_chosen(
    year: None, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("tongji").get(f"{ADDRESS}?year=2023&to_month=6").content.decode()

    chosen = re.findall(r'<option value="([^"]+)" selected>', page)
    assert chosen == [AUTHORITY, "2023", "1", "6"]
    assert re.search(r'<select name="to_month"[^>]* id="id_to_month"', page)


def test_every_number_that_is_not_nought_leads_to_what_it_counts(
    year: None, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("tongji")
    page = client.get(ADDRESS).content.decode()

    links = [unescape(link) for link in re.findall(r'href="(/statistics/cell/[^"]+)"', page)]

    # Applied, accepted, granted, online, fully online, in time, inspections: row and total.
    assert len(links) == 14
    for link in links:
        listed = client.get(link)
        assert listed.status_code == 200
        assert "虚构美发店001号" in listed.content.decode()


def test_the_list_behind_a_number_goes_on_by_key_to_its_end(
    year: None, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("tongji")
    found: set[str] = set()
    address = f"{ADDRESS}cell/?year=2023&column=granted"
    while address:
        page = client.get(address).content.decode()
        found |= set(re.findall(r">(A-\d{3})<", page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"{ADDRESS}cell/{unescape(following[1])}" if following else ""

    assert len(found) == 60


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_export_is_the_table_of_the_page(
    year: None, signed_in: Callable[[str], Client], kind: str
) -> None:
    answer = signed_in("tongji").get(f"{ADDRESS}export/?year=2023&to_month=6&format={kind}")

    assert answer.status_code == 200
    assert f'filename="310105-wjw-2023-01-06.{kind}"' in answer["Content-Disposition"]


@pytest.mark.parametrize("path", ["", "cell/?column=granted", "export/?format=csv"])
def test_strangers_sign_in_first_and_applicants_are_told_no(
    db: None, signed_in: Callable[[str], Client], client: Client, path: str
) -> None:
    assert client.get(ADDRESS + path).status_code == 302
    assert signed_in("shenqing").get(ADDRESS + path).status_code == 403


@pytest.mark.parametrize("path", ["", "cell/", "export/"])
def test_another_authoritys_table_is_not_shown(
    year: None, signed_in: Callable[[str], Client], path: str
) -> None:
    asked = "?authority=440114-wjj&column=granted&format=csv&year=2023"

    assert signed_in("tongji").get(f"{ADDRESS}{path}{asked}").status_code == 403


def test_months_that_run_backwards_are_told_at_their_field(
    signed_in: Callable[[str], Client],
) -> None:
    answer = signed_in("tongji").get(f"{ADDRESS}?year=2023&from_month=5&to_month=4")

    assert answer.status_code == 422
    assert "截止月不能早于起始月" in answer.content.decode()


@pytest.mark.parametrize(
    "asked", ["column=password", "column=granted&item=../x", "column=granted&year=1492", ""]
)
def test_a_cell_that_is_none_is_not_found(signed_in: Callable[[str], Client], asked: str) -> None:
    assert signed_in("tongji").get(f"{ADDRESS}cell/?{asked}").status_code == 404


@pytest.mark.parametrize("after", ["x", "2023-01-01", "2023-01-01~x", "~", "2023-13-01~1"])
def test_a_key_that_cannot_be_read_is_the_beginning(
    year: None, signed_in: Callable[[str], Client], after: str
) -> None:
    answer = signed_in("tongji").get(f"{ADDRESS}cell/?column=granted&year=2023&after={after}")

    assert "A-0" in answer.content.decode()


def test_figures_escape_what_people_wrote(
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
    signed_in: Callable[[str], Client],
) -> None:
    import_cases(cases_csv([row(applicant_name="<script>alert(1)</script>")]), AUTHORITY)

    page = signed_in("tongji").get(f"{ADDRESS}cell/?column=granted&year=2023").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
