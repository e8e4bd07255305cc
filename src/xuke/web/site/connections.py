"""Database connections kept by threads: dead ones are dropped, those of ended threads closed."""

import select
import threading
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

import psycopg
from django.core.signals import request_started
from django.db import connections
from django.db.backends.signals import connection_created

from xuke.record.away import LET_GO

MOST_PREPARED: Final = 500
"""Statements that the server keeps prepared for one connection, in the order of their last use.

More than a site has of them, so that none is thrown away to be prepared again; psycopg's own
hundred is fewer than a day of pages asks.
"""

_LAST_WORDS: Final = 3
ID: Final = "xuke.web.site.connections"
_BOUNDS: Final = "SET lock_timeout = '3s'; SET statement_timeout = '60s'"
"""Longer than any page or act takes, and shorter than the patience of whoever waits for it. All
acts of programs in one process wait behind one that waits for a lock."""
_own: Final = threading.local()


@dataclass(slots=True)
class _Keeper:
    """Closes a connection when the thread that keeps it has ended.

    Django's own wrapper is part of a circle of objects: a connection would stay open until
    the next full collection, which in a quiet process does not come.
    """

    kept: psycopg.Connection[Any]

    def __del__(self) -> None:
        self.kept.close()


def drop_dead_connections(**_signal: Any) -> None:  # noqa: ANN401 - what a signal sends
    """Close kept connections whose server is gone; the next query opens a new one.

    A question to the server before each request would cost a round trip; a closed socket
    can be seen from here.
    """
    for connection in connections.all(initialized_only=True):
        kept = connection.connection
        if kept is not None and not connection.in_atomic_block and _has_hung_up(kept):
            connection.close()


def _has_hung_up(kept: psycopg.Connection[Any]) -> bool:
    """Whether something waits to be read that turns out to be the end."""
    try:
        # Not select(): in a process with a thousand open files that refuses to look.
        poll = select.poll()
        poll.register(kept.pgconn.socket, select.POLLIN)
        # A server that ends says why before it hangs up: the end comes after the last words.
        for _ in range(_LAST_WORDS):
            if poll.poll(0):
                kept.pgconn.consume_input()
    except (psycopg.OperationalError, OSError, ValueError):
        return True
    return kept.closed


def keep_well(connection: Any, **_signal: Any) -> None:  # noqa: ANN401 - what a signal sends
    """Let a new connection remember its statements, and end with its thread."""
    kept = connection.connection
    kept.prepared_max = MOST_PREPARED
    if not hasattr(_own, "held"):
        _own.held = WeakKeyDictionary[Any, _Keeper]()
    _own.held[connection] = _Keeper(kept)


def bound_waits() -> None:
    """Let no statement of this process wait for ever: there are few threads to answer with.

    For those who answer requests alone. An import, a rebuild and the day's work may take long.
    """
    connection_created.connect(_bound, dispatch_uid=f"{ID}.bounds")


def _bound(connection: Any, **_signal: Any) -> None:  # noqa: ANN401 - what a signal sends
    connection.connection.execute(f"{_BOUNDS}; {LET_GO}")


def watch() -> None:
    """Look before every request, and after every new connection."""
    request_started.connect(drop_dead_connections, dispatch_uid=ID)
    connection_created.connect(keep_well, dispatch_uid=ID)
