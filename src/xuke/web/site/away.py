"""Whether an error means that the database is away: stopped, starting, full, or gone meanwhile."""

import errno

import django.db
import psycopg
import psycopg.errors
from django.db import connections

_AWAY = (django.db.OperationalError, psycopg.OperationalError)
_BROKEN = (django.db.InterfaceError, psycopg.InterfaceError)


def is_full(error: BaseException | None) -> bool:
    """Whether the disk is full, ours or the database's: later is no better until there is room."""
    causes = (error, getattr(error, "__cause__", None))
    return any(isinstance(one, psycopg.errors.DiskFull) or _tells_full(one) for one in causes)


def _tells_full(error: object) -> bool:
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}


def is_away(error: BaseException | None) -> bool:
    """Whether the same request may succeed later without anybody mending anything.

    PostgreSQL's operational errors are of that kind: no connection, too many of them, a
    shutdown, a lock that did not come. After one of them the connection is closed, and
    whoever still uses it meets an error of the interface.
    """
    if isinstance(error, _AWAY):
        return True
    return isinstance(error, _BROKEN) and any(_is_closed(name) for name in connections)


def _is_closed(name: str) -> bool:
    """Whether this thread's connection has been lost."""
    kept = connections[name].connection
    return kept is None or bool(kept.closed)
