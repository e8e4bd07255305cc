"""Which address asks, behind proxies that are trusted and others that are not."""

from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from axes.helpers import get_client_ip_address
from django.test import RequestFactory, override_settings

from xuke.web.site import ratelimit
from xuke.web.site.client import client_address


def asked(nearest: str, way: str = "") -> str:
    """Return the client of a request from this neighbour that came this way."""
    headers = {"X-Forwarded-For": way} if way else {}
    request = RequestFactory().get("/", REMOTE_ADDR=nearest, headers=headers)
    assert get_client_ip_address(request) == client_address(request)
    return client_address(request)


@pytest.fixture
def trusted() -> Iterator[None]:
    with override_settings(TRUSTED_PROXIES=(ip_network("10.0.0.0/8"), ip_network("::1"))):
        yield


def test_without_a_trusted_proxy_nobody_s_word_counts() -> None:
    assert asked("127.0.0.1", "203.0.113.7") == "127.0.0.1"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("nearest", "way", "client"),
    [
        pytest.param("10.0.0.1", "203.0.113.7", "203.0.113.7", id="one proxy"),
        pytest.param("10.0.0.1", "1.1.1.1, 203.0.113.7", "203.0.113.7", id="a forged beginning"),
        pytest.param("10.0.0.1", "203.0.113.7, 10.2.3.4", "203.0.113.7", id="two proxies"),
        pytest.param("10.0.0.1", "", "10.0.0.1", id="the proxy itself"),
        pytest.param("10.0.0.1", "unknown", "10.0.0.1", id="no address"),
        pytest.param("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3", id="all of them ours"),
        pytest.param("::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7", id="an address in disguise"),
        pytest.param("192.0.2.9", "203.0.113.7", "192.0.2.9", id="a stranger's word"),
        pytest.param("", "203.0.113.7", "", id="no neighbour"),
    ],
)
def test_the_last_hop_that_is_not_ours_is_the_client(nearest: str, way: str, client: str) -> None:
    assert asked(nearest, way) == client


@pytest.mark.django_db
@pytest.mark.usefixtures("trusted")
def test_people_behind_one_proxy_are_counted_each_for_himself() -> None:
    def over(client: str) -> bool:
        way = {"X-Forwarded-For": client}
        request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers=way)
        return ratelimit.is_over("test", request, 2)

    assert not any(over(f"203.0.113.{number}") for number in range(5))
    assert [over("203.0.113.99") for _call in range(3)] == [False, False, True]
