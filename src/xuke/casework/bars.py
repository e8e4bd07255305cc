"""The bars 限制 that hold for somebody: what articles 78 and 79 and the special laws made."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from xuke.casework.models import BarRow
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.events import NotAccepted, Refused, Terminated
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.events import Annulled, CreditRepaired, Deregistered, Revoked
from xuke.kernel.licence.machine import LICENCE
from xuke.record.statements import fetch

_BARRING = {
    CASE.kind: (NotAccepted, Refused, Terminated),
    LICENCE.kind: (Annulled, Revoked, Deregistered, CreditRepaired),
}
"""After which acts somebody may be barred, or free again; no other asks the database anything."""
_KEY: Final = ("stream", "place", "authority", "year")
_FACTS: Final = ("kind", "holder", "item", "since", "until", "basis", "source")

_BARS: Final = (
    "SELECT kind, item, since, until, basis, source FROM casework_bar"
    " WHERE holder = %s ORDER BY since, stream, place"
)


def bars_for(holder: str) -> tuple[Bar, ...]:
    """Return every bar of this holder, by the index of his identity, whenever it holds."""
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
        for kind, item, since, until, basis, source in fetch(_BARS, [holder])
    )


def _project(changes: Sequence[Change[Any]]) -> None:
    """Write the bars that follow from these changes, in the place of those before."""
    barring = list(filter(_is_barring, changes))
    rows = {change.stream.id: list(_rows(change)) for change in barring}
    for change in barring:
        if not change.new:
            _delete_from(change, len(rows[change.stream.id]))
    made = [row for some in rows.values() for row in some]
    if made:
        # In place: a rebuild may write the same bar at the same time, and this act must not fail.
        BarRow.objects.bulk_create(
            made, update_conflicts=True, unique_fields=_KEY, update_fields=_FACTS
        )


def _is_barring(change: Change[Any]) -> bool:
    return change.has(*_BARRING[change.stream.kind])


def _rows_of_new(change: Change[Any]) -> Iterator[BarRow]:
    """Return the bars of a stream that is told at once."""
    return _rows(change) if _is_barring(change) else iter(())


def _delete_from(change: Change[Any], place: int) -> None:
    """Delete a stream's bars from this place on: there are no longer so many."""
    BarRow.objects.filter(
        stream=change.stream.id,
        authority=change.stream.authority,
        year=change.year,
        place__gte=place,
    ).delete()


def _rows(change: Change[Any]) -> Iterator[BarRow]:
    """Yield the rows of one stream's bars."""
    for place, bar in enumerate(_bars(change)):
        yield BarRow(
            stream=change.stream.id,
            place=place,
            authority=change.stream.authority,
            year=change.year,
            kind=bar.kind.value,
            holder=bar.holder,
            item=bar.item,
            since=bar.since,
            until=bar.until,
            basis=bar.basis,
            source=bar.source,
        )


def _bars(change: Change[Any]) -> tuple[Bar, ...]:
    """Return the bars of a case or a licence; a draft has no applicant, and bars nobody."""
    is_case = change.stream.kind == CASE.kind
    return bars_of_case(change.state) if is_case else bars_of_licence(change.state)


def _read_model(name: str, kind: str) -> ReadModel[Any]:
    tables = (BarRow._meta.db_table,)
    return ReadModel(name=name, kind=kind, tables=tables, project=_project, rows=_rows_of_new)


BARS_OF_CASES: Final = _read_model("bars of cases", CASE.kind)
BARS_OF_LICENCES: Final = _read_model("bars of licences", LICENCE.kind)
