"""From a request as the server has it (RSGI) to one as Django takes it (WSGI)."""

import sys
from typing import Any, Final

from granian.rsgi import Scope

_UNPREFIXED: Final = frozenset({"CONTENT_TYPE", "CONTENT_LENGTH"})
_BETWEEN: Final = {"HTTP_COOKIE": "; "}
"""What stands between the values of a header that was sent twice, where it is no comma."""
_ALWAYS: Final = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}


def environ_of(scope: Scope) -> dict[str, Any]:
    """Return the environment of a request, without its body; bytes are as in latin-1.

    What should have been percent-encoded and was not (a pasted link, curl) is taken as it came.
    """
    server, _, port = scope.server.rpartition(":")
    return {
        **_ALWAYS,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": _bytes_of(scope.path),
        "QUERY_STRING": _bytes_of(scope.query_string),
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        # A request that names no host is refused, and not answered as one to this machine.
        "HTTP_HOST": scope.authority or "",
        "wsgi.url_scheme": scope.scheme,
        **_headers(scope),
    }


def _bytes_of(text: str) -> str:
    return text.encode(errors="surrogateescape").decode("latin-1")


def _headers(scope: Scope) -> dict[str, str]:
    """Return the headers under the names that WSGI gives them; a repeated one is joined.

    A name with an underscore would become that of another header, which a proxy vouches for; it is
    left out, as nginx and Django's own server do.
    """
    found: dict[str, str] = {}
    for key, text in scope.headers.items():
        if "_" in key:
            continue
        name = key.upper().replace("-", "_")
        if name not in _UNPREFIXED:
            name = f"HTTP_{name}"
        found[name] = f"{found[name]}{_BETWEEN.get(name, ',')}{text}" if name in found else text
    return found
