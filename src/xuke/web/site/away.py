"""Whether an error means that the database is away: stopped, starting, full, or gone meanwhile."""

import django.db
import psycopg
from django.db import connections

_AWAY = (django.db.OperationalError, psycopg.OperationalError)
_LIMITS = "54"
"""The class of PostgreSQL's codes for what is too large, too many or too complex to be done."""
_BROKEN = (django.db.InterfaceError, psycopg.InterfaceError)


def is_away(error: BaseException | None) -> bool:
    """Whether the same request may succeed later without anybody mending anything.

    PostgreSQL's operational errors are of that kind: no connection, too many of them, a
    shutdown, a lock that did not come, a statement that took too long. After one of them the
    connection is closed, and whoever still uses it meets an error of the interface. What goes
    past a limit of the server's does so each time: that is a fault of ours.
    """
    if isinstance(error, _AWAY):
        return not _goes_past_a_limit(error)
    return isinstance(error, _BROKEN) and any(_is_closed(name) for name in connections)


def _goes_past_a_limit(error: BaseException) -> bool:
    known = error if isinstance(error, psycopg.Error) else error.__cause__
    return isinstance(known, psycopg.Error) and (known.sqlstate or "").startswith(_LIMITS)


def _is_closed(name: str) -> bool:
    """Whether this thread's connection has been lost."""
    kept = connections[name].connection
    return kept is None or bool(kept.closed)
