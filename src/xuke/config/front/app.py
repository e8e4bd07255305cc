"""The application that the web server calls: takes in, hands to a lane, sends the answer."""

import logging
from asyncio import AbstractEventLoop
from functools import partial
from typing import Any, Final

from django.conf import settings
from granian.rsgi import HTTPProtocol, Scope  # type: ignore[attr-defined]

from xuke.config.front.answering import Answer, Application, LongAnswer, answered
from xuke.config.front.environ import Unreadable, environ_of
from xuke.config.front.files import Files, Full
from xuke.config.front.incoming import Gone, Room, TooSlow, taken_in
from xuke.config.front.lanes import Exporting, Lane, Lanes
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
        # The first kind that an error is of: one that is a special case stands before the general.
        self._refusals: Final = (
            (Unreadable, Refusal(later.unreadable_header)),
            # Whoever has only stopped sending still reads; nobody else is disturbed by it.
            (Gone, Refusal(later.cut_short)),
            (TooSlow, Refusal(later.too_slow)),
            (Exporting, Refusal(later.exporting)),
            (Full, Refusal(later.overloaded)),
        )

    def __rsgi_init__(self, _loop: AbstractEventLoop) -> None:
        """Take the process for its own: only a server's is."""
        self._files.hold_all()

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        try:
            long = await self._answered(scope, protocol)
        except Exception as error:  # noqa: BLE001 - somebody waits for an answer, whatever it was
            self._refused(error, scope.path).send(protocol)
        else:
            if long:
                await long.send(protocol, scope)

    def _refused(self, error: Exception, path: str) -> Answer:
        """Return the answer where none was made; called while the error is handled."""
        for kind, refusal in self._refusals:
            if isinstance(error, kind):
                return refusal.to(path)
        # Django answers its own faults; this one was met while an answer was being made.
        _log.error("An answer broke off", exc_info=error)
        return made(later.server_error, path)

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
            work = partial(answered, self._application, environ, protocol, self._files)
            return await self._lane(environ).run(work)

    def _lane(self, environ: dict[str, Any]) -> Lane[LongAnswer | None]:
        """Return who does the work of this request."""
        path = environ["PATH_INFO"]
        takes_files = self._bounds.takes_files(path)
        return self._lanes.lane(environ, takes_files=takes_files)

    def _intake(self, environ: dict[str, Any], length: int) -> Intake:
        """Say what is done with the body; one in pieces is refused unread, as its size is open."""
        if "HTTP_TRANSFER_ENCODING" in environ:
            return Intake.LEAVE
        return self._bounds.intake(environ["PATH_INFO"], length)
