"""From a request as the server has it (RSGI) to one as Django takes it (WSGI)."""

import sys
from typing import Any, Final

from granian.rsgi import Scope

_UNPREFIXED: Final = frozenset({"CONTENT_TYPE", "CONTENT_LENGTH"})
_BETWEEN: Final = {"HTTP_COOKIE": "; "}
"""What stands between the values of a header that was sent twice, where it is no comma."""
_STEERING: Final = frozenset(
    {
        "authorization", "content-length", "content-type", "cookie", "host", "idempotency-key",
        "transfer-encoding", "x-csrftoken", "x-forwarded-for", "x-forwarded-proto",
    }
)  # fmt: skip
"""Headers without which a request would be another one: left out, an act might be done twice."""
_ALWAYS: Final = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}


class Unreadable(Exception):
    """A header on which the answer depends has bytes that no header has."""


def environ_of(scope: Scope) -> dict[str, Any]:
    """Return the environment of a request, without its body; bytes are as in latin-1.

    What should have been percent-encoded and was not (a pasted link, curl) is taken as it came.
    Methods are in capitals from here on, as Django has them. Raises Unreadable.
    """
    server, _, port = scope.server.rpartition(":")
    return {
        **_ALWAYS,
        "REQUEST_METHOD": scope.method.upper(),
        "PATH_INFO": _bytes_of(scope.path),
        "QUERY_STRING": _bytes_of(scope.query_string),
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        # A request that names no host is refused, and not answered as one to this machine.
        "HTTP_HOST": "",
        "wsgi.url_scheme": scope.scheme,
        **_headers(scope),
        **_named(scope),
    }


def _named(scope: Scope) -> dict[str, str]:
    """Return the host that the first line names, if it does: it goes before the header's."""
    return {"HTTP_HOST": scope.authority} if scope.authority else {}


def _bytes_of(text: str) -> str:
    return text.encode(errors="surrogateescape").decode("latin-1")


def _headers(scope: Scope) -> dict[str, str]:
    """Return the headers under the names that WSGI gives them; a repeated one is joined.

    A name with an underscore would become that of another header, which a proxy vouches for; it is
    left out, as nginx and Django's own server do.
    """
    found: dict[str, str] = {}
    read = scope.headers.items()
    # The server names such a header, and leaves it out where it tells what it says.
    if not _STEERING.isdisjoint({*scope.headers.keys()} - {key for key, _text in read}):
        raise Unreadable
    for key, text in read:
        if "_" in key:
            continue
        name = key.upper().replace("-", "_")
        if name not in _UNPREFIXED:
            name = f"HTTP_{name}"
        found[name] = f"{found[name]}{_BETWEEN.get(name, ',')}{text}" if name in found else text
    return found
