"""The environment of a request: nobody writes a header under the name of another one."""

from io import BytesIO
from types import SimpleNamespace

from django.core.handlers.wsgi import WSGIRequest

from xuke.config.front.environ import environ_of

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


def _with(headers: dict[str, str]) -> dict[str, object]:
    return environ_of(SimpleNamespace(**BARE, headers=headers))  # type: ignore[arg-type]
