"""Supervision as reports count it: one row an event, and who sees it."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import Q

from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.visibility import Visibility
from xuke.figures.models import SupervisionRow
from xuke.kernel.person import Person
from xuke.kernel.supervision import SUPERVISION, SupervisionNoted
from xuke.record.events import Stream

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


def _rows(person: Person) -> Q:
    """Say which rows the person sees: an official, those of the authority."""
    return Q(authority=person.authority) if person.is_official else Q(pk__in=[])


def _single(person: Person, stream: Stream, _noted: SupervisionNoted) -> bool:
    """Say whether the person sees what was noted."""
    return person.is_official and person.authority == stream.authority


SUPERVISION_VISIBILITY: Final = Visibility(
    kind=SUPERVISION.kind, model=SupervisionRow, rows=_rows, single=_single
)
