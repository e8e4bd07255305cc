"""Nobody acts by a clock that is before the last event, or far from it, until it is confirmed."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings
from tests.casework import journey
from tests.rooms.desk.office import ITEM, Office, case_of

from xuke.config import jobs
from xuke.record.models import EventRow
from xuke.web import clock
from xuke.web.clock import SHANGHAI, Doubtful
from xuke.web.models import ClockSetting
from xuke.web.site.training import confirm

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)
BACK = [
    pytest.param(timedelta(hours=-23), True, id="23 hours back"),
    pytest.param(timedelta(hours=-25), False, id="25 hours back"),
    pytest.param(timedelta(hours=-72), False, id="three days back"),
]
AHEAD = [
    pytest.param(timedelta(0), True, id="the same instant"),
    pytest.param(timedelta(days=34), True, id="34 days on"),
    pytest.param(timedelta(days=36), False, id="36 days on"),
    pytest.param(timedelta(days=400), False, id="400 days on"),
]


@pytest.fixture
def office(settings: Settings) -> Office:
    """Open an office whose last event is of a known morning."""
    settings.CLOCK_DAYS = 35
    with time_machine.travel(MORNING, tick=False):
        clock.look()
        office = Office()
        office.received()
        last = EventRow.objects.latest("position").at
        assert abs(last - MORNING) < timedelta(hours=1)
        clock.look()
    return office


def accepted(office: Office) -> int:
    """Return the status of an act of a program."""
    stream = EventRow.objects.filter(stream_kind="case").latest("position").stream
    body = {"version": case_of(stream).version}
    client = Client()
    answer = client.post(
        f"/api/cases/{stream}/acceptance",
        body,
        content_type="application/json",
        headers={**office.token("clerk"), "Idempotency-Key": str(uuid4())},
    )
    return int(answer.status_code)


@pytest.mark.parametrize(("moved", "acts"), [*BACK, *AHEAD])
def test_who_acts_needs_a_clock_near_the_last_event(
    office: Office, moved: timedelta, *, acts: bool
) -> None:
    with time_machine.travel(MORNING + moved, tick=False):
        status = accepted(office)
        page = office.client("applicant").post(f"/items/{ITEM}/apply/", {"authority": "x"})

    # Where the clock is right the law may still refuse; where it is not nobody is asked.
    assert (status != 503) is acts
    assert page.status_code == 422


@pytest.mark.parametrize("moved", [timedelta(hours=-72), timedelta(days=400)])
def test_a_page_says_why_and_what_now(office: Office, moved: timedelta) -> None:
    sent = {"authority": journey.HOME, "action": "new", "way": "ordinary"}

    with time_machine.travel(MORNING + moved, tick=False):
        answer = office.client("applicant").post(f"/items/{ITEM}/apply/", sent)

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "系统时间需要核对" in page
    assert "2026年3月2日" in page
    assert "没有办理" in page


def test_days_alone_do_nothing_by_such_a_clock(office: Office) -> None:
    before = EventRow.objects.count()

    with time_machine.travel(MORNING + timedelta(days=400), tick=False), pytest.raises(Doubtful):
        jobs.days_work(timestamp=0)

    assert EventRow.objects.count() == before


@pytest.mark.parametrize("moved", [timedelta(hours=-72), timedelta(days=400)])
def test_who_has_confirmed_the_clock_acts_by_it(office: Office, moved: timedelta) -> None:
    with time_machine.travel(MORNING + moved, tick=False):
        confirm("operator")
        clock.require_plausible()
    with (
        time_machine.travel(MORNING + moved + timedelta(days=36), tick=False),
        pytest.raises(Doubtful),
    ):
        clock.require_plausible()


def test_an_empty_record_asks_nothing_of_the_clock(settings: Settings) -> None:
    settings.CLOCK_DAYS = 35

    clock.look()
    clock.require_plausible()


def test_a_training_moves_on_and_back_as_ever(office: Office) -> None:
    ClockSetting.objects.create(offset_days=0, set_by="x", set_at=MORNING, position=0)
    clock.look()

    with time_machine.travel(MORNING + timedelta(days=400), tick=False):
        clock.require_plausible()


def test_production_asks_although_somebody_trained_here(office: Office, settings: Settings) -> None:
    settings.PRODUCTION = True
    ClockSetting.objects.create(offset_days=0, set_by="x", set_at=MORNING, position=0)
    clock.look()

    with time_machine.travel(MORNING + timedelta(days=400), tick=False), pytest.raises(Doubtful):
        clock.require_plausible()


def test_who_wants_no_question_sets_no_days(office: Office, settings: Settings) -> None:
    settings.CLOCK_DAYS = 0

    with time_machine.travel(MORNING + timedelta(days=400), tick=False):
        clock.require_plausible()
