"""A client of HTTP/1.1 that costs as little as it can, so that the servers have the machine."""

import json
import socket
from dataclasses import dataclass, field
from typing import Any, Self

LAST_CHUNK = b"0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: `name` is what it is called in the results."""

    name: str
    method: str
    path: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def encoded(self) -> bytes:
        """Return the bytes that go over the wire."""
        lines = [f"{self.method} {self.path} HTTP/1.1", "Host: 127.0.0.1"]
        lines += [f"{key}: {value}" for key, value in self.headers]
        if self.method != "GET":
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes = field(repr=False)

    def json(self) -> Any:  # noqa: ANN401 - whatever the server says
        """Return the body as a value."""
        return json.loads(self.body)


class Wire:
    """One connection, opened again when the server closes it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def send(self, ask: Ask) -> Answer:
        """Send a request and wait for the whole answer."""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(ask.encoded())
        head, rest = self._head()
        lines = head.split(b"\r\n")
        headers = dict(_header(line) for line in lines[1:])
        body = self._body(headers, rest)
        if headers.get(b"connection", b"").lower() == b"close":
            self.close()
        return Answer(int(lines[0].split(b" ", 2)[1]), body)

    def _head(self) -> tuple[bytes, bytes]:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, rest = received.partition(b"\r\n\r\n")
        return head, rest

    def _body(self, headers: dict[bytes, bytes], body: bytes) -> bytes:
        if headers.get(b"transfer-encoding", b"").lower() == b"chunked":
            while not body.endswith(LAST_CHUNK):
                body += self._more()
            return _unchunked(body)
        while len(body) < int(headers.get(b"content-length", b"0")):
            body += self._more()
        return body

    def _more(self) -> bytes:
        assert self._socket is not None
        received = self._socket.recv(65536)
        if not received:
            message = "the server hung up in the middle of an answer"
            raise ConnectionError(message)
        return received


def _header(line: bytes) -> tuple[bytes, bytes]:
    key, _, value = line.partition(b":")
    return key.strip().lower(), value.strip()


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    while True:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[:length])
        body = body[length + 2 :]
