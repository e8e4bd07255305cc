"""Which cases days have done something to: those whose day lies before this one."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q

from xuke.casework.models import CaseRow
from xuke.casework.stream.tables import by_day
from xuke.kernel.case.state import Phase

_LISTS: Final = (
    (Q(phase=Phase.RECEIVED.value, imported=False), "due"),
    (Q(phase=Phase.IN_CORRECTION.value), "due"),
    (Q(), "pending_until"),
)
"""Each selects by an index of its own: of the open cases only what is due is loaded.

Silence does nothing to an imported case, so it is not looked at while it is only received.
"""


def due(on: date) -> Iterator[UUID]:
    """Yield the cases whose day lies before this one; one whose days lie in two lists comes twice.

    What the law leaves as it is stays in the list; the next batch begins after it.
    """
    for listed, day in _LISTS:
        rows = CaseRow.objects.filter(listed, **{f"{day}__lt": on})
        yield from by_day(rows, day)
