"""Work prolongs a session; a page knows when it ends, and looking at that is no work."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from xuke.web.site.session.store import SessionStore
from xuke.web.site.session.writer import writer_of

Answer = Callable[[HttpRequest], HttpResponseBase]
WARN_IDLE: Final = 5 * 60
"""So many seconds before an idle session ends its page says so."""
WARN_LAST: Final = 15 * 60
"""The same before the end that nothing prolongs: what is begun should be finished."""
_A_MINUTE: Final = 60
_LOOKS: Final = "looks_at_session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How long a session stays open, in whole seconds, and whose it is."""

    idle: int
    last: int
    writer: str

    warn_idle: int = WARN_IDLE
    warn_last: int = WARN_LAST

    @property
    def is_short(self) -> bool:
        """Whether a page should say at once, also without scripts, that the end is near."""
        return self.last <= self.warn_last

    @property
    def minutes(self) -> int:
        """Return in how many minutes the end comes, begun ones counted."""
        return -(-self.last // _A_MINUTE)


class Sliding:
    """Prolong the session of whoever asks for something; a look at its end asks for nothing."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; a session that nobody looked at is not read for this."""
        response = self.answer(request)
        session = request.session
        is_answered = response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        is_asked = session.accessed and is_answered and not getattr(request, _LOOKS, False)
        if is_asked and SESSION_KEY in session and isinstance(session, SessionStore):
            session.prolong()
        return response


def only_look(request: HttpRequest) -> None:
    """Let this request prolong nothing: a page asks it by itself."""
    setattr(request, _LOOKS, True)


def follow_sign_ins() -> None:
    """Count the end of a session from its sign-in."""
    user_logged_in.connect(_begin, dispatch_uid="xuke.web.session")


def _begin(request: HttpRequest, **_signal: Any) -> None:  # noqa: ANN401 - what a signal sends
    if isinstance(request.session, SessionStore):
        request.session.begin()


def left(request: HttpRequest) -> Left | None:
    """Return how long whoever asks stays signed in; nothing for a stranger."""
    session = getattr(request, "session", None)
    if not isinstance(session, SessionStore) or not request.user.is_authenticated:
        return None
    last = max(0, int(session.last_left()))
    # A page is work: when it has come, its session goes on from there.
    idle = session.idle_left() if getattr(request, _LOOKS, False) else session.idle_after()
    return Left(idle=min(last, max(0, int(idle))), last=last, writer=writer_of(request))
