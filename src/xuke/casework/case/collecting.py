"""Files that no case stands on any more are deleted: of discarded drafts, taken away again."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from xuke.casework.case import filerows, files
from xuke.casework.models import UploadDay
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.jobs import order
from xuke.casework.stream.readmodels import Change, whole
from xuke.kernel.case.events import ApplicationWithdrawn, MaterialAttached
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.record.postgres import PostgresRecord

ERASE: Final = "erase-draft"
"""The job's name in the queue."""
BATCH: Final = 500
_COUNTED_DAYS: Final = timedelta(days=7)
_NO_ROW: Final = "NOT EXISTS (SELECT FROM casework_file AS file WHERE file.digest = blob.digest)"
_UNNAMED: Final = (
    f"SELECT digest FROM casework_blob AS blob WHERE digest > %s AND {_NO_ROW}"  # noqa: S608 - ours
    " ORDER BY digest LIMIT %s"
)
_OF_THESE: Final = f"SELECT digest FROM casework_blob AS blob WHERE digest = ANY(%s) AND {_NO_ROW}"  # noqa: S608 - ours
_ALONE: Final = f"SELECT pg_advisory_xact_lock({files.SHARED})"
_ATTACHED: Final = """
    SELECT DISTINCT stream FROM record_event
     WHERE type = 'MaterialAttached'
       AND (facts->>'digest' = ANY(%s) OR facts->'shown'->>'digest' = ANY(%s))
"""
_DELETE: Final = "DELETE FROM casework_blob WHERE digest = ANY(%s)"
_log: Final = logging.getLogger(__name__)


def collect(today: date) -> int:
    """Delete every file that no case stands on, and counts of past days; return how many files."""
    UploadDay.objects.filter(day__lt=today - _COUNTED_DAYS).delete()
    return sum(map(_collect, _unnamed()))


def erase(stream: UUID) -> int:
    """Delete what was put to one case and stands in none any more; return how many files."""
    history = PostgresRecord().load(stream)
    put = [one.facts for one in history if one.type == MaterialAttached.__name__]
    unnamed = _asked(_OF_THESE, [digest for facts in put for digest in _digests(facts)])
    return _collect(unnamed) if unnamed else 0


def _digests(facts: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a recorded file is kept by, and what is shown in its place."""
    yield str(facts["digest"])
    shown = facts.get("shown")
    if isinstance(shown, dict):
        yield str(shown["digest"])


def _unnamed() -> Iterator[list[str]]:
    """Yield the digests that no row names, a batch at a time."""
    after = ""
    while found := _asked(_UNNAMED, after, BATCH):
        yield found
        after = found[-1]


def _collect(digests: list[str]) -> int:
    """Delete those of these files on which, by the record itself, no case stands.

    The rows only say where to look: what is deleted does not come back, and rows can be wrong.
    """
    with transaction.atomic():
        _run(_ALONE)
        held = set(_held(_asked(_ATTACHED, digests, digests)))
        gone = [digest for digest in digests if digest not in held]
        _run(_DELETE, gone)
    kept = len(digests) - len(gone)
    if kept:
        _log.error("%d files stand in cases but in no list: run `xuke record rebuild`.", kept)
    return len(gone)


def _held(streams: Sequence[UUID]) -> Iterator[str]:
    """Yield the digests of the files that these cases stand on."""
    for history in PostgresRecord().load_many(list(streams)):
        if history[0].stream.kind == CASE.kind:
            yield from filerows.standing(whole(history).state)


def _asked(sql: str, *values: Any) -> list[Any]:  # noqa: ANN401 - of the statement's columns
    """Return the only column of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [one for (one,) in cursor.fetchall()]


def _run(sql: str, *values: Any) -> None:  # noqa: ANN401 - of the statement's columns
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _erase_soon(change: Change[Case], _act: object) -> None:
    """Order the files of a discarded draft to be erased, with the act or not at all."""
    if not change.state.is_filed:
        order(ERASE, stream=str(change.stream.id))


FILES_OF_DISCARDED: Final = Effect(
    name="files of a discarded draft",
    kind=CASE.kind,
    events=(ApplicationWithdrawn,),
    follows=_erase_soon,
)
