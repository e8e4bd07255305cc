from typing import Final

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import DjangoAssertNumQueries

from xuke.web.models import RateWindow
from xuke.web.site import errors, ratelimit

TWICE: Final = 2
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("showcase")]


@ratelimit.limited("test", per_minute=TWICE)
def verify(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("found")


def ask(address: str, path: str = "/verify") -> int:
    return verify(RequestFactory().get(path, REMOTE_ADDR=address)).status_code


def test_a_stranger_who_asks_too_often_is_told_to_wait() -> None:
    assert [ask("192.0.2.1") for _call in range(3)] == [200, 200, errors.TOO_MANY]


def test_another_address_is_counted_for_itself() -> None:
    for _call in range(3):
        ask("192.0.2.1")

    assert ask("192.0.2.2") == 200


def test_the_answer_names_the_seconds_to_wait() -> None:
    for _call in range(TWICE):
        ask("192.0.2.1", "/api/verify")

    answer = verify(RequestFactory().get("/api/verify", REMOTE_ADDR="192.0.2.1"))

    assert 0 < int(answer.headers["Retry-After"]) <= ratelimit.WINDOW
    assert b"too-many-requests" in answer.content


def test_windows_that_have_passed_are_forgotten_once_in_each(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    RateWindow.objects.create(key=b"of long ago", started=1, hits=5)
    ratelimit._forget.cache_clear()  # noqa: SLF001 - as in a window that has just begun

    with django_assert_num_queries(2):
        ask("192.0.2.1")
    with django_assert_num_queries(1):
        ask("192.0.2.2")

    assert not RateWindow.objects.filter(started=1).exists()
