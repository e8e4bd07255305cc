"""Notices before a request that the database has hung up, without asking it."""

import select
from typing import Any

import psycopg
from django.core.signals import request_started
from django.db import connections


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
        readable, _writable, _broken = select.select([kept.pgconn.socket], [], [], 0)
        if readable:
            kept.pgconn.consume_input()
    except (psycopg.OperationalError, OSError, ValueError):
        return True
    return kept.closed


def watch() -> None:
    """Look before every request."""
    request_started.connect(drop_dead_connections, dispatch_uid="xuke.web.site.connections")
