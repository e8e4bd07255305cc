"""注销: the formality that strikes a licence from the register, on one of six grounds.

What a special law lets the authority do against the holder's will is no formality: he is told, and
heard, and gets a decision.
"""

from dataclasses import replace
from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.licence import intent, reasons, striking
from xuke.kernel.licence.application import evades
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationAnnounced,
    LicenceEvent,
    TermCorrected,
)
from xuke.kernel.licence.places import ground_under
from xuke.kernel.licence.rights import FORMALITY, is_system, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import (
    GROUND_BASIS,
    GROUNDS_BY_STATUS,
    IN_FORCE,
    AdverseAct,
    DeregistrationGround,
    Status,
)
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


@cites(
    LICENSING_LAW.art(70, 1, 1),
    LICENSING_LAW.art(70, 1, 2),
    LICENSING_LAW.art(70, 1, 3),
    LICENSING_LAW.art(70, 1, 4),
    LICENSING_LAW.art(70, 1, 5),
    LICENSING_LAW.art(70, 1, 6),
)
def deregister(licence: Licence, event: Deregistered, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Strike the licence from the register, on a ground that is true of it."""
    basis = GROUND_BASIS[event.ground]
    if event.ground not in GROUNDS_BY_STATUS[licence.status]:
        raise Unlawful("ground-not-true", basis, ground=event.ground, status=licence.status)
    refused = evades(licence, event.on) if event.on_application else None
    if refused:
        raise refused
    striking.check_holder(licence, event.ground)
    if event.ground is DeregistrationGround.IMPOSSIBLE:
        check_reason(event.reason, basis)
    striking.require_second(licence, event, at)
    if event.ground is DeregistrationGround.OTHER_LAW:
        striking.check_further(licence, event)
        if not event.on_application:
            _require_decision(licence, event, at)
    return (event,)


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(70, 1, 6))
def _require_decision(licence: Licence, event: Deregistered, at: Occasion) -> None:
    """Ask for a decision: by who decides, with facts and a number, the holder heard before it."""
    place = ground_under(licence, event.further)
    if Role.DECIDER not in at.person.roles:
        raise NotYours("role-missing", role=Role.DECIDER)
    check_reason(event.reason, place)
    reasons.require_document(event.document, place)
    act = AdverseAct.DEREGISTRATION
    if not licence.is_intended(act):
        raise Unlawful("statement-missing", LICENSING_LAW.art(7), act=act)
    told = licence.intents.get(act)
    if told and told.told.further and told.told.further != event.further:
        raise Unlawful("ground-not-told", LICENSING_LAW.art(7), ground=told.told.further)
    intent.require_heard(licence, act, event.on, at.calendar)


@cites(LICENSING_LAW.art(70))
def announce(
    _licence: Licence, event: DeregistrationAnnounced, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record the announcement of the deregistration, once."""
    reasons.require_document(event.document, LICENSING_LAW.art(70))
    return (event,)


@cites(LICENSING_LAW.art(8, 1), LICENSING_LAW.art(70, 1, 1))
def correct_term(licence: Licence, event: TermCorrected, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Lift a term that no provision gives, or lengthen one that was too short; never shorten one.

    What was struck off since, or ended by an act, stays as it is: only the term had ended this one.
    """
    check_reason(event.reason)
    old, new = licence.valid_until, event.valid_until
    if old is None or (new is not None and new <= old):
        raise Unlawful("correction-burdens", LICENSING_LAW.art(8, 1), was=_day(old), now=_day(new))
    return (replace(event, was_until=old),)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _is_not_announced(licence: Licence) -> bool:
    return licence.announced is None


VERBS: tuple[Verb[Licence], ...] = (
    *striking.VERBS,
    Verb(
        name="deregister",
        event=Deregistered,
        right=right(
            frozenset(Status) - {Status.NONE, Status.DEREGISTERED}, LICENSING_LAW.art(70), FORMALITY
        ),
        decide=deregister,
        settled=frozenset({"case"}),
    ),
    Verb(
        name="correct-term",
        event=TermCorrected,
        right=right(IN_FORCE | {Status.EXPIRED}, LICENSING_LAW.art(70, 1, 1), is_system),
        decide=correct_term,
        settled=frozenset({"was_until"}),
        by_hand=False,
        of="deregister",
    ),
    Verb(
        name="announce-deregistration",
        event=DeregistrationAnnounced,
        right=right(
            frozenset({Status.DEREGISTERED}),
            LICENSING_LAW.art(70),
            holds(Role.CLERK, Role.PUBLISHER),
            when=_is_not_announced,
        ),
        decide=announce,
    ),
)
