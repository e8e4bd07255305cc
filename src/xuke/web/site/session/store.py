"""Where sessions are kept: one that is used goes on, to an end that was fixed at its sign-in.

What changes with use is the row's day of expiry alone: what two requests hold of one session is
not written over. The cookie carries the key until the last moment; the row says whether it opens.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as Kept
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import connection

from xuke.web.clock import machine_now

BEGAN: Final = "began"
"""When somebody signed in, in seconds of the epoch."""
GRAIN: Final = 60
"""A session is prolonged at most once in so many seconds."""
_PROLONG: Final = "UPDATE django_session SET expire_date = %s WHERE session_key = %s"


class SessionStore(Kept):
    """登录会话: ends when it lies idle, and at the latest so many hours after the sign-in."""

    expires: datetime | None = None

    def idle_left(self) -> float:
        """Return for how many seconds it stays open if nobody uses it."""
        if self.expires is None:
            return self._span()
        return (self.expires - machine_now()).total_seconds()

    def idle_after(self) -> float:
        """Return the same as it will be once this request has used it."""
        span, now = self._span(), self.idle_left()
        return now if span - now < GRAIN else span

    def last_left(self) -> float:
        """Return after how many seconds it ends, whoever uses it.

        One that an earlier version began says not when: it ends as it was meant to.
        """
        now, most = machine_now().timestamp(), float(settings.SESSION_MOST_SECONDS)
        if BEGAN not in self and self.expires is not None:
            return (self.expires - machine_now()).total_seconds()
        return float(self.get(BEGAN, now)) + most - now

    def begin(self) -> None:
        """Count both ends from now: somebody has signed in."""
        self[BEGAN] = machine_now().timestamp()
        self.expires = None

    def prolong(self) -> None:
        """Let it go on from now, if that has not just been done."""
        if self.session_key is None or self._span() - self.idle_left() < GRAIN:
            return
        self.expires = self.get_expiry_date()
        with connection.cursor() as cursor:
            cursor.execute(_PROLONG, [self.expires, self.session_key])

    def get_expiry_age(self, **_when: Any) -> int:  # noqa: ANN401 - Django's own
        """Return how long the browser keeps the key."""
        return max(0, int(self.last_left()))

    def get_expiry_date(self, **_when: Any) -> datetime:  # noqa: ANN401 - the same
        """Return when the row expires if nobody uses it."""
        return machine_now() + timedelta(seconds=self._span())

    def _span(self) -> float:
        """Return for how long one that is used now stays open."""
        return min(float(settings.SESSION_COOKIE_AGE), self.last_left())

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        """Read the row, and keep when it expires."""
        row: AbstractBaseSession | None = super()._get_session_from_db()  # type: ignore[misc] # the stubs lack it
        self.expires = row.expire_date if row else None
        return row
