"""What corrected item data changes on cases: open ones that gain, those that would lose, closed."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xuke.casework.case.corrected import CaseCorrection, correction_of
from xuke.casework.case.kind import CASES
from xuke.casework.models import CaseRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Phase
from xuke.record.postgres import PostgresRecord

BATCH: Final = 500


def case_corrections(
    on: date, reason: str, authority: str | None = None
) -> Iterator[CaseCorrection]:
    """Yield the filed cases whose limit is not what their item gives, a batch in memory at a time.

    Imported cases are left out: by which limit another system judged them is that system's word.
    """
    rows = CaseRow.objects.exclude(phase=Phase.DRAFT.value)
    rows = rows.filter(authority=authority) if authority else rows
    for batch in Keyset(model=CaseRow, order=("stream",), size=BATCH).walk(rows):
        for history in PostgresRecord().load_many([row.stream for row in batch]):
            case = CASE.replay(one.event for one in history)
            found = correction_of(history[0].stream, case, on, reason)
            if found:
                yield found


def correct_case(found: CaseCorrection, act: Act) -> bool:
    """Record the correction on an open case that gains by it."""
    return bool(do(CASES, found.stream, "correct-rule", lambda _seen: found.event, act).recorded)
