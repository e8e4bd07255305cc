"""A second report is one declaration: page, list, files and API come out of it."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.rooms.reports.intake import INTAKE

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.access.people import make_token
from xuke.figures.assembly import make
from xuke.figures.rendering import render
from xuke.figures.reports import REGISTERED, DeclaredTwice, Renderer, Report, register
from xuke.rooms.imports import import_cases
from xuke.web import clock

AUTHORITY = "310105-wjw"
HYGIENE, NURSE = "公共场所卫生许可", "护士执业注册"
TITLE = "长宁区卫生健康委员会2023年收件情况"
ADDRESS = "/statistics/report/intake/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second(
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
) -> Iterator[None]:
    """Declare the second report for a test, over three cases received and one of another year."""
    earlier = {"received_on": "2022-12-30", "accepted_on": "2022-12-30"}
    cases = [
        row(case_number="1"),
        row(case_number="2", decided_on="", decision=""),
        row(case_number="3", item=NURSE, applicant_name="虚构护士"),
        row(case_number="4", **earlier),
    ]
    import_cases(cases_csv(cases), AUTHORITY)
    register(INTAKE)
    yield
    del REGISTERED[INTAKE.slug]


def report() -> Report:
    return make(INTAKE, AUTHORITY, 2023, today=clock.today())


def text(form: str) -> str:
    made = render(report(), form)
    assert isinstance(made, str)
    return made


def test_as_text_it_has_its_title_its_figures_and_its_total() -> None:
    lines = text("text").splitlines()

    assert lines[0] == TITLE
    assert [line.split() for line in lines if HYGIENE in line] == [[HYGIENE, "2"]]
    assert [line.split() for line in lines if "合计" in line] == [["合计", "3"]]
    assert lines[-1] == "勾稽关系：1 项全部成立。"


def test_as_json_its_lines_have_the_keys_of_its_columns() -> None:
    made = json.loads(text("json"))

    assert sorted(made["rows"], key=lambda line: line["received"]) == [
        {"item": NURSE, "received": 1},
        {"item": HYGIENE, "received": 2},
    ]
    assert made["total"] == {"item": "合计", "received": 3}


def test_as_csv_it_has_one_header_row_of_its_labels() -> None:
    first, *rows = csv.reader(io.StringIO(text("csv").removeprefix("\ufeff")))

    assert first == ["事项名称", "收件"]
    assert rows[-1] == ["合计", "3"]


def test_as_a_spreadsheet_it_has_a_header_of_one_row_and_no_notes() -> None:
    made = render(report(), "xlsx")
    assert isinstance(made, bytes)

    book = CalamineWorkbook.from_object(io.BytesIO(made))
    rows = book.get_sheet_by_index(0).to_python()

    assert rows[:2] == [[TITLE, ""], ["事项名称", "收件"]]
    assert rows[-1] == ["合计", 3]


def test_its_page_shows_it_and_each_figure_leads_to_its_list(
    signed_in: Callable[[str], Client],
) -> None:
    client = signed_in("tongji")
    page = unescape(client.get(f"{ADDRESS}?year=2023").content.decode())
    asked = f"authority={AUTHORITY}&year=2023&from_month=1&to_month=12&column=received"
    listed = client.get(f"{ADDRESS}cell/?{asked}&item=nurse-practice").content.decode()

    assert TITLE in page
    assert f'href="{ADDRESS}cell/?{asked}&item=nurse-practice">1</a>' in page
    assert f'href="{ADDRESS}cell/?{asked}&item=">3</a>' in page
    assert "虚构护士" in listed
    assert "收件日期" in listed
    assert "虚构美发店001号" not in listed
    assert "期限</th>" not in listed


def test_the_pages_of_all_reports_lead_to_each_other(
    signed_in: Callable[[str], Client],
) -> None:
    client = signed_in("tongji")

    annual = client.get("/statistics/").content.decode()
    intake = client.get(ADDRESS).content.decode()

    for page in (annual, intake):
        assert f'href="{ADDRESS}"' in page
        assert 'href="/statistics/"' in page


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_it_can_be_had_as_a_file_under_its_own_name(
    signed_in: Callable[[str], Client], form: str
) -> None:
    answer = signed_in("tongji").get(f"{ADDRESS}export/?year=2023&format={form}")

    assert answer.status_code == 200
    assert f'"310105-wjw-intake-2023-01-12.{form}"' in answer["Content-Disposition"]


def test_the_interface_gives_it_to_an_official_of_the_authority(client: Client) -> None:
    account = ensure_demonstration_accounts()["tongji"]
    token = make_token(account, label="test", at=datetime(2026, 1, 5, tzinfo=UTC))
    asked = {"authority": AUTHORITY, "year": "2023"}
    headers = {"Authorization": f"Bearer {token}"}

    given = client.get("/api/statistics/intake", asked, headers=headers)
    unknown = client.get("/api/statistics/outtake", asked, headers=headers)

    assert given.json() == json.loads(text("json"))
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize(
    "address",
    [
        "/statistics/report/outtake/",
        "/statistics/report/outtake/cell/?column=received",
        "/statistics/report/outtake/export/?format=csv",
        f"{ADDRESS}cell/?column=granted",
        f"{ADDRESS}export/?format=text",
    ],
)
def test_what_no_report_declares_is_not_found(
    signed_in: Callable[[str], Client], address: str
) -> None:
    assert signed_in("tongji").get(address).status_code == 404


def test_a_period_in_which_nothing_was_counted_is_told() -> None:
    empty = make(INTAKE, AUTHORITY, 2021, today=clock.today())

    assert "本期没有可以统计的内容。" in str(render(empty, "text"))


def test_a_report_may_have_a_form_of_its_own(signed_in: Callable[[str], Client]) -> None:
    own = Renderer(lambda made: f"{made.title}：{made.total.count('received')}", "text/plain")
    REGISTERED["intake"] = replace(INTAKE, renderers={"txt": own})
    client = signed_in("tongji")

    answer = client.get(f"{ADDRESS}export/?year=2023&format=txt")

    assert answer.content.decode() == f"{TITLE}：3"
    assert ">TXT</a>" in client.get(f"{ADDRESS}?year=2023").content.decode()


def test_no_report_is_declared_a_second_time() -> None:
    with pytest.raises(DeclaredTwice):
        register(INTAKE)


def test_the_guide_shows_this_very_report() -> None:
    folder = Path(__file__).parent
    guide = folder.parents[2] / "docs" / "how-to" / "add-a-report.md"

    assert (folder / "intake.py").read_text(encoding="utf-8") in guide.read_text(encoding="utf-8")
