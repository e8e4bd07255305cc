"""Lanes: fixed threads for one kind of work, so that no kind stops another."""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, Generic, TypeVar

from xuke.config.front import sizes
from xuke.config.front.files import Full
from xuke.web.site import places
from xuke.web.site.errors import API
from xuke.web.site.layers import is_for_programs

T = TypeVar("T")
ACCOUNTS: Final = "/accounts/"
"""Whoever sends a form below it sends a password, which takes long to hash."""
PUBLIC: Final = f"{API}public/"
"""What anybody may read, whether he says who he is or not."""
_READING: Final = frozenset({"GET", "HEAD"})


class Exporting(Full):
    """A long file is being made here already, and no second one is begun."""


class BrokenOff(Exception):
    """The work ended by something that a program is not meant to catch; its cause says by what."""


@dataclass(slots=True)
class _Task(Generic[T]):
    """Something to do, who waits for what comes of it, and who is told before."""

    work: Callable[[], T]
    done: "asyncio.Future[T]"
    ended: Callable[[], None]

    def do(self) -> None:
        """Do it, and tell the loop."""
        try:
            result = self.work()
        except BaseException as error:  # noqa: BLE001 - whoever waits has to hear of it
            # Nothing ends a lane's thread: all that come later would wait for ever.
            self._tell(self.done.set_exception, _catchable(error))
        else:
            self._tell(self.done.set_result, result)

    def _tell(self, how: Callable[..., None], what: object) -> None:
        with suppress(RuntimeError):  # the loop has ended, and nobody waits any more
            self.done.get_loop().call_soon_threadsafe(self._told, how, what)

    def _told(self, how: Callable[..., None], what: object) -> None:
        """Do on the loop what is done there: no lock is needed."""
        self.ended()
        if not self.done.done():  # whoever waited may have gone
            how(what)


def _catchable(error: BaseException) -> Exception:
    """Return what may be raised where somebody waits: a future refuses StopIteration."""
    if isinstance(error, Exception) and not isinstance(error, StopIteration):
        return error
    told = BrokenOff()
    told.__cause__ = error
    return told


class Lane(Generic[T]):
    """Threads that never end: each keeps its database connection.

    The standard library's pool does more than is needed at each handing over, which counts
    where a request takes a millisecond.
    """

    def __init__(self, name: str, threads: int, waiting: int, full: type[Full] = Full) -> None:
        """Start as many threads, let so many requests wait for them, and refuse the rest."""
        self._tasks: SimpleQueue[_Task[T]] = SimpleQueue()
        self._most = threads + waiting
        self._held = 0
        self._full = full
        for number in range(threads):
            Thread(target=self._serve, name=f"{name}-{number}", daemon=True).start()

    async def run(self, work: Callable[[], T]) -> T:
        """Return what the work returns; Full, and nothing begun, where too many wait."""
        if self._held >= self._most:
            raise self._full
        self._held += 1
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tasks.put(_Task(work, done, self._ended))
        return await done

    def _ended(self) -> None:
        """Give a place back: not when whoever waits goes, but when the thread is free again."""
        self._held -= 1

    def _serve(self) -> None:
        while True:
            # Nothing is kept of a task while the next one is waited for.
            self._tasks.get().do()


class Lanes(Generic[T]):
    """The lanes of one web process."""

    def __init__(self) -> None:
        """Make each lane of its size."""
        self._programs = Lane[T]("programs", sizes.PROGRAMS, sizes.WAITING_PROGRAMS)
        self._readers = Lane[T]("readers", sizes.READERS, sizes.WAITING_READERS)
        self._people = Lane[T]("people", sizes.PEOPLE, sizes.WAITING_PEOPLE)
        self._sign_ins = Lane[T]("sign-ins", sizes.SIGN_INS, sizes.WAITING_SIGN_INS)
        self._files = Lane[T]("files", sizes.FILES, sizes.WAITING_FILES)
        self._exports = Lane[T]("exports", sizes.EXPORTS, 0, Exporting)
        self._is_export = re.compile("|".join(places.house().exports)).fullmatch

    def lane(self, environ: Mapping[str, Any], *, takes_files: bool) -> Lane[T]:
        """Return the lane of a request; `takes_files` is what is known of its address."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if method == "POST" and takes_files:
            return self._files
        if is_for_programs(path):
            is_public = path.startswith(PUBLIC) or "HTTP_AUTHORIZATION" not in environ
            # Acts wait for locks; who only reads waits for nobody.
            return self._readers if is_public and method in _READING else self._programs
        if method == "POST" and path.startswith(ACCOUNTS):
            return self._sign_ins
        if self._is_export(path):
            return self._exports
        return self._people
