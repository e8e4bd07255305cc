"""A check on a licence 承诺核查 is a visit of the yearly table 主动开展监管: counted, and once.

What an import tells of the same day, item and holder is the same visit. Whichever came first
stands: a check is not counted beside an imported line, and an import that brings the line of a
check recorded here is refused until that line is taken out (`rooms.imports`).
"""

from collections.abc import Iterator
from typing import Final

from xuke.casework.stream.act import Act
from xuke.casework.stream.door import append, load_or_begin
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.kinds import kind_of
from xuke.casework.stream.readmodels import Change
from xuke.figures.models import SupervisionRow
from xuke.kernel.licence.events import CommitmentChecked
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.supervision import SUPERVISION, SupervisionKind, SupervisionNoted


def _count_visits(change: Change[Licence], act: Act) -> None:
    """Note each check that was recorded as a visit to the holder."""
    for name, noted in _visits(change):
        if not _is_counted(change.stream.authority, noted):
            stream = stream_named(SUPERVISION.kind, change.stream.authority, name)
            kind = kind_of(SUPERVISION.kind)
            append(kind, load_or_begin(kind, stream), (noted,), act.following)


def _visits(change: Change[Licence]) -> Iterator[tuple[str, SupervisionNoted]]:
    """Yield the visits, each with the name that it always has."""
    licence = change.state
    holder = licence.holder or licence.origin.holder
    for one in change.recorded:
        if isinstance(one.event, CommitmentChecked):
            noted = SupervisionNoted(
                on=one.event.on,
                kind=SupervisionKind.INSPECTION,
                item=licence.item,
                object=holder.name,
                reference=licence.number,
            )
            yield f"licence/{one.stream.id}/{one.version}", noted


def _is_counted(authority: str, noted: SupervisionNoted) -> bool:
    """Whether the same visit is counted already: of one day, item and holder."""
    return SupervisionRow.objects.filter(
        authority=authority,
        kind=noted.kind.value,
        noted_on=noted.on,
        item=noted.item,
        object=noted.object,
    ).exists()


VISITS: Final = Effect(
    name="visits of the yearly table",
    kind=LICENCE.kind,
    events=(CommitmentChecked,),
    follows=_count_visits,
)
