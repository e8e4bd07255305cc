"""送达: when a paper on a licence has reached its holder, and how he agreed that it may."""

from dataclasses import replace

from xuke.kernel.law.citation import CIVIL_PROCEDURE_LAW, PENALTY_LAW, cites
from xuke.kernel.law.delivery import (
    ElectronicAgreed,
    Sent,
    check_agreement,
    is_agreed_on,
    received_on,
)
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import LicenceEvent, Paper, PaperDelivered
from xuke.kernel.licence.rights import right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


def agree(_licence: Licence, event: ElectronicAgreed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record the holder's confirmation of how papers may reach him, or that he takes it back."""
    check_agreement(event)
    return (event,)


@cites(PENALTY_LAW.art(61), CIVIL_PROCEDURE_LAW.art(87))
def deliver(licence: Licence, event: PaperDelivered, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record on which day a paper reached the holder: on paper as its receipt says.

    Of a public notice it is the day on which its thirty days are over, of the electronic way the
    day of arrival, which the holder has agreed to by then; reading alone serves nothing.
    """
    paper = _owed(licence, event.paper)
    sent = Sent(
        written_on=paper.on,
        agreed=is_agreed_on(licence.electronic, event.received_on or event.on, before=False),
        notice=licence.law.public_notice,
    )
    return (replace(event, received_on=received_on(event, sent, event.on, at.calendar)),)


def _owed(licence: Licence, name: str) -> Paper:
    """Return the paper of this name that has not reached the holder yet."""
    found = [one for one in licence.undelivered if one.name == name]
    if not found:
        owed = " ".join(one.name for one in licence.undelivered)
        raise Unlawful("no-such-paper", CIVIL_PROCEDURE_LAW.art(87), paper=name, owed=owed)
    return found[0]


def _is_owed(licence: Licence) -> bool:
    return bool(licence.undelivered)


def _may_be_owed(licence: Licence) -> bool:
    """Whether anything may still have to reach the holder."""
    return licence.is_in_force or _is_owed(licence)


OFFICE = holds(Role.CLERK, Role.DECIDER, Role.EXAMINER)
ISSUED = frozenset(Status) - {Status.NONE}
VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="agree-electronic",
        event=ElectronicAgreed,
        right=right(ISSUED, CIVIL_PROCEDURE_LAW.art(90), OFFICE, when=_may_be_owed),
        decide=agree,
    ),
    Verb(
        name="deliver-paper",
        event=PaperDelivered,
        right=right(ISSUED, CIVIL_PROCEDURE_LAW.art(87), OFFICE, when=_is_owed),
        decide=deliver,
    ),
)
