"""How long somebody stays signed in: work prolongs it, nothing prolongs it for ever."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from xuke.access.models import User
from xuke.web.site.session.store import BEGAN, SessionStore

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PAGE = "/my/"


@pytest.fixture
def hour() -> Iterator[time_machine.Traveller]:
    """Let it be a morning, and move on as the test says."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(hour: time_machine.Traveller) -> Client:
    """Return a browser in which somebody has just signed in."""
    client = Client()
    client.force_login(User.objects.create_user("zhang", name="张某"))
    return client


def after(hour: time_machine.Traveller, **time: float) -> None:
    """Let so much time pass since the morning."""
    hour.move_to(MORNING + timedelta(**time))


def is_in(client: Client) -> bool:
    """Whether a page of the signed-in opens."""
    return client.get(PAGE).status_code == 200


def test_who_does_nothing_for_two_hours_has_to_sign_in_again(
    client: Client, hour: time_machine.Traveller
) -> None:
    after(hour, minutes=121)

    assert not is_in(client)


def test_work_prolongs_it(client: Client, hour: time_machine.Traveller) -> None:
    for minutes in (100, 200, 300, 400):
        after(hour, minutes=minutes)
        assert is_in(client), minutes


def test_after_twelve_hours_it_ends_however_much_is_done(
    client: Client, hour: time_machine.Traveller
) -> None:
    for minutes in range(0, 720, 60):
        after(hour, minutes=minutes)
        assert is_in(client), minutes

    after(hour, hours=12, seconds=1)

    assert not is_in(client)


def test_signing_in_again_begins_anew(client: Client, hour: time_machine.Traveller) -> None:
    after(hour, minutes=100)
    client.force_login(User.objects.get())

    after(hour, minutes=200)

    assert is_in(client)


def test_within_a_minute_nothing_more_is_asked(
    client: Client, hour: time_machine.Traveller
) -> None:
    is_in(client)
    after(hour, seconds=50)
    with CaptureQueriesContext(connection) as few:
        is_in(client)
    after(hour, seconds=70)
    with CaptureQueriesContext(connection) as more:
        is_in(client)

    assert len(more) == len(few) + 1


def test_a_look_at_the_session_prolongs_nothing_and_to_go_on_does(
    client: Client, hour: time_machine.Traveller
) -> None:
    after(hour, minutes=100)
    looked = client.get("/session").json()
    until = Session.objects.get().expire_date
    went_on = client.post("/session").json()

    assert until == MORNING + timedelta(minutes=120)
    assert looked["idle"] == 20 * 60
    assert went_on["idle"] == 120 * 60
    assert Session.objects.get().expire_date == MORNING + timedelta(minutes=220)


def test_a_stranger_has_no_session_to_look_at() -> None:
    assert Client().get("/session").json() | {"token": ""} == {
        "idle": 0,
        "last": 0,
        "writer": "",
        "token": "",
    }


def test_the_page_says_that_the_end_is_near(client: Client, hour: time_machine.Traveller) -> None:
    early = ""
    for minutes in range(0, 720, 100):
        after(hour, minutes=minutes)
        early += client.get(PAGE).content.decode()
    after(hour, minutes=710)

    late = client.get(PAGE).content.decode()

    assert "分钟内结束" not in early
    assert "登录将在 10 分钟内结束" in late


def test_a_session_of_an_earlier_version_ends_as_it_was_meant_to(
    client: Client, hour: time_machine.Traveller
) -> None:
    row = Session.objects.get()
    told = SessionStore().decode(row.session_data)
    del told[BEGAN]
    row.session_data = SessionStore().encode(told)
    row.expire_date = MORNING + timedelta(hours=8)
    row.save()

    after(hour, hours=7, minutes=55)
    assert is_in(client)
    after(hour, hours=8, seconds=1)
    assert not is_in(client)


def test_a_changed_password_ends_it_at_once(client: Client) -> None:
    user = User.objects.get()
    user.set_password("another long password")
    user.save()

    assert not is_in(client)
