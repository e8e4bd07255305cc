"""撤回、撤销: what takes a licence away without a penalty; and the verbs of all that burdens."""

from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    Annulled,
    AnnulmentDeclined,
    LicenceEvent,
    Restored,
    Revoked,
    Suspended,
    Withdrawn,
)
from xuke.kernel.licence.intent import ENDED, is_in_question, require_heard
from xuke.kernel.licence.known import known
from xuke.kernel.licence.penalty import restore, revoke, suspend
from xuke.kernel.licence.reasons import require_rectified, require_term
from xuke.kernel.licence.rights import DECISION, VALID, adverse, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import (
    ANNULMENT_BASIS,
    IN_FORCE,
    AdverseAct,
    AnnulmentCause,
    Promise,
    Status,
)
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(8, 2))
def withdraw(licence: Licence, event: Withdrawn, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take back what was lawful, since law or facts have changed; the loss is compensated."""
    require_term(licence, event.on)
    check_reason(event.reason, LICENSING_LAW.art(8, 2))
    if not event.public_interest.strip():
        raise Unlawful("public-interest-missing", LICENSING_LAW.art(8, 2))
    if not event.basis.strip():
        raise Unlawful("basis-missing", LICENSING_LAW.art(8, 2))
    if not known(at).is_law:
        raise Unlawful("basis-no-law", LICENSING_LAW.art(8, 2), basis=event.basis)
    amount = event.compensation
    answered = (amount is not None and amount > 0) if event.compensation_owed else amount is None
    if not answered:
        raise Unlawful("compensation-unanswered", LICENSING_LAW.art(8, 2))
    require_heard(licence, AdverseAct.WITHDRAWAL, event.on, at.calendar)
    return (event,)


@cites(
    LICENSING_LAW.art(69, 1),
    LICENSING_LAW.art(69, 2),
    LICENSING_LAW.art(69, 3),
    LICENSING_LAW.art(69, 4),
    LICENSING_LAW.art(79),
    COMMITMENT_OPINION.art(2),
)
def annul(licence: Licence, event: Annulled, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take back what ought not to have been granted; deceit is owed no damages.

    Who got it by deceit is barred though it has ended meanwhile: article 79 asks for no licence
    in force. A promise that was false from the start is deceit.
    """
    _check_cause(licence, event)
    check_reason(event.reason, ANNULMENT_BASIS[event.cause])
    if not event.weighed.strip():
        raise Unlawful("weighing-missing", LICENSING_LAW.art(69, 3))
    if event.cause is AnnulmentCause.DECEIT and event.damages_owed:
        raise Unlawful("damages-for-deceit", LICENSING_LAW.art(69, 4))
    if event.damages is not None and not (event.damages_owed and event.damages > 0):
        raise Unlawful("damages-unanswered", LICENSING_LAW.art(69, 4))
    require_heard(licence, AdverseAct.ANNULMENT, event.on, at.calendar)
    return (event,)


def _check_cause(licence: Licence, event: Annulled) -> None:
    """Ask for a cause that is left, and of which the holder was told."""
    if event.cause is not AnnulmentCause.DECEIT:
        _check_fault(licence, event)
    intent = licence.intents.get(AdverseAct.ANNULMENT)
    told = intent.told.cause if intent else None
    if told and told is not event.cause:
        raise Unlawful("cause-not-told", LICENSING_LAW.art(7), cause=told)


def _check_fault(licence: Licence, event: Annulled) -> None:
    """Ask that more than deceit is left: not of an ended licence, nor of a false promise."""
    if not licence.is_in_force:
        raise Unlawful("only-deceit-left", LICENSING_LAW.art(79), status=licence.status)
    require_term(licence, event.on)
    if licence.is_promise_false:
        raise Unlawful("false-promise-is-deceit", LICENSING_LAW.art(69, 2))
    if event.cause is AnnulmentCause.NOT_QUALIFIED:
        _check_rectified(licence, event.on)


@cites(COMMITMENT_OPINION.art(4))
def _check_rectified(licence: Licence, on: date) -> None:
    """Ask that what was promised could be put right first: ordered, and its term over."""
    if licence.promise in {Promise.UNCHECKED, Promise.UNMET}:
        raise Unlawful("rectification-not-ordered", COMMITMENT_OPINION.art(4))
    require_rectified(licence, on)


@cites(LICENSING_LAW.art(69, 3))
def decline_annulment(
    _licence: Licence, event: AnnulmentDeclined, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Leave the licence, since annulment would gravely harm the public interest."""
    check_reason(event.reason, LICENSING_LAW.art(69, 3))
    return (event,)


PENALTY_FACTS = frozenset({"basis", "measure"})
"""What the holder was told of a penalty stands in its decision as it was told."""
VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="suspend",
        event=Suspended,
        right=adverse(AdverseAct.SUSPENSION, PENALTY_LAW.art(9), VALID),
        decide=suspend,
        settled=PENALTY_FACTS,
    ),
    Verb(
        name="restore",
        event=Restored,
        right=right(frozenset({Status.SUSPENDED}), PENALTY_LAW.art(9), DECISION),
        decide=restore,
    ),
    Verb(
        name="withdraw-licence",
        event=Withdrawn,
        right=adverse(AdverseAct.WITHDRAWAL, LICENSING_LAW.art(8, 2)),
        decide=withdraw,
    ),
    Verb(
        name="annul",
        event=Annulled,
        right=adverse(
            AdverseAct.ANNULMENT, LICENSING_LAW.art(69), IN_FORCE | ENDED, is_in_question
        ),
        decide=annul,
    ),
    Verb(
        name="decline-annulment",
        event=AnnulmentDeclined,
        right=right(IN_FORCE, LICENSING_LAW.art(69, 3), DECISION),
        decide=decline_annulment,
    ),
    Verb(
        name="revoke",
        event=Revoked,
        right=adverse(AdverseAct.REVOCATION, PENALTY_LAW.art(9)),
        decide=revoke,
        settled=PENALTY_FACTS | {"hearing_offered"},
    ),
)
