"""What corrected item data changes on licences: terms that no provision gives, or longer ones."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xuke.casework.licence.corrected import LicenceCorrection, correction_of
from xuke.casework.licence.kind import LICENCES
from xuke.casework.models import LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.licence.machine import LICENCE
from xuke.record.postgres import PostgresRecord

BATCH: Final = 500


def licence_corrections(
    on: date, reason: str, authority: str | None = None
) -> Iterator[LicenceCorrection]:
    """Yield the licences whose term is not what their item gives, a batch in memory at a time."""
    rows = LicenceRow.objects.filter(authority=authority) if authority else LicenceRow.objects.all()
    for batch in Keyset(model=LicenceRow, order=("stream",), size=BATCH).walk(rows):
        for history in PostgresRecord().load_many([row.stream for row in batch]):
            licence = LICENCE.replay(one.event for one in history)
            found = correction_of(history[0].stream, licence, on, reason)
            if found:
                yield found


def correct_licence(found: LicenceCorrection, act: Act) -> bool:
    """Record the correction on a licence whose holder gains by it."""
    return bool(do(LICENCES, found.stream, "correct-term", lambda _seen: found.event, act).recorded)
