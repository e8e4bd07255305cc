"""An answer of Django's: whole before its first byte goes out, however long its reader takes."""

import asyncio
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final, TypeAlias

from granian.rsgi import HTTPProtocol  # type: ignore[attr-defined]

from xuke.config.front.files import Files
from xuke.config.front.sizes import HELD_IN_MEMORY, OPENED_SECONDS

Application: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers: TypeAlias = list[tuple[str, str]]
_LENGTH: Final = "content-length"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that fits into memory."""

    status: int
    headers: Headers
    body: bytes

    def send(self, protocol: HTTPProtocol) -> None:
        """Hand it to the server, which sends it as fast as its reader takes it; any thread may."""
        protocol.response_bytes(self.status, self.headers, self.body)


@dataclass(frozen=True, slots=True)
class LongAnswer:
    """An answer in a file of its own."""

    status: int
    headers: Headers
    file: IO[bytes]

    async def send(self, protocol: HTTPProtocol) -> None:
        """Have the server send the file piece by piece; it opens it by its name.

        Nothing tells us when it has. It needs no thread of Python's for that, and some
        thousandths of a second; the name stays for a thousand times as long. No other file
        gets it: whoever opens it later finds nothing, and nobody else's answer.
        """
        with self.file:
            length = os.fstat(self.file.fileno()).st_size
            # A length makes a line that breaks differ from an end.
            kept = [(key, text) for key, text in self.headers if key.lower() != _LENGTH]
            protocol.response_file(self.status, [*kept, (_LENGTH, str(length))], self.file.name)
            await asyncio.sleep(OPENED_SECONDS)


def answered(
    application: Application, environ: dict[str, Any], protocol: HTTPProtocol, files: Files
) -> LongAnswer | None:
    """Have a request answered, on the thread that calls; a long answer is left to be sent.

    All of it is made here, with this thread's database connection, and is whole before anybody
    reads it: a list that breaks off in the middle must not look like a short one.
    """
    begun = _Begun()
    parts = application(environ, begun)
    try:
        body = _whole(iter(parts), files)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    if isinstance(body, bytes):
        Answer(begun.status, begun.headers, body).send(protocol)
        return None
    return LongAnswer(begun.status, begun.headers, body)


@dataclass(slots=True)
class _Begun:
    """What an application says before the body."""

    status: int = 500
    headers: Headers = field(default_factory=list)

    def __call__(self, status: str, headers: Headers, _error: object = None) -> None:
        self.status = int(status.partition(" ")[0])
        self.headers = headers


def _whole(parts: Iterator[bytes], files: Files) -> bytes | IO[bytes]:
    """Put the parts together, in a file where they are many."""
    held, length = [], 0
    for part in parts:
        held.append(part)
        length += len(part)
        if length > HELD_IN_MEMORY:
            return _filed(held, parts, files)
    return b"".join(held)


def _filed(held: list[bytes], parts: Iterator[bytes], files: Files) -> IO[bytes]:
    """Return a file of what came, and of what is to come."""
    file = files.new()
    try:
        file.writelines(held)
        held.clear()
        file.writelines(parts)
        file.flush()
    except BaseException:
        file.close()
        raise
    return file
