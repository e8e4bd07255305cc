"""The application that the web server calls: takes in, hands to a lane, sends the answer."""

import logging
from asyncio import AbstractEventLoop
from functools import partial
from typing import Any, Final

from django.conf import settings
from granian.rsgi import HTTPProtocol, Scope  # type: ignore[attr-defined]

from xuke.config.front.answering import Application, LongAnswer, answered
from xuke.config.front.environ import Unreadable, environ_of
from xuke.config.front.files import Files, Full
from xuke.config.front.incoming import Gone, Room, TooSlow, taken_in
from xuke.config.front.lanes import Lanes
from xuke.config.front.refusals import Refusal, made
from xuke.config.settings import make_data_folder
from xuke.web.site import later
from xuke.web.site.gate import Bounds, Intake, body_length

_log: Final = logging.getLogger(__name__)


class Front:
    """Buffers slow senders and slow readers, so that a thread has only what it can finish.

    Nobody holds a thread, or a database connection, but by work: a body is here before a lane
    gets the request, and its answer is whole before the first byte is sent.
    """

    def __init__(self, application: Application) -> None:
        """Stand before an application; Django must be loaded."""
        self._application = application
        self._lanes: Lanes[LongAnswer | None] = Lanes()
        self._bounds = Bounds()
        self._room = Room()
        make_data_folder(settings.DATA_FOLDER)
        self._files = Files(settings.DATA_FOLDER / "answers")
        self._files.hold_all()
        self._too_slow = Refusal(later.too_slow)
        self._cut_short = Refusal(later.cut_short)
        self._unreadable = Refusal(later.unreadable_header)
        self._overloaded = Refusal(later.overloaded)

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        try:
            long = await self._answered(scope, protocol)
        except Unreadable:
            self._unreadable.to(scope.path).send(protocol)
        except Gone:
            # Whoever has only stopped sending still reads; nobody else is disturbed by it.
            self._cut_short.to(scope.path).send(protocol)
        except TooSlow:
            self._too_slow.to(scope.path).send(protocol)
        except Full:
            self._overloaded.to(scope.path).send(protocol)
        except Exception:  # noqa: BLE001 - somebody waits for an answer, whatever it was
            # Django answers its own faults; this one was met while an answer was being made.
            _log.exception("An answer broke off")
            made(later.server_error, scope.path).send(protocol)
        else:
            if long:
                await long.send(protocol, scope)

    def __rsgi_del__(self, _loop: AbstractEventLoop) -> None:
        """Leave nothing behind at the end of the process."""
        self._files.remove()

    async def _answered(self, scope: Scope, protocol: HTTPProtocol) -> LongAnswer | None:
        """Take in the whole of a request, and have it answered in its lane."""
        environ = environ_of(scope)
        length = body_length(environ.get("CONTENT_LENGTH"))
        intake = self._intake(environ, length)
        if not self._room.is_left(length, intake):
            # A browser still sending would not read the answer.
            await taken_in(protocol, length, Intake.DRAIN)
            raise Full
        with self._room.taken(length, intake):
            environ["wsgi.input"] = await taken_in(protocol, length, intake)
            lane = self._lanes.lane(environ)
            work = partial(answered, self._application, environ, protocol, self._files)
            return await lane.run(work)

    def _intake(self, environ: dict[str, Any], length: int) -> Intake:
        """Say what is done with the body; one in pieces is refused unread, as its size is open."""
        if "HTTP_TRANSFER_ENCODING" in environ:
            return Intake.LEAVE
        return self._bounds.intake(environ["PATH_INFO"], length)
