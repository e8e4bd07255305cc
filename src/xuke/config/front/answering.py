"""An answer of Django's: whole before its first byte goes out, however long its reader takes."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from granian.rsgi import HTTPProtocol, Scope  # type: ignore[attr-defined]

from xuke.config.front.files import File, Files
from xuke.config.front.line import Line
from xuke.config.front.sizes import (
    HELD_IN_MEMORY,
    LOOK_SECONDS,
    OPENED_SECONDS,
    TAKING_SECONDS,
    body_seconds,
)

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
    file: File

    async def send(self, protocol: HTTPProtocol, scope: Scope) -> None:
        """Have the server send the file, which it opens by its name; cut off who does not read it.

        No thread of Python's waits for the reader. Nothing tells us when the server has done, so
        it is looked at now and then how far it is. Not handed over in pieces, as the server would
        keep in memory whatever its reader does not take.
        """
        with self.file:
            # A length makes a line that breaks differ from an end.
            kept = [(key, text) for key, text in self.headers if key.lower() != _LENGTH]
            length = (_LENGTH, str(self.file.length))
            protocol.response_file(self.status, [*kept, length], self.file.name)
            if not await self._is_taken():
                Line(scope.client, scope.server).cut_off()

    async def _is_taken(self) -> bool:
        """Wait until the server has closed the file; say whether its reader kept up.

        One that was opened and closed between two looks keeps its name for OPENED_SECONDS. No other
        file gets it: whoever opens it later finds nothing, and nobody else's answer.
        """
        now = asyncio.get_running_loop().time
        begun = moved = now()
        before: int | None = None
        while now() <= min(moved + TAKING_SECONDS, begun + body_seconds(self.file.length)):
            await asyncio.sleep(LOOK_SECONDS)
            taken = self.file.taken()
            if taken is None and (before is not None or now() > begun + OPENED_SECONDS):
                return True
            if taken != before:
                before, moved = taken, now()
        return False


def answered(
    application: Application, environ: dict[str, Any], protocol: HTTPProtocol, files: Files
) -> LongAnswer | None:
    """Have a request answered, on the thread that calls; a long answer is left to be sent.

    All of it is made here, with this thread's database connection, and is whole before anybody
    reads it: a list that breaks off in the middle must not look like a short one. Full where long
    answers take all the room that there is for them.
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


def _whole(parts: Iterator[bytes], files: Files) -> bytes | File:
    """Put the parts together, in a file where they are many."""
    held, length = [], 0
    for part in parts:
        held.append(part)
        length += len(part)
        if length > HELD_IN_MEMORY:
            return _filed(held, parts, files)
    return b"".join(held)


def _filed(held: list[bytes], parts: Iterator[bytes], files: Files) -> File:
    """Return a file of what came, and of what is to come; Full where there is no room for it."""
    file = files.new()
    try:
        for part in held:
            file.add(part)
        held.clear()
        for part in parts:
            file.add(part)
        file.flush()
    except BaseException:
        file.close()
        raise
    return file
