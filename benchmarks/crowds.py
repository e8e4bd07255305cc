"""Crowds beside measured clients: those who never finish, those who sign in, those who burst."""

import contextlib
import random
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from benchmarks.wire import Ask, Wire

HALF_A_BODY = b"POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"
HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: 127."
TOKEN = "abcdefghijklmnopqrstuvwxyzabcdef"
RENEWED_EVERY = 0.5
"""Seconds after which a line that was cut off is begun again."""


@contextlib.contextmanager
def never_finishing(port: int, each: int) -> Iterator[None]:
    """Hold so many half-sent bodies and as many half-sent heads, whatever the server does."""
    ended = threading.Event()
    lines = [(begun, _begun(port, begun)) for begun in (HALF_A_BODY, HALF_A_HEAD) * each]

    def renew() -> None:
        while not ended.wait(RENEWED_EVERY):
            for place, (begun, line) in enumerate(lines):
                if _is_closed(line):
                    line.close()
                    lines[place] = (begun, _begun(port, begun))

    with _beside(renew, 1):
        try:
            yield
        finally:
            ended.set()
    for _begun_with, line in lines:
        line.close()


@contextlib.contextmanager
def signing_in(port: int, crowd: int) -> Iterator[None]:
    """Have so many sign in again and again, each time from another address.

    Nobody has such an account: the server hashes the password all the same.
    """
    ended = threading.Event()

    def sign_in() -> None:
        with Wire(port) as wire:
            while not ended.is_set():
                assert wire.send(_sign_in()).status in (200, 503)

    with _beside(sign_in, crowd):
        try:
            yield
        finally:
            ended.set()


def burst(port: int, connections: int, asks: list[Ask]) -> dict[int, int]:
    """Ask over so many connections at once; return how many answers of each status came."""
    together = threading.Barrier(connections)

    def ask(number: int) -> int:
        with Wire(port) as wire:
            together.wait()
            return wire.send(asks[number % len(asks)]).status

    with ThreadPoolExecutor(connections) as pool:
        found = list(pool.map(ask, range(connections)))
    return {status: found.count(status) for status in sorted(set(found))}


@contextlib.contextmanager
def _beside(work: Callable[[], None], threads: int) -> Iterator[None]:
    """Run the work on threads beside; what failed there fails here."""
    with ThreadPoolExecutor(threads) as pool:
        running = [pool.submit(work) for _ in range(threads)]
        yield
    for one in running:
        one.result()


def _begun(port: int, begun: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    line.sendall(begun)
    line.settimeout(0)
    return line


def _is_closed(line: socket.socket) -> bool:
    """Whether the server has cut the line off; its last words are thrown away."""
    try:
        return not line.recv(65536)
    except BlockingIOError:
        return False
    except OSError:
        return True


def _sign_in() -> Ask:
    words = {"username": f"nobody-{random.random()}", "password": "x" * 20}
    body = urlencode({**words, "csrfmiddlewaretoken": TOKEN}).encode()
    address = ".".join(str(random.randint(1, 250)) for _ in range(4))
    headers = (
        ("Cookie", f"csrftoken={TOKEN}"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-For", address),
    )
    return Ask("sign in", "POST", "/accounts/login/", body, headers)
