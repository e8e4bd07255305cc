"""Where the web server listens: whether anything answers there, and how a browser writes it."""

import socket
from http.client import HTTPConnection, HTTPException

from xuke.config.settings import Settings


def answers(settings: Settings) -> bool:
    """Whether something listens at our address."""
    try:
        socket.create_connection((_own_host(settings), settings.port), timeout=1).close()
    except OSError:
        return False
    return True


def serves(settings: Settings) -> bool:
    """Whether a page comes: the server listens before its workers have loaded."""
    connection = HTTPConnection(_own_host(settings), settings.port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def _own_host(settings: Settings) -> str:
    """Return where this machine reaches itself."""
    return "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104


def shown_host(settings: Settings) -> str:
    """Return the host as a browser on this machine writes it."""
    local = {"127.0.0.1", "0.0.0.0", "::", "::1"}  # noqa: S104 - compared, not bound
    return "localhost" if settings.host in local else settings.host
