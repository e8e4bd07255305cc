"""The training clock moves everything that asks for the day, and nothing else."""

import logging
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.casework import journey
from tests.casework.journey import APPLICANT, PDF

from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.kind import load_case
from xuke.casework.stream.act import Act
from xuke.kernel.item.rule import Action
from xuke.web import clock
from xuke.web.models import ClockSetting
from xuke.web.site import training

pytestmark = pytest.mark.django_db
BANNER = "培训时钟：现在按"


@pytest.fixture(autouse=True)
def _real_again(db: None) -> Iterator[None]:
    """Leave this process on the real clock."""
    yield
    training.return_to_real("test")


def real_day() -> date:
    return clock.machine_now().date()


def filed() -> Act:
    """File an application now, and return the act."""
    act = Act(person=APPLICANT, on=clock.today(), at=clock.now())
    stream = drafts.open_application(journey.application(), act).stream.id
    for material in catalogue.item(journey.ITEM).rule(Action.NEW).materials:
        if material.required:
            files.attach_material(stream, material.id, PDF, act)
    filing.submit(stream, act)
    return act


def test_the_time_of_day_goes_on_on_another_day() -> None:
    training.move_to(real_day() + timedelta(days=100), "trainer")

    assert clock.today() == real_day() + timedelta(days=100)
    assert abs(clock.now() - clock.machine_now() - timedelta(days=100)) < timedelta(seconds=1)


def test_a_process_that_has_not_looked_does_not_ask(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ClockSetting.objects.create(offset_days=3, set_by="x", set_at=clock.now(), position=0)

    with django_assert_num_queries(0):
        assert clock.today() == real_day()
    with django_assert_num_queries(1):
        clock.look()
    assert clock.training_day() == real_day() + timedelta(days=3)


def test_every_page_says_that_it_is_training(client: Client) -> None:
    assert BANNER not in client.get("/").content.decode()

    training.move_to(real_day() + timedelta(days=100), "trainer")

    for page in ("/", "/accounts/login/", "/nowhere"):
        assert BANNER in client.get(page).content.decode()


def test_rights_hold_on_the_legal_day(client: Client) -> None:
    user = User.objects.create_user("wang", None, "王某")
    ends = real_day() + timedelta(days=10)
    RoleGrant.objects.create(user=user, authority=journey.HOME, role="clerk", until=ends)
    client.force_login(user)
    assert client.get("/desk/").status_code == 200

    training.move_to(ends + timedelta(days=1), "trainer")

    assert client.get("/desk/").status_code == 403


def test_what_silence_has_done_by_then_is_recorded_at_once() -> None:
    filed()

    done = training.move_to(real_day() + timedelta(days=60), "trainer")

    assert done.of("case")["deemed"] == 1


def test_the_record_says_what_was_recorded_in_training() -> None:
    filed()
    assert training.events_in_training() == 0

    training.move_to(real_day() + timedelta(days=1), "trainer")
    stream = journey.drafted()
    training.return_to_real("trainer")
    journey.drafted()

    assert training.events_in_training() == len(load_case(stream).history)


def test_the_clock_is_not_set_before_what_is_recorded() -> None:
    acted = filed()

    with pytest.raises(training.ClockRefused, match="--force"):
        training.move_to(acted.on - timedelta(days=1), "trainer")
    assert clock.training_day() is None

    training.move_to(acted.on - timedelta(days=1), "trainer", force=True)
    assert clock.training_day() == acted.on - timedelta(days=1)


def test_what_silence_has_done_is_not_taken_back() -> None:
    filed()
    training.move_to(real_day() + timedelta(days=60), "trainer")

    with pytest.raises(training.ClockRefused):
        training.move_to(real_day() + timedelta(days=2), "trainer")


def test_the_way_back_to_the_real_clock_is_always_open() -> None:
    training.move_to(real_day() + timedelta(days=100), "trainer")
    filed()

    assert training.return_to_real("trainer") == 1
    assert clock.training_day() is None


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_a_day_on_which_nothing_could_be_sealed_is_refused(day: date) -> None:
    with pytest.raises(training.ClockRefused, match="培训日期须在"):
        training.move_to(day, "trainer")


def test_production_refuses_a_training_day(settings: Settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(training.ClockRefused, match="XUKE_PRODUCTION"):
        training.move_to(real_day() + timedelta(days=1), "trainer")
    assert not ClockSetting.objects.exists()


def test_production_ignores_a_setting_that_was_left_over(
    settings: Settings, caplog: pytest.LogCaptureFixture, client: Client
) -> None:
    training.move_to(real_day() + timedelta(days=100), "trainer")
    settings.PRODUCTION = True

    with caplog.at_level(logging.WARNING, logger="xuke.web.clock"):
        clock.look()
        clock.look()

    assert clock.today() == real_day()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert BANNER not in client.get("/").content.decode()


def test_a_setting_is_never_altered() -> None:
    training.move_to(real_day() + timedelta(days=1), "trainer")

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        ClockSetting.objects.update(offset_days=0)
