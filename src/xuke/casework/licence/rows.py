"""The list of licences: one row each, from state and calendar; what finds it, who sees it."""

from typing import Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.licence.judging import judged
from xuke.casework.models import LicenceRow, LicenceWords
from xuke.casework.sealing import holder_index
from xuke.casework.stream.readmodels import Change
from xuke.casework.stream.searching import indexed
from xuke.casework.stream.tables import at_home, listed
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.licence import clocks as running, days
from xuke.kernel.licence.events import LicenceIssued, Modified, Reissued, RenewalCertified
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.record.events import Stream

_NAMING: Final = (LicenceIssued, Modified, Reissued, RenewalCertified)
"""After these a licence may have another number or holder."""


def licence_row(stream: Stream, licence: Licence, calendar: Calendar) -> LicenceRow:
    """Return the row of a licence."""
    origin, holder = licence.origin, licence.holder or licence.origin.holder
    clocks = running.running_clocks(licence, calendar)
    return LicenceRow(
        stream=stream.id,
        version=licence.version,
        authority=stream.authority,
        case=_uuid(origin.case),
        number=licence.number,
        identifier=licence.identifier,
        item=licence.item,
        holder_kind=holder.kind,
        holder_name=holder.name,
        holder_index=holder_index(holder),
        status=licence.status.value,
        deferred_until=licence.deferred.until if licence.deferred else None,
        suspended_until=licence.suspension.until if licence.suspension else None,
        assessment_due=licence.assessment_due if licence.is_in_force else None,
        valid_from=licence.valid_from,
        valid_until=licence.valid_until,
        check_due=licence.next_check_due,
        review_due=licence.next_review_due,
        promise=licence.promise.value,
        commitment_due=running.promise_due(licence, calendar),
        renewal=_uuid(licence.renewal.case) if licence.renewal else None,
        renewal_timely=licence.is_awaited,
        promise_broken_on=licence.unkept_since if licence.is_in_force else None,
        unreached=licence.unreached_due,
        undelivered=running.undelivered_due(licence, calendar),
        next_clock=clocks[0].name.value if clocks else "",
        next_due=clocks[0].due if clocks else None,
        wakes_on=days.wakes_on(licence),
        imported=origin.imported,
        earlier=_earlier(licence),
    )


def _earlier(licence: Licence) -> list[str]:
    """Return what replaced versions of the certificate are found by."""
    *replaced, current = [one.identifier or one.number for one in licence.certificates]
    return [one for one in dict.fromkeys(replaced) if one != current]


def _uuid(text: str) -> UUID | None:
    return UUID(text) if text else None


def _row(change: Change[Licence]) -> LicenceRow:
    # Of the day of what was done last: a rebuild finds the same.
    licence = judged(change.state, change.recorded[-1].event.on)
    return licence_row(change.stream, licence, catalogue.calendar())


def _words(change: Change[Licence]) -> LicenceWords | None:
    """Return the words, written only when number or holder change."""
    if not change.has(*_NAMING):
        return None
    licence = change.state
    holder = licence.holder or licence.origin.holder
    return LicenceWords(
        stream=change.stream.id,
        authority=change.stream.authority,
        words=indexed(holder.name, licence.number),
    )


LICENCE_LIST: Final = listed(LicenceRow, LICENCE.kind, _row, name="licences")
LICENCE_WORDS: Final = listed(LicenceWords, LICENCE.kind, _words, name="words of licences")
LICENCE_VISIBILITY: Final = at_home(LicenceRow, LICENCE.kind)
"""The officials of the authority that gave a licence see it."""
