"""Silence accepts on its legal day, once, also after an outage."""

from datetime import date, timedelta

import pytest
from tests.casework import journey
from tests.casework.journey import MORNING

from xuke.casework.daywork import DayWork, do_days_work
from xuke.casework.door import load
from xuke.casework.models import CaseRow

pytestmark = pytest.mark.django_db
AFTER_AN_OUTAGE = MORNING + timedelta(days=30)


def test_within_the_five_days_nothing_happens() -> None:
    journey.submitted()

    done = do_days_work(date(2026, 3, 9), MORNING + timedelta(days=7))

    assert done == DayWork(deemed=0, busy=0)


def test_silence_is_recorded_once_and_counts_from_receipt() -> None:
    stream = journey.submitted()

    first = do_days_work(AFTER_AN_OUTAGE.date(), AFTER_AN_OUTAGE)
    second = do_days_work(AFTER_AN_OUTAGE.date(), AFTER_AN_OUTAGE)

    accepted = load(stream)[1].accepted
    assert (first.deemed, second.deemed) == (1, 0)
    assert accepted
    assert (accepted.on, accepted.deemed) == (date(2026, 3, 2), True)
    assert CaseRow.objects.get(stream=stream).phase == "accepted"
