"""Connections end with their threads, and remember more statements than psycopg would."""

import gc
import threading
import time

from django.db import connection

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
