"""注销的事实: what must be true before a licence is struck off, and who must stand by it.

Death, the end of a body and impossibility are facts that an official tells of a holder who has not
asked. The law calls striking off a formality, yet what was told wrongly takes everything from him:
one official states the evidence, and who decides stands by it with his own signature.
"""

from dataclasses import replace
from typing import Final

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import LICENSING_LAW, MEDICAL_INSTITUTIONS, PHYSICIANS_LAW, cites
from xuke.kernel.law.limit import Span, Unit, deadline
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.licence.clocks import idle_from, is_exempt
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationProposalDropped,
    DeregistrationProposed,
    LicenceEvent,
)
from xuke.kernel.licence.places import ground_under
from xuke.kernel.licence.rights import FORMALITY, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import (
    ASSESSMENT_FAILED,
    DEFERRAL_FAILED,
    GROUND_BASIS,
    IN_FORCE,
    OUT_OF_BUSINESS,
    DeregistrationGround,
)
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb

PERSON = "person"
"""The kind of holder that is a human being."""
TOLD_OF_HOLDER: Final = frozenset(
    {
        DeregistrationGround.PERSON_GONE,
        DeregistrationGround.BODY_DISSOLVED,
        DeregistrationGround.IMPOSSIBLE,
    }
)
"""Grounds that the record does not show: somebody tells them, and somebody else stands by it."""

PROPOSAL_LASTS: Final = Span(20, Unit.WORKING)
"""拟注销的有效期: a rule of the house since 2026-12, as no law names a term.

It is as long as article 42(1) gives for a decision: what was found that long ago is looked at again
before it takes everything from somebody.
"""


@cites(
    LICENSING_LAW.art(70, 1, 2),
    LICENSING_LAW.art(70, 1, 3),
    LICENSING_LAW.art(70, 1, 5),
)
def propose(
    licence: Licence, event: DeregistrationProposed, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """State what was found of the holder, and by what evidence; whoever decides strikes it off."""
    basis = GROUND_BASIS[event.ground]
    if event.ground not in TOLD_OF_HOLDER:
        raise Unlawful("proposal-not-needed", basis, ground=event.ground)
    check_holder(licence, event.ground)
    check_reason(event.evidence, basis)
    last = deadline(event.on, PROPOSAL_LASTS, calendar=at.calendar)
    return (replace(event, lapses_on=last.due),)


def drop_proposal(
    _licence: Licence, event: DeregistrationProposalDropped, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Leave the licence as it is, and say why: by who found it, or by who would decide on it."""
    check_reason(event.reason, LICENSING_LAW.art(70))
    return (event,)


def check_holder(licence: Licence, ground: DeregistrationGround) -> None:
    """Ask that only a person has died, and that only a body was dissolved."""
    # A change may have named another holder than the one to whom the licence was issued.
    is_person = (licence.holder or licence.origin.holder).kind == PERSON
    if ground is DeregistrationGround.PERSON_GONE and not is_person:
        raise Unlawful("holder-is-no-person", GROUND_BASIS[ground])
    if ground is DeregistrationGround.BODY_DISSOLVED and is_person:
        raise Unlawful("holder-is-no-body", GROUND_BASIS[ground])


@cites(
    LICENSING_LAW.art(70, 1, 2),
    LICENSING_LAW.art(70, 1, 3),
    LICENSING_LAW.art(70, 1, 5),
)
def require_second(licence: Licence, event: Deregistered, at: Occasion) -> None:
    """Ask for the evidence of one official, and for another one who decides.

    A holder that is wound up, or can no longer act, may ask himself; nobody asks after his death.
    """
    is_asked = event.on_application and event.ground is not DeregistrationGround.PERSON_GONE
    if event.ground not in TOLD_OF_HOLDER or is_asked:
        return
    basis, proposed = GROUND_BASIS[event.ground], licence.proposed
    if proposed is None or proposed.ground is not event.ground:
        raise Unlawful("striking-unproposed", basis, ground=event.ground)
    if proposed.lapses_on and event.on > proposed.lapses_on:
        raise Unlawful("proposal-lapsed", basis, until=proposed.lapses_on.isoformat())
    if Role.DECIDER not in at.person.roles:
        raise NotYours("role-missing", role=Role.DECIDER)
    if proposed.by == at.person.id:
        raise NotYours("proposed-by-same-person", basis)


@cites(LICENSING_LAW.art(70, 1, 6), MEDICAL_INSTITUTIONS.art(20, 2), MEDICAL_INSTITUTIONS.art(21))
def check_further(licence: Licence, event: Deregistered) -> None:
    """Ask for a case that a special law gives, and that is true; or for the holder's own wish."""
    if event.on_application and not event.further:
        return
    grounds = {one.id: one for one in licence.rule.further_grounds}
    if event.further not in grounds:
        raise Unlawful("no-such-ground", LICENSING_LAW.art(70, 1, 6), ground=event.further)
    place = ground_under(licence, event.further)
    # Nobody asks to be barred: as his own wish it would pass by the hearing that he is owed.
    if event.on_application and grounds[event.further].bar:
        raise Unlawful("ground-bars", place, ground=event.further)
    if event.further in OUT_OF_BUSINESS and not event.on_application:
        _check_idle(licence, event)
    if event.further == DEFERRAL_FAILED and licence.failed_again is None:
        raise Unlawful("verification-not-failed", place)
    _check_assessed(licence, event)


@cites(MEDICAL_INSTITUTIONS.art(20, 2))
def _check_idle(licence: Licence, event: Deregistered) -> None:
    """Ask that the holder has been idle for longer than the special law lets it be."""
    place = licence.rule.place("idle_after", MEDICAL_INSTITUTIONS.art(20, 2))
    if is_exempt(licence):
        raise Unlawful("idle-exempt", licence.rule.place("idle_exempts", place))
    last = idle_from(licence)
    if last is None or event.on <= last:
        facts = {"last": last.isoformat()} if last else {}
        raise Unlawful("not-idle-long-enough", place, **facts)


@cites(PHYSICIANS_LAW.art(17, 1, 4))
def _check_assessed(licence: Licence, event: Deregistered) -> None:
    """Ask that the second assessment was failed; what was failed before lies in no record here."""
    is_known = licence.reassessment is not None or licence.origin.imported
    if event.further == ASSESSMENT_FAILED and not is_known:
        raise Unlawful("assessment-not-failed", ground_under(licence, event.further))


def _is_proposed(licence: Licence) -> bool:
    return licence.proposed is not None


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="propose-deregistration",
        event=DeregistrationProposed,
        right=right(IN_FORCE, LICENSING_LAW.art(70), FORMALITY),
        decide=propose,
        settled=frozenset({"lapses_on"}),
    ),
    Verb(
        name="drop-proposal",
        event=DeregistrationProposalDropped,
        right=right(IN_FORCE, LICENSING_LAW.art(70), FORMALITY, when=_is_proposed),
        decide=drop_proposal,
    ),
)
