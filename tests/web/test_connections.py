"""Connections end with their threads, and remember more statements than psycopg would."""

import gc
import threading
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.backends.signals import connection_created

from xuke.record import statements
from xuke.record.away import is_away
from xuke.web.site import connections

_IS_THERE = "SELECT count(*) FROM pg_stat_activity WHERE pid = %s"


def _backend(found: list[int]) -> None:
    """Ask which process of the server answers this thread."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        found.append(cursor.fetchone()[0])


def _count(backend: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_IS_THERE, [backend])
        return int(cursor.fetchone()[0])


def test_a_thread_that_ends_gives_its_connection_back(committing: object) -> None:
    found: list[int] = []
    gc.disable()
    try:
        thread = threading.Thread(target=_backend, args=(found,))
        thread.start()
        thread.join()

        until = time.monotonic() + 10
        while _count(found[0]):
            assert time.monotonic() < until, "the collector alone would have closed it"
            time.sleep(0.05)
    finally:
        gc.enable()


def test_a_connection_keeps_many_statements_prepared(committing: object) -> None:
    connection.close()
    _backend([])

    kept = connection.connection
    assert kept is not None
    assert kept.prepared_max == connections.MOST_PREPARED
    assert kept.prepare_threshold == 2


@pytest.fixture
def bounded(committing: object) -> Iterator[None]:
    """Let this process be one that answers requests."""
    connections.bound_waits()
    connection.close()
    yield
    connection_created.disconnect(dispatch_uid=f"{connections.ID}.bounds")
    connection.close()


def test_whoever_answers_requests_waits_for_no_statement_for_ever(bounded: None) -> None:
    names = ("lock", "statement", "idle_in_transaction_session")
    shown = [statements.fetch(f"SHOW {name}_timeout") for name in names]

    assert shown == [[("3s",)], [("1min",)], [("1min",)]]


def test_a_process_that_stands_still_gives_back_what_it_has_locked(bounded: None) -> None:
    with pytest.raises(DatabaseError) as told, transaction.atomic():  # noqa: PT012 - the server ends it meanwhile
        statements.execute("SET LOCAL idle_in_transaction_session_timeout = '50ms'")
        statements.fetch("SELECT pg_advisory_xact_lock(8)")
        time.sleep(1)
        with other_connection() as other:
            other.execute("SELECT pg_advisory_lock(8)")
        statements.fetch("SELECT 1")

    assert is_away(told.value)
    assert statements.fetch("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("bound", "slow"),
    [
        ("statement", "SELECT pg_sleep(10)"),
        ("lock", "SELECT pg_advisory_xact_lock(8)"),
    ],
)
def test_what_waited_too_long_is_asked_again_later(bounded: None, bound: str, slow: str) -> None:
    statements.execute(f"SET {bound}_timeout = '50ms'")
    with other_connection() as other:
        other.execute("SELECT pg_advisory_lock(8)")

        with pytest.raises(OperationalError) as told:
            statements.fetch(slow)

    assert is_away(told.value)


def other_connection() -> psycopg.Connection[Any]:
    password = str(connection.settings_dict["PASSWORD"])
    return psycopg.connect(connection.connection.info.dsn, password=password)
