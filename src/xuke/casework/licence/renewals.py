"""Renewals between the licence and the case of each: filed, closed, granted by silence."""

from uuid import UUID

from xuke.casework.licence.find import licence_about, opened
from xuke.casework.licence.kind import LICENCES
from xuke.casework.models import LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.casework.stream.kinds import kind_of
from xuke.casework.stream.lapse import lapse
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    Granted,
    NotAccepted,
    Refused,
    Submitted,
    Terminated,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.licence.days import grant_by_silence
from xuke.kernel.licence.events import RenewalClosed, RenewalFiled, Renewed
from xuke.kernel.licence.state import Licence

CLOSED = (Refused, NotAccepted, ApplicationWithdrawn, Terminated)
"""A renewal that ended so renews nothing, not even by silence."""


def note_renewal(change: Change[Case], act: Act) -> None:
    """Note on the licence that its renewal was filed, or came to nothing."""
    is_filed, is_closed = change.has(Submitted), change.has(*CLOSED)
    found = licence_about(change.stream, change.state) if is_filed or is_closed else None
    if found is None:
        return
    case, by = str(change.stream.id), act.person.id
    if is_filed:
        filed = RenewalFiled(on=act.on, by=by, case=case)
        do(LICENCES, opened(found, act), "file-renewal", lambda _seen: filed, act)
    elif found.state.renewal:
        closed = RenewalClosed(on=act.on, by=by, case=case)
        do(LICENCES, found.stream.id, "close-renewal", lambda _seen: closed, act)


def days_come_first(renewal: UUID, act: Act) -> bool:
    """Do what days alone have done to the licence that this case renews (article 50(2)).

    Silence has granted it since the end, whether or not the day's work has written it down.
    """
    over = LicenceRow.objects.filter(renewal=renewal, wakes_on__lte=act.on, valid_until__lt=act.on)
    licences = list(over.values_list("stream", flat=True))
    for licence in licences:
        lapse(LICENCES, licence, act.of_days)
    return bool(licences)


def renewal_is_granted(change: Change[Licence], act: Act) -> None:
    """Record on the renewal's case that silence has granted it (article 50(2))."""
    for recorded in change.recorded:
        renewed = recorded.event
        if isinstance(renewed, Renewed) and renewed.deemed:
            _grant(UUID(renewed.case), grant_by_silence(renewed), act)


def _grant(case: UUID, granted: Granted, act: Act) -> None:
    do(kind_of(CASE.kind), case, "deem-granted", lambda _seen: granted, act)
