"""填报: stated on a page, read beside what is counted; nothing stated is never a nought."""

import re
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.figures.rows import case
from tests.rooms.desk.office import HOME, Office, text_of

from xuke import catalogue
from xuke.casework.stream.rebuild import rebuild
from xuke.figures.indicators import Reading, Scope, readings
from xuke.figures.indicators.figure import Came
from xuke.figures.indicators.printing import printed
from xuke.figures.models import StatedFigureRow

LIST = "/desk/streams/stated-figure/"
CITY, DISTRICT, OTHER = "440300-wjw", "440303-wjj", "440305-wjj"
YEAR = (date(2025, 1, 1), date(2026, 1, 1))


@pytest.fixture
def office(db: None) -> Office:
    made = Office()
    made.give("first", "statistician")
    return made


def told(**changes: str) -> dict[str, str]:
    usual = {
        "indicator": "service-groups",
        "since": "2025-01-01",
        "until": "2025-12-31",
        "value": "4",
        "evidence": "微信群登记表",
    }
    return usual | changes


def signed(client: Client, address: str, facts: dict[str, str], version: int = 0) -> Any:  # noqa: ANN401
    sent = {**facts, "version": version, "request": str(uuid4())}
    client.post(address, {**sent, "stage": "preview"})
    return client.post(address, {**sent, "stage": "confirm"}, follow=True)


def state(office: Office, **changes: str) -> str:
    """State a figure, and return the address of its page."""
    done = signed(office.client("first"), f"{LIST}begin/state", told(**changes))
    address: str = done.redirect_chain[-1][0]
    return address


def read(name: str, *codes: str, days: tuple[date, date] = YEAR) -> Reading:
    known = catalogue.loaded()
    scope = Scope(codes or (HOME,), *days)
    one = known.indicators.by_id[name]
    return readings([one], known.indicators.by_id, scope, known.bodies)[name]


def kept(code: str, value: str, name: str = "petitions", **changes: object) -> None:
    """Keep a row as an act would have left it."""
    row: dict[str, object] = {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}
    row |= {
        "evidence": "登记簿",
        "phase": "stated",
        "revised": False,
        "stated_on": date(2026, 1, 5),
    }
    StatedFigureRow(
        stream=uuid4(),
        authority=code,
        year=2026,
        indicator=name,
        value=Decimal(value),
        **row | changes,
    ).save()


def test_a_figure_is_stated_on_a_page_revised_and_taken_back(office: Office) -> None:
    assert printed(read("service-groups").figure) == "未报"

    page = state(office)
    first = read("service-groups")
    signed(
        office.client("first"),
        f"{page}acts/revise",
        {"value": "5", "evidence": "登记表", "reason": "漏登"},
        1,
    )
    second = read("service-groups")
    gone = signed(office.client("first"), f"{page}acts/withdraw", {"reason": "不在范围内"}, 2)

    assert (printed(first.figure), first.figure.came) == ("4个", Came.STATED)
    assert (printed(second.figure), second.figure.came) == ("5个", Came.REVISED)
    assert "已撤回" in text_of(gone)
    assert read("service-groups").figure.came is Came.UNREPORTED
    assert all(word in text_of(gone) for word in ("微信群登记表", "漏登", "不在范围内"))


def test_nought_can_be_stated_and_is_not_the_same_as_nothing(office: Office) -> None:
    state(office, indicator="handling-complaints", value="0", evidence="投诉登记簿，全年没有记录")

    assert printed(read("handling-complaints").figure) == "0件"
    assert printed(read("petitions").figure) == "未报"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"until": "2999-12-31"}, "日期"),
        ({"value": "4.5"}, "整数"),
        ({"since": "2025-12-31", "until": "2025-01-01"}, "请对调"),
        ({"evidence": " "}, "依据"),
        ({"since": "2014-01-01", "until": "2014-12-31"}, "2015"),
    ],
)
def test_what_cannot_be_stated_is_told(office: Office, changes: dict[str, str], said: str) -> None:
    sent = {**told(**changes), "version": 0, "stage": "preview"}

    answer = office.client("first").post(f"{LIST}begin/state", sent)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not StatedFigureRow.objects.exists()


def test_the_same_days_are_not_stated_a_second_time(office: Office) -> None:
    state(office)

    again = office.client("first").post(
        f"{LIST}begin/state", {**told(value="5"), "version": 0, "stage": "preview"}
    )

    assert "已经填报过" in text_of(again)
    assert StatedFigureRow.objects.count() == 1


def test_who_is_no_statistician_is_offered_nothing(office: Office) -> None:
    page = office.client("clerk").get("/desk/").content.decode()

    assert LIST not in page
    assert LIST in office.client("first").get("/desk/").content.decode()


def test_what_is_counted_stands_beside_what_is_stated(office: Office) -> None:
    case(closed_on=date(2025, 6, 1)).save()
    state(office, indicator="granted", value="3")

    found = read("granted")

    assert (found.figure.value, found.figure.came) == (1, Came.COMPUTED)
    assert found.statement is not None
    assert (found.statement.value, found.difference) == (3, 2)


def test_stretches_that_make_up_the_days_are_added_and_a_gap_is_nothing(db: None) -> None:
    kept(HOME, "7", until=date(2025, 6, 30))
    assert printed(read("petitions").figure) == "未报"

    kept(HOME, "8", since=date(2025, 7, 1))
    assert printed(read("petitions").figure) == "15宗"

    kept(HOME, "99")
    assert printed(read("petitions").figure) == "99宗"


def test_stretches_are_found_whatever_else_was_stated(db: None) -> None:
    kept(HOME, "100", "guided", until=date(2025, 3, 31))
    kept(HOME, "210", "guided", until=date(2025, 6, 30))
    kept(HOME, "300", "guided", since=date(2025, 7, 1))

    assert printed(read("guided").figure) == "510间次"


def test_what_there_is_at_the_end_is_not_added_up(db: None) -> None:
    kept(HOME, "12", "items-main", until=date(2025, 6, 30))
    assert printed(read("items-main").figure) == "未报"

    kept(HOME, "13", "items-main", since=date(2025, 7, 1))
    assert printed(read("items-main").figure) == "13项"


def test_what_is_each_body_s_own_is_not_added_up_over_bodies(db: None) -> None:
    below = catalogue.loaded().bodies.below(CITY, date(2025, 12, 31))
    kept(DISTRICT, "12", "items-main")
    kept(DISTRICT, "12", "service-groups")

    assert printed(read("items-main", *below).figure) == "未报"
    assert printed(read("service-groups", *below).figure) == "12个"


def test_of_days_before_it_was_used_a_figure_is_not_applicable(db: None) -> None:
    before = (date(2014, 1, 1), date(2015, 1, 1))

    assert printed(read("petitions", days=before).figure) == "不适用"
    assert printed(read("granted", days=before).figure) == "不适用"


def test_any_past_days_can_be_stated_on_the_page(office: Office) -> None:
    page = state(office, since="2024-02-01", until="2024-02-29", value="3")

    assert "2024年2月29日" in text_of(office.client("first").get(page))


def test_a_body_stands_for_those_below_it_only_if_each_has_stated(db: None) -> None:
    kept(DISTRICT, "12")
    below = catalogue.loaded().bodies.below(CITY, date(2025, 12, 31))
    assert printed(read("petitions", *below).figure) == "12宗"

    province = catalogue.loaded().bodies.below("440000-wjw", date(2025, 12, 31))
    assert printed(read("petitions", *province).figure) == "未报"

    kept("440000-wjw", "500")
    assert printed(read("petitions", *province).figure) == "500宗"


def test_a_ratio_of_what_is_stated_is_made_once_it_is_known(db: None) -> None:
    kept(HOME, "1113", "checks-kindergartens")
    assert printed(read("kindergartens-rate").figure) == "未报"

    kept(HOME, "17353", "kindergartens")
    found = read("kindergartens-rate").figure

    assert (printed(found), found.came) == ("6.41%", Came.STATED)


def test_rows_are_made_anew_from_the_record(office: Office) -> None:
    page = state(office)
    (row,) = StatedFigureRow.objects.values()
    stream = UUID(re.findall(r"[0-9a-f-]{36}", page)[0])
    StatedFigureRow.objects.update(value=99)

    rebuild()

    assert StatedFigureRow.objects.values().get(stream=stream) == row
