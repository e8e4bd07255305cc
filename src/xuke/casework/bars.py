"""The bars 限制 that hold for somebody: what articles 78 and 79 and the special laws made."""

from collections.abc import Iterator, Sequence

from xuke.casework.licence.models import BarRow
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.licence.bars import bars_of_licence
from xuke.record.events import CASE, LICENCE

_BARRING = frozenset(
    {
        "NotAccepted",
        "Refused",
        "Terminated",
        "Annulled",
        "Revoked",
        "Deregistered",
        "CreditRepaired",
    }
)
"""After which acts somebody may be barred, or no more; no other act asks the database anything."""


def bars_for(holder: str) -> tuple[Bar, ...]:
    """Return every bar of this holder, by the index of his identity, whenever it holds."""
    if not holder:
        return ()
    rows = BarRow.objects.filter(holder=holder).order_by("since", "stream", "place")
    return tuple(
        Bar(
            kind=BarKind(row.kind),
            holder=row.holder,
            item=row.item,
            since=row.since,
            until=row.until,
            basis=row.basis,
            source=row.source,
        )
        for row in rows
    )


def _project(changes: Sequence[Change]) -> None:
    """Write the bars that follow from these changes, in the place of those before."""
    barring = [one for one in changes if any(act.type in _BARRING for act in one.recorded)]
    known = [change.stream.id for change in barring if not change.new]
    if known:
        BarRow.objects.filter(stream__in=known).delete()
    rows = [row for change in barring for row in _rows(change)]
    if rows:
        BarRow.objects.bulk_create(rows)


def _rows(change: Change) -> Iterator[BarRow]:
    """Yield the rows of one stream's bars."""
    for place, bar in enumerate(_bars(change)):
        yield BarRow(
            stream=change.stream.id,
            place=place,
            kind=bar.kind.value,
            holder=bar.holder,
            item=bar.item,
            since=bar.since,
            until=bar.until,
            basis=bar.basis,
            source=bar.source,
        )


def _bars(change: Change) -> tuple[Bar, ...]:
    """Return the bars of a case or a licence; a draft has no applicant, and bars nobody."""
    match change.stream.kind:
        case kind if kind == CASE:
            return bars_of_case(change.case)
        case kind if kind == LICENCE:
            return bars_of_licence(change.licence)
        case _:
            return ()


BAR_LIST = ReadModel(name="bars", tables=("casework_bar",), project=_project)
