"""The law team's own examples of due days, against the calendars that are delivered."""

from datetime import date
from pathlib import Path

import pytest

from xuke.catalogue.calendars import read_calendar
from xuke.catalogue.keys import Refusals
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.limit import Span, Unit, day_before, deadline

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def delivered() -> Calendar:
    refusals = Refusals(DATA)
    calendar = read_calendar(DATA / "calendars", refusals)
    assert refusals.found == []
    return calendar


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param("2025-01-20", 5, "2025-01-26", id="a Sunday is a make-up working day"),
        pytest.param("2025-01-24", 5, "2025-02-07", id="across Spring Festival"),
        pytest.param("2025-04-25", 20, "2025-05-27", id="across Labour Day"),
        pytest.param("2025-06-03", 20, "2025-07-01", id="no holiday"),
        pytest.param("2025-06-03", 30, "2025-07-15", id="no holiday, twenty and ten"),
        pytest.param("2025-09-15", 20, "2025-10-17", id="across National Day"),
        pytest.param("2025-09-26", 5, "2025-10-10", id="five from before National Day"),
        pytest.param("2025-09-26", 7, "2025-10-13", id="seven from before National Day"),
        pytest.param("2025-09-28", 1, "2025-09-29", id="from a make-up Sunday"),
        pytest.param("2026-02-11", 5, "2026-02-25", id="Spring Festival 2026"),
        pytest.param("2026-02-13", 20, "2026-03-19", id="twenty over Spring Festival 2026"),
        pytest.param("2026-04-27", 7, "2026-05-09", id="a make-up Saturday is the last day"),
        pytest.param("2026-09-18", 10, "2026-10-09", id="over Mid-Autumn and National Day"),
        pytest.param("2026-09-30", 5, "2026-10-13", id="from the eve of National Day"),
    ],
)
def test_working_days_end_where_the_law_team_says(
    start: str, days: int, due: str, delivered: Calendar
) -> None:
    found = deadline(date.fromisoformat(start), Span(days, Unit.WORKING), calendar=delivered)

    assert (found.due.isoformat(), found.provisional) == (due, False)


@pytest.mark.parametrize(
    ("unit", "latest"),
    [
        pytest.param(Unit.CALENDAR, "2026-09-20", id="thirty calendar days"),
        pytest.param(Unit.WORKING, "2026-09-02", id="thirty working days"),
    ],
)
def test_a_renewal_is_filed_at_the_latest_so_long_before_expiry(
    unit: Unit, latest: str, delivered: Calendar
) -> None:
    expiry = date(2026, 10, 20)

    assert day_before(expiry, Span(30, unit), delivered).isoformat() == latest
