"""Who holds a licence is told in his inbox of what is intended against it, and of what is done."""

from typing import Final

from xuke import catalogue
from xuke.casework.messages import BURDEN, DROPPED, INTENT, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.licence.events import (
    Annulled,
    Deregistered,
    IntentDropped,
    IntentTold,
    LicenceEvent,
    Revoked,
    Suspended,
    Withdrawn,
)
from xuke.kernel.licence.intent import answer_due
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct

_DONE: Final[dict[type[LicenceEvent], AdverseAct]] = {
    Suspended: AdverseAct.SUSPENSION,
    Withdrawn: AdverseAct.WITHDRAWAL,
    Annulled: AdverseAct.ANNULMENT,
    Revoked: AdverseAct.REVOCATION,
    Deregistered: AdverseAct.DEREGISTRATION,
}


def _burden(change: Change[Licence], _act: Act) -> None:
    """Tell the account to which the licence was issued; a holder without one has the letter."""
    licence = change.state
    account = licence.origin.account
    for one in change.recorded if account else ():
        told = _told(licence, one.event)
        if told:
            code, facts = told
            tell(account, code, one, {"item": licence.item, "number": licence.number, **facts})


def _told(licence: Licence, event: LicenceEvent) -> tuple[str, dict[str, str]] | None:
    """Return what a message says of the event, and by which code; nothing where it burdens nobody.

    Who is struck off for what a special law names gets a decision; what else strikes off is a
    formality.
    """
    if isinstance(event, IntentTold):
        due = answer_due(licence, event.on, catalogue.calendar()).due
        return INTENT, {"act": event.act.value, "due": due.isoformat()}
    if isinstance(event, IntentDropped):
        return DROPPED, {"act": event.act.value}
    is_formality = isinstance(event, Deregistered) and not event.document
    act = None if is_formality else _DONE.get(type(event))
    return (BURDEN, {"act": act.value}) if act else None


BURDENS: Final = Effect(
    name="burdens told to the holder",
    kind=LICENCE.kind,
    events=(IntentTold, IntentDropped, *_DONE),
    follows=_burden,
)
