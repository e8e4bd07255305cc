"""The line to one client, which the web server keeps as long as anybody is to read an answer."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """Both ends of it, as the server names them: address, colon, port."""

    client: str
    server: str

    def cut_off(self) -> None:
        """Hang up; the server gives back whatever it kept for the reader."""
        client, (_address, port) = _end(self.client), _end(self.server)
        for line in _sockets():
            with line, suppress(OSError):  # no line, or gone meanwhile
                # Of a pair within this process a name is no pair, but an empty text.
                if line.getpeername()[:2] == client and line.getsockname()[1:2] == (port,):
                    line.shutdown(socket.SHUT_RDWR)


def _end(told: str) -> tuple[str, int]:
    """Return address and port."""
    address, _, port = told.rpartition(":")
    return address.strip("[]"), int(port)


def _sockets() -> Iterator[socket.socket]:
    """Yield a handle of our own to each socket of this process."""
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if str(handle.readlink()).startswith("socket:"):
                yield socket.fromfd(int(handle.name), socket.AF_INET, socket.SOCK_STREAM)
