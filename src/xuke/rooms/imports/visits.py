"""Visits of a list that are counted already: each was recorded as a check on a licence here."""

import json
from collections.abc import Sequence

from django.utils.translation import gettext as _

from xuke.figures.models import SupervisionRow
from xuke.kernel.supervision import SupervisionKind
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.source import Read


def visits_counted(authority: str, reads: Sequence[Read]) -> list[Problem]:
    """Return the visits that are counted already, as a check recorded on a licence here."""
    told = {read.number: json.loads(read.name) for read in reads}
    visits = {
        number: (item, day, name)
        for number, (kind, item, day, name, *_rest) in told.items()
        if kind == SupervisionKind.INSPECTION
    }
    if not visits:
        return []
    rows = SupervisionRow.objects.filter(
        authority=authority,
        imported=False,
        kind=SupervisionKind.INSPECTION.value,
        noted_on__in={day for _item, day, _name in visits.values()},
    )
    known = {
        (item, day.isoformat(), name)
        for item, day, name in rows.values_list("item", "noted_on", "object")
    }
    reason = _("这次检查已经作为承诺核查登记在证照上，并已计入主动监管，请删去这一行。")
    return [
        Problem(number, "object", name, reason)
        for number, (item, day, name) in visits.items()
        if (item, day, name) in known
    ]
