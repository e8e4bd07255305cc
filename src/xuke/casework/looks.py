"""Looks at what is masked or sealed, and exports: each is an event in the record."""

from datetime import date
from typing import Any, Final

from django.db.models import Q

from xuke.access.models import note_access
from xuke.casework.models import StreamRow
from xuke.casework.stream import keyset, readmodels, rows, tables
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, begin_new
from xuke.casework.stream.ids import new_stream
from xuke.casework.stream.kinds import Kind, Loaded
from xuke.casework.stream.visibility import Visibility
from xuke.kernel.looking import LOOK, Exported, Looked, LookEvent, Seen
from xuke.kernel.person import Person, Role
from xuke.record.events import Stream
from xuke.record.writing import hold_transaction

LOOKS: Final = Kind(machine=LOOK, apart=frozenset(LOOK.verbs))
"""查阅与导出."""


def look(what: Seen, at: Loaded[Any], act: Act, detail: str = "") -> None:
    """Write down that an official sees this of a stream."""
    place, year = at.stream, at.history[0].year

    def note(_done: Outcome[LookEvent | None]) -> None:
        hold_transaction()
        note_access(
            act.person.id,
            act.at,
            what.value,
            stream=place.id,
            authority=place.authority,
            year=year,
        )

    looked = Looked(on=act.on, by=act.person.id, what=what, subject=str(place.id), detail=detail)
    stream = new_stream(LOOK.kind, place.authority, act)
    begin_new(LOOKS, stream, "look", lambda _seen: looked, act, also=note)


def export(what: str, act: Act, *, since: date, until: date, form: str, rows: int) -> None:
    """Write down that an official takes this list of a period out, so many rows of it."""
    told = Exported(
        on=act.on, by=act.person.id, what=what, since=since, until=until, form=form, rows=rows
    )
    stream = new_stream(LOOK.kind, act.person.authority or "", act)
    begin_new(LOOKS, stream, "export", lambda _seen: told, act)


def _row(change: readmodels.Change[LookEvent | None]) -> StreamRow:
    """Return the row of a look; who it was and at what, the event says."""
    told = change.state
    if told is None:
        raise LookupError(LOOK.kind)
    title = told.what.value if isinstance(told, Looked) else told.what
    shown = rows.Row(number="", title=title, phase="done", opened_on=told.on)
    row = rows.row_of(change, shown)
    row.at = change.recorded[-1].envelope.at
    return row


def _rows(person: Person) -> Q:
    """Say which looks the person sees: an administrator those at his authority."""
    here = Q(kind=LOOK.kind, authority=person.authority)
    return here if person.authority and person.has(Role.ADMIN) else Q(pk__in=[])


def _single(person: Person, stream: Stream, _state: LookEvent | None) -> bool:
    return person.has(Role.ADMIN) and person.authority == stream.authority


LOOK_LIST: Final = tables.listed(StreamRow, LOOK.kind, _row, name=f"list of {LOOK.kind}")
LATEST: Final = keyset.Keyset(model=StreamRow, order=("-at", "-stream"), size=rows.SIZE)
"""The latest first: of the many looks of one day, a day says nothing of the order."""
LOOK_VISIBILITY: Final = Visibility(kind=LOOK.kind, model=StreamRow, rows=_rows, single=_single)
