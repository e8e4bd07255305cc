"""Supervision as the yearly table counts it: one row an event."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.kernel.supervision import SUPERVISION, SupervisionNoted

_COPY: Final = (
    "COPY statistics_supervision"
    " (stream, authority, kind, item, object, reference, noted_on, imported) FROM STDIN"
)


def _project(changes: Sequence[Change[None]]) -> None:
    """Write the rows; an event of supervision stands alone in its stream and never changes."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for change in changes:
            copy.write_row(_row(change))


def _row(change: Change[None]) -> tuple[Any, ...]:
    """Return the row of what was noted."""
    noted: SupervisionNoted = change.recorded[0].event
    stream = change.stream
    return (
        stream.id,
        stream.authority,
        noted.kind.value,
        noted.item,
        noted.object,
        noted.reference,
        noted.on,
        noted.imported,
    )


SUPERVISION_LIST: Final = ReadModel(
    name="supervision",
    kind=SUPERVISION.kind,
    tables=("statistics_supervision",),
    project=_project,
)
