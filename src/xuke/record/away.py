"""Whether an error means that the database is away: stopped, starting, full, or gone meanwhile."""

import errno
from typing import Final

import django.db
import psycopg
import psycopg.errors
from django.db import connections

LET_GO: Final = "SET idle_in_transaction_session_timeout = '60s'"
"""Said on a connection, a process that stands still gives back what it has locked: the server ends
its transaction, and the process meets an error when it goes on."""
_AWAY = (django.db.OperationalError, psycopg.OperationalError)
_STOOD_STILL = "25P03"
"""The code of a transaction that the server has ended by LET_GO."""
_IN_LINE = ("40", "55P03", "57014", _STOOD_STILL)
"""Codes of what two who did something at once met: a deadlock, a lock, a wait that was ended."""
_LIMITS = "54"
"""The class of PostgreSQL's codes for what is too large, too many or too complex to be done."""
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
    shutdown, a lock that did not come, a statement that took too long. After one of them the
    connection is closed, and whoever still uses it meets an error of the interface. What goes
    past a limit of the server's does so each time: that is a fault of ours.
    """
    if isinstance(error, _AWAY):
        return not _goes_past_a_limit(error)
    if isinstance(error, _BROKEN):
        return any(_is_closed(name) for name in connections)
    return error is not None and _code(error) == _STOOD_STILL


def stood_in_line(error: BaseException) -> bool:
    """Whether the database is there, and somebody else had in hand what was asked for."""
    return _code(error).startswith(_IN_LINE)


def _goes_past_a_limit(error: BaseException) -> bool:
    return _code(error).startswith(_LIMITS)


def _code(error: BaseException) -> str:
    """Return PostgreSQL's code of an error; empty where it gave none."""
    known = error if isinstance(error, psycopg.Error) else error.__cause__
    return (known.sqlstate or "") if isinstance(known, psycopg.Error) else ""


def _is_closed(name: str) -> bool:
    """Whether this thread's connection has been lost."""
    kept = connections[name].connection
    return kept is None or bool(kept.closed)
