"""The environment of a request: nobody writes a header under the name of another one."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest

from xuke.config.front.environ import Unreadable, environ_of
from xuke.config.front.lanes import Lanes

BARE = {
    "server": "127.0.0.1:8000", "client": "127.0.0.1:4000", "authority": "localhost",
    "method": "GET", "path": "/", "query_string": "", "http_version": "1.1", "scheme": "http",
}  # fmt: skip


def test_a_name_with_an_underscore_is_no_header() -> None:
    proxy = {"x-forwarded-for": "198.51.100.7", "content-length": "3", "idempotency-key": "a"}
    client = {"x_forwarded_for": "192.0.2.1", "content_length": "9", "idempotency_key": "b"}

    environ = _with(client | proxy | client)

    assert environ["HTTP_X_FORWARDED_FOR"] == "198.51.100.7"
    assert environ["CONTENT_LENGTH"] == "3"
    assert environ["HTTP_IDEMPOTENCY_KEY"] == "a"
    assert _with(client).keys() == _with({}).keys()


def test_what_was_not_percent_encoded_is_taken_as_it_came() -> None:
    bare = BARE | {"path": "/办件/", "query_string": "q=公共场所&after="}
    environ = environ_of(SimpleNamespace(**bare, headers={}))  # type: ignore[arg-type]

    request = WSGIRequest(environ | {"wsgi.input": BytesIO()})

    assert request.path == "/办件/"
    assert request.GET["q"] == "公共场所"


def test_a_method_is_in_capitals_whoever_reads_it() -> None:
    environ = environ_of(SimpleNamespace(**BARE | {"method": "post"}, headers={}))  # type: ignore[arg-type]

    assert environ["REQUEST_METHOD"] == "POST"
    # So a password in small letters waits with the others.
    lanes = Lanes[None]()
    signing_in = lanes.lane(
        {"REQUEST_METHOD": "POST", "PATH_INFO": "/accounts/login/"}, takes_files=False
    )
    assert lanes.lane(environ | {"PATH_INFO": "/accounts/login/"}, takes_files=False) is signing_in
    assert lanes.lane(environ, takes_files=False) is not signing_in


def test_the_host_of_the_first_line_goes_before_the_headers() -> None:
    absolute = SimpleNamespace(
        **BARE | {"authority": "evil.example"}, headers={"host": "localhost"}
    )
    origin = SimpleNamespace(**BARE | {"authority": None}, headers={"host": "localhost"})
    nameless = SimpleNamespace(**BARE | {"authority": None}, headers={})

    hosts = [environ_of(one)["HTTP_HOST"] for one in (absolute, origin, nameless)]  # type: ignore[arg-type]

    assert hosts == ["evil.example", "localhost", ""]


class Partly(dict[str, str]):
    """Headers as the server tells them: of those with bytes that it cannot read the names alone."""

    def items(self) -> Any:  # noqa: ANN401 - as the server's
        """Return what it can read."""
        return [(name, text) for name, text in super().items() if text != "unreadable"]


@pytest.mark.parametrize("name", ["idempotency-key", "authorization", "cookie", "content-length"])
def test_a_header_that_steers_is_not_left_out_in_silence(name: str) -> None:
    with pytest.raises(Unreadable):
        _with(Partly({"host": "localhost", name: "unreadable"}))


def test_a_header_that_nobody_reads_may_be_anything() -> None:
    assert "HTTP_USER_AGENT" not in _with(Partly({"user-agent": "unreadable"}))


READS = {"REQUEST_METHOD": "GET", "PATH_INFO": "/api/public/items"}


@pytest.mark.parametrize(
    ("environ", "is_apart"),
    [
        pytest.param(READS, True, id="what anybody may read"),
        pytest.param(
            READS | {"HTTP_AUTHORIZATION": "Bearer x"}, True, id="said who he is all the same"
        ),
        pytest.param(READS | {"PATH_INFO": "/api/nowhere"}, True, id="no token"),
        pytest.param(
            {"REQUEST_METHOD": "GET", "PATH_INFO": "/api/cases", "HTTP_AUTHORIZATION": "Bearer x"},
            False,
            id="reads what is his",
        ),
        pytest.param({"REQUEST_METHOD": "POST", "PATH_INFO": "/api/x"}, False, id="acts"),
    ],
)
def test_public_reading_does_not_wait_behind_acts(environ: dict[str, str], is_apart: bool) -> None:
    lanes = Lanes[None]()
    acting = lanes.lane(
        {"REQUEST_METHOD": "POST", "PATH_INFO": "/api/applications"}, takes_files=False
    )

    assert (lanes.lane(environ, takes_files=False) is not acting) is is_apart


def _with(headers: dict[str, str]) -> dict[str, object]:
    return environ_of(SimpleNamespace(**BARE, headers=headers))  # type: ignore[arg-type]
