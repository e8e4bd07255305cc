"""A limit of days is told in days in every list, as on the page of its case."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.rooms.desk.office import HOME, ITEM, Office

from xuke.casework.case.worklist import Waiting
from xuke.casework.models import CaseRow
from xuke.kernel.law.limit import Unit
from xuke.rooms.portal.queries.caselines import lines
from xuke.web import clock
from xuke.web.case.lines import cells as told_cells
from xuke.web.case.listed_units import unit

PRACTICE = "medical-institution-practice"
VERIFIED: dict[str, Any] = {
    "item": PRACTICE,
    "action": "periodic-verification",
    "phase": "accepted",
}
ON = date(2026, 3, 2)


def row(due: date, *, since: date = ON, **facts: Any) -> CaseRow:  # noqa: ANN401
    """Return a row whose law gives it until the day; unless told otherwise nothing is promised."""
    plain = {"authority": HOME, "year": since.year, "action": "new", "phase": "accepted"}
    told = plain | {"received_on": since, "accepted_on": since, "nearest": due} | facts
    return CaseRow(stream=uuid4(), number=f"{uuid4()}", due=due, **told)


@pytest.mark.parametrize(
    ("facts", "days", "is_promise", "counted"),
    [
        pytest.param(VERIFIED, 30, False, Unit.CALENDAR, id="thirty days of the rules"),
        pytest.param(VERIFIED, 7, False, Unit.WORKING, id="a hearing or testers, owed before"),
        pytest.param(VERIFIED | {"phase": "received"}, 7, False, Unit.WORKING, id="five to tell"),
        pytest.param(VERIFIED | {"phase": "granted"}, 44, False, Unit.WORKING, id="delivery"),
        pytest.param({"item": PRACTICE}, 45, False, Unit.CALENDAR, id="forty-five days"),
        pytest.param({"item": PRACTICE}, 28, True, Unit.WORKING, id="the promise of the item"),
        pytest.param({"item": ITEM}, 28, False, Unit.WORKING, id="the general law's twenty"),
        pytest.param(
            {"item": ITEM, "phase": "in-correction"}, 60, False, Unit.CALENDAR, id="to answer"
        ),
    ],
)
def test_the_unit_is_that_of_what_is_due(
    facts: dict[str, Any], days: int, is_promise: bool, counted: Unit
) -> None:
    assert unit(row(ON + timedelta(days=days), **facts), is_promise=is_promise) is counted


@pytest.mark.django_db
def test_my_work_tells_a_limit_of_days_in_days(office: Office) -> None:
    today = clock.today()
    made = row(
        today + timedelta(days=30),
        since=today,
        **VERIFIED,
        channel="online",
        waits_for="examiner",
        applicant_name="虚构示例单位",
        commitment=False,
        fully_online=True,
        imported=False,
        version=3,
        fee=0,
        examined_by=[],
    )
    made.save()

    page = office.client("first").get(reverse("desk:mine")).content.decode()

    assert "还剩<b>30</b>天" in "".join(page.split()).replace("<span>", "")


def test_ones_own_cases_tell_it_so_too() -> None:
    due = clock.today() + timedelta(days=30)

    (line,) = lines([row(due, since=clock.today(), **VERIFIED)], ())

    assert "还剩<b>30</b><span>天" in "".join(line.deadline.split())


def test_once_the_laws_day_is_past_it_is_told_and_not_the_promise() -> None:
    today = clock.today()
    both = row(
        today - timedelta(days=6),
        since=today - timedelta(days=40),
        item=ITEM,
        nearest=today - timedelta(days=20),
        channel="online",
    )

    (cells,) = told_cells([Waiting(*(getattr(both, name) for name in Waiting._fields))])

    assert "承诺" not in str(cells["deadline"])
    assert "6" in str(cells["deadline"])
