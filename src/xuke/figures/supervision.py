"""Supervision as reports count it: one row an event, and who sees it."""

from typing import Final

from xuke.casework.stream.readmodels import Change
from xuke.casework.stream.tables import at_home, listed
from xuke.figures.models import SupervisionRow
from xuke.kernel.supervision import SUPERVISION, SupervisionNoted


def _row(change: Change[None]) -> SupervisionRow:
    """Return the row of what was noted; its event stands alone in its stream."""
    noted: SupervisionNoted = change.recorded[0].event
    return SupervisionRow(
        stream=change.stream.id,
        authority=change.stream.authority,
        kind=noted.kind.value,
        item=noted.item,
        object=noted.object,
        reference=noted.reference,
        noted_on=noted.on,
        imported=noted.imported,
    )


SUPERVISION_LIST: Final = listed(SupervisionRow, SUPERVISION.kind, _row, name="supervision")
SUPERVISION_VISIBILITY: Final = at_home(SupervisionRow, SUPERVISION.kind)
