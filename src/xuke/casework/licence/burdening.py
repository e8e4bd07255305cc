"""Who holds a licence is told in his inbox of what is intended against it, and of what is done."""

from typing import Final

from xuke import catalogue
from xuke.casework.messages import BURDEN, DROPPED, INTENT, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.licence.clocks import awaits_answer
from xuke.kernel.licence.events import (
    Annulled,
    Deregistered,
    IntentDropped,
    IntentTold,
    LicenceEvent,
    PaperDelivered,
    PaperKind,
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
        days = licence.law.penalty_hearing_request.length
        return INTENT, {"act": event.act.value, "days": str(days)}
    if isinstance(event, PaperDelivered):
        return _received(licence, event)
    if isinstance(event, IntentDropped):
        return DROPPED, {"act": event.act.value}
    is_formality = isinstance(event, Deregistered) and not event.document
    act = None if is_formality else _DONE.get(type(event))
    return (BURDEN, {"act": act.value}) if act else None


def _received(licence: Licence, event: PaperDelivered) -> tuple[str, dict[str, str]] | None:
    """Return until when the holder may answer what has reached him; nothing of other papers."""
    paper = licence.papers[event.paper]
    intent = licence.intents.get(paper.act) if paper.act else None
    if paper.kind is not PaperKind.TOLD or intent is None or not awaits_answer(licence, intent):
        return None
    due = answer_due(licence, event.received_on or event.on, catalogue.calendar()).due
    return INTENT, {"act": intent.told.act.value, "due": due.isoformat()}


BURDENS: Final = Effect(
    name="burdens told to the holder",
    kind=LICENCE.kind,
    events=(IntentTold, IntentDropped, PaperDelivered, *_DONE),
    follows=_burden,
)
