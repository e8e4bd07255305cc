"""Rebuild every read model from the record; nothing may change by it."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db import connection, transaction

from xuke.casework.stream.readmodels import (
    Change,
    correct_derived,
    project,
    read_models,
    whole,
)
from xuke.record.postgres import PostgresRecord

BATCH: Final = 2000


def rebuild(progress: Callable[[int], None] = lambda _streams: None) -> int:
    """Empty the read models and write them again, in one transaction; return how many streams."""
    total = 0
    with transaction.atomic():
        _hold_acts()
        _empty()
        batch: list[Change[Any]] = []
        for history in PostgresRecord().streams():
            batch.append(whole(history))
            if len(batch) == BATCH:
                total += _flush(batch, progress)
        total += _flush(batch, progress)
    correct_derived()
    return total


def _hold_acts() -> None:
    """Let acts wait until the rebuild ends, and wait for those under way; reading goes on."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE record_event IN SHARE MODE")


def _empty() -> None:
    """Empty every table of every read model."""
    tables: Iterable[str] = (table for model in read_models() for table in model.tables)
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def _flush(batch: list[Change[Any]], progress: Callable[[int], None]) -> int:
    """Write a batch and empty it."""
    count = len(batch)
    if batch:
        project(batch)
        progress(count)
        batch.clear()
    return count
