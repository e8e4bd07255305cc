"""Takes in the body of a request, as slowly as it comes, before anybody works on it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

from granian.rsgi import (  # type: ignore[attr-defined]
    HTTPProtocol,
    ProtocolClosed,
    ProtocolError,
)

from xuke.config.front.sizes import HELD_IN_MEMORY, MOST_IN_FILES, SILENT_SECONDS, body_seconds
from xuke.web.site.gate import MOST_DRAINED, Intake


class TooSlow(Exception):
    """The body did not come within its time."""


class Gone(Exception):
    """The sender hung up before the body was whole."""


class Room:
    """How much of the disk bodies may take, all of one process together; asked on the loop only."""

    def __init__(self) -> None:
        """Begin with nothing taken."""
        self._taken = 0

    def is_left(self, length: int, intake: Intake) -> bool:
        """Whether so long a body finds room."""
        return self._taken + _filed(length, intake) <= MOST_IN_FILES

    @contextmanager
    def taken(self, length: int, intake: Intake) -> Iterator[None]:
        """Keep room for a body as long as its file stays."""
        filed = _filed(length, intake)
        self._taken += filed
        try:
            yield
        finally:
            self._taken -= filed


def _filed(length: int, intake: Intake) -> int:
    """Return how many bytes of a body go to a file."""
    return length if intake is Intake.READ and length > HELD_IN_MEMORY else 0


async def taken_in(protocol: HTTPProtocol, length: int, intake: Intake) -> IO[bytes]:
    """Return what the application may read of a body; TooSlow or Gone where it does not come."""
    if intake is Intake.LEAVE or not length:
        return BytesIO()
    try:
        if intake is Intake.DRAIN:
            await _each(protocol, min(length, MOST_DRAINED), None)
            return BytesIO()
        if length > HELD_IN_MEMORY:
            file = TemporaryFile()  # noqa: SIM115 - gone with its last reader
            await _each(protocol, length, file)
            file.seek(0)
            return file
        async with asyncio.timeout(body_seconds(length)):
            return BytesIO(await protocol())
    except TimeoutError as error:
        raise TooSlow from error
    except (ProtocolClosed, ProtocolError) as error:
        raise Gone from error


async def _each(protocol: HTTPProtocol, left: int, file: IO[bytes] | None) -> None:
    """Take so many bytes piece by piece, into the file if there is one."""
    end = _now() + body_seconds(left)
    pieces = aiter(protocol)
    async with asyncio.timeout(SILENT_SECONDS) as limit:
        while left > 0:
            piece: bytes = await anext(pieces, b"")
            if not piece:
                raise Gone
            if file:
                file.write(piece)
            left -= len(piece)
            limit.reschedule(min(_now() + SILENT_SECONDS, end))


def _now() -> float:
    return asyncio.get_running_loop().time()
