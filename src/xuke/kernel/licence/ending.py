"""注销: the formality that strikes a licence from the register, on one of six grounds.

What a special law lets the authority do against the holder's will is no formality: he is told, and
heard, and gets a decision.
"""

from dataclasses import replace
from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import LICENSING_LAW, MEDICAL_INSTITUTIONS, Citation, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.licence import intent, reasons
from xuke.kernel.licence.application import evades
from xuke.kernel.licence.clocks import idle_from
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationAnnounced,
    LicenceEvent,
    TermCorrected,
)
from xuke.kernel.licence.rights import FORMALITY, is_system, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import (
    DEFERRAL_FAILED,
    GROUND_BASIS,
    GROUNDS_BY_STATUS,
    IN_FORCE,
    OUT_OF_BUSINESS,
    AdverseAct,
    DeregistrationGround,
    Status,
)
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds

PERSON = "person"
"""The kind of holder that is a human being."""


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
    refused = evades(licence) if event.on_application else None
    if refused:
        raise refused
    _check_holder(licence, event.ground)
    if event.ground is DeregistrationGround.IMPOSSIBLE:
        check_reason(event.reason, basis)
    if event.ground is DeregistrationGround.OTHER_LAW:
        _check_further(licence, event)
        if not event.on_application:
            _require_decision(licence, event, at)
    return (event,)


def _check_holder(licence: Licence, ground: DeregistrationGround) -> None:
    """Ask that only a person has died, and that only a body was dissolved."""
    # A change may have named another holder than the one to whom the licence was issued.
    is_person = (licence.holder or licence.origin.holder).kind == PERSON
    if ground is DeregistrationGround.PERSON_GONE and not is_person:
        raise Unlawful("holder-is-no-person", GROUND_BASIS[ground])
    if ground is DeregistrationGround.BODY_DISSOLVED and is_person:
        raise Unlawful("holder-is-no-body", GROUND_BASIS[ground])


@cites(LICENSING_LAW.art(70, 1, 6), MEDICAL_INSTITUTIONS.art(20, 2), MEDICAL_INSTITUTIONS.art(21))
def _check_further(licence: Licence, event: Deregistered) -> None:
    """Ask for a case that a special law gives, and that is true; or for the holder's own wish."""
    if event.on_application and not event.further:
        return
    grounds = {one.id: one for one in licence.rule.further_grounds}
    if event.further not in grounds:
        raise Unlawful("no-such-ground", LICENSING_LAW.art(70, 1, 6), ground=event.further)
    ground = grounds[event.further]
    # Nobody asks to be barred: as his own wish it would pass by the hearing that he is owed.
    if event.on_application and ground.bar:
        raise Unlawful("ground-bars", Citation.parse(ground.basis), ground=event.further)
    if event.further in OUT_OF_BUSINESS and not event.on_application:
        _check_idle(licence, event.on)
    if event.further == DEFERRAL_FAILED and licence.failed_again is None:
        raise Unlawful("verification-not-failed", MEDICAL_INSTITUTIONS.art(21))


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(70, 1, 6))
def _require_decision(licence: Licence, event: Deregistered, at: Occasion) -> None:
    """Ask for a decision: by who decides, with facts and a number, the holder heard before it."""
    place = LICENSING_LAW.art(70, 1, 6)
    if Role.DECIDER not in at.person.roles:
        raise NotYours("role-missing", role=Role.DECIDER)
    check_reason(event.reason, place)
    reasons.require_document(event.document, place)
    act = AdverseAct.DEREGISTRATION
    if not licence.is_intended(act):
        raise Unlawful("statement-missing", LICENSING_LAW.art(7), act=act)
    intent.require_heard(licence, act, event.on, at.calendar)


def _check_idle(licence: Licence, on: date) -> None:
    """Ask that the holder has been idle for longer than the special law lets it be."""
    last = idle_from(licence)
    if last is None or on <= last:
        facts = {"last": last.isoformat()} if last else {}
        place = licence.rule.place("idle_after", MEDICAL_INSTITUTIONS.art(20, 2))
        raise Unlawful("not-idle-long-enough", place, **facts)


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
