"""The bars 限制 that hold for somebody: what articles 78 and 79 and the special laws made."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from xuke.casework.models import BarRow
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.events import NotAccepted, Refused, Terminated
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.events import Annulled, CreditRepaired, Deregistered, Revoked
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.record.statements import as_text, fetch
from xuke.record.writing import write

_BARRING = {
    CASE.kind: (NotAccepted, Refused, Terminated),
    LICENCE.kind: (Annulled, Revoked, Deregistered, CreditRepaired),
}
"""After which acts somebody may be barred, or free again; no other asks the database anything."""
_KEY: Final = ("stream", "place", "authority", "year")
_FACTS: Final = ("kind", "holder", "item", "since", "until", "basis", "source")

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
    barring = [change for change in changes if change.has(*_BARRING[change.stream.kind])]
    rows = {change.stream.id: list(_rows(change)) for change in barring}
    gone = [
        (change.stream.id, change.stream.authority, change.year, len(rows[change.stream.id]))
        for change in barring
        if not change.new
    ]
    if gone:
        write(_DELETE, [as_text(list(map(str, column))) for column in zip(*gone, strict=True)])
    made = [row for some in rows.values() for row in some]
    if made:
        # In place: a rebuild may write the same bar at the same time, and this act must not fail.
        BarRow.objects.bulk_create(
            made, update_conflicts=True, unique_fields=_KEY, update_fields=_FACTS
        )


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


BARS_OF_CASES: ReadModel[Case] = ReadModel(
    name="bars of cases", kind=CASE.kind, tables=("casework_bar",), project=_project
)
BARS_OF_LICENCES: ReadModel[Licence] = ReadModel(
    name="bars of licences", kind=LICENCE.kind, tables=("casework_bar",), project=_project
)
