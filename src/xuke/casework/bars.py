"""The bars 限制 that hold for somebody: what articles 78 and 79 and the special laws made."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from xuke.casework.licence.judging import bars_of
from xuke.casework.models import BarRow
from xuke.casework.sealing import holder_index
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.rowsql import upsert_many
from xuke.kernel.case import bars as of_case
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.licence import bars as of_licence
from xuke.kernel.licence.machine import LICENCE
from xuke.record import statements, writing
from xuke.record.values import as_text

_BARRING = {
    CASE.kind: of_case.BARRING,
    LICENCE.kind: of_licence.BARRING,
}
"""After which acts somebody may be barred, or free again; no other asks the database anything."""
_KEY: Final = ("stream", "place", "authority", "year")

# A stream's bars from a place on: there are no longer so many.
_DELETE: Final = (
    "DELETE FROM casework_bar AS bar"
    " USING unnest(%s::uuid[], %s::text[], %s::integer[], %s::integer[])"
    " AS gone (stream, authority, year, place)"
    " WHERE bar.stream = gone.stream AND bar.authority = gone.authority AND bar.year = gone.year"
    " AND bar.place >= gone.place"
)
_BARS: Final = (
    "SELECT kind, item, since, until, basis, source FROM casework_bar"
    " WHERE holder = %s AND stream IS DISTINCT FROM %s::uuid ORDER BY since, stream, place"
)


def bars_for(holder: str, besides: str = "") -> tuple[Bar, ...]:
    """Return every bar of this holder, by the index of his identity, whenever it holds.

    Those that follow from one stream may be left out: it knows itself what it bars from.
    """
    if not holder:
        return ()
    return tuple(
        Bar(
            kind=BarKind(kind),
            holder=holder,
            item=item,
            since=since,
            until=until,
            basis=basis,
            source=source,
        )
        for kind, item, since, until, basis, source in statements.fetch(
            _BARS, [holder, besides or None]
        )
    )


def _project(changes: Sequence[Change[Any]]) -> None:
    """Write the bars that follow from these changes, in the place of those before."""
    barring = list(filter(_is_barring, changes))
    rows = {change.stream.id: list(_rows(change)) for change in barring}
    gone = [
        (change.stream.id, change.stream.authority, change.year, len(rows[change.stream.id]))
        for change in barring
        if not change.new
    ]
    if gone:
        writing.write(
            _DELETE, [as_text(list(map(str, column))) for column in zip(*gone, strict=True)]
        )
    made = [row for some in rows.values() for row in some]
    if made:
        # In place: a rebuild may write the same bar at the same time, and this act must not fail.
        upsert_many(BarRow, made, _KEY)


def _is_barring(change: Change[Any]) -> bool:
    return change.has(*_BARRING[change.stream.kind])


def _rows_of_new(change: Change[Any]) -> Iterator[BarRow]:
    """Return the bars of a stream that is told at once."""
    return _rows(change) if _is_barring(change) else iter(())


def _rows(change: Change[Any]) -> Iterator[BarRow]:
    """Yield the rows of one stream's bars, by the index that its holder has today."""
    bars = _bars(change)
    holder = holder_index(_holder(change)) if bars else ""
    for place, bar in enumerate(bars):
        yield BarRow(
            stream=change.stream.id,
            place=place,
            authority=change.stream.authority,
            year=change.year,
            kind=bar.kind.value,
            holder=holder,
            item=bar.item,
            since=bar.since,
            until=bar.until,
            basis=bar.basis,
            source=bar.source,
        )


def _bars(change: Change[Any]) -> tuple[Bar, ...]:
    """Return the bars of a case or a licence; a draft has no applicant, and bars nobody."""
    is_case = change.stream.kind == CASE.kind
    return of_case.bars_of_case(change.state) if is_case else bars_of(change.state)


def _holder(change: Change[Any]) -> Applicant | None:
    """Return whom a stream's bars bind: a case's applicant, a licence's holder."""
    is_case = change.stream.kind == CASE.kind
    who: Applicant | None = change.state.applicant if is_case else change.state.holder
    return who


def _read_model(name: str, kind: str) -> ReadModel[Any]:
    tables = (BarRow._meta.db_table,)
    return ReadModel(name=name, kind=kind, tables=tables, project=_project, rows=_rows_of_new)


BARS_OF_CASES: Final = _read_model("bars of cases", CASE.kind)
BARS_OF_LICENCES: Final = _read_model("bars of licences", LICENCE.kind)
