"""暂扣、撤回、撤销、吊销: what burdens the holder; four acts, each with its own facts."""

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    Annulled,
    AnnulmentDeclined,
    LicenceEvent,
    Restored,
    Revoked,
    StatementHeard,
    Suspended,
    Withdrawn,
)
from xuke.kernel.licence.reasons import require_document, require_later, require_term
from xuke.kernel.licence.rights import DECISION, FORMALITY, INSPECTION, VALID, adverse, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import ANNULMENT_BASIS, IN_FORCE, AdverseAct, AnnulmentCause, Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(7), PENALTY_LAW.art(44), PENALTY_LAW.art(45))
def hear(_licence: Licence, event: StatementHeard, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record what the holder said to the intended act, or that he waived it."""
    if event.told_on > event.on:
        raise Unlawful("told-later", LICENSING_LAW.art(7), told=event.told_on.isoformat())
    if not event.waived and not event.statement.strip():
        raise Unlawful("statement-empty", LICENSING_LAW.art(7))
    return (event,)


@cites(PENALTY_LAW.art(9))
def suspend(licence: Licence, event: Suspended, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take the licence away for a term, by a penalty decision."""
    require_term(licence, event.on)
    require_document(event.document, PENALTY_LAW.art(9))
    check_reason(event.reason, PENALTY_LAW.art(44))
    require_later(event.until, event.on, PENALTY_LAW.art(9))
    return (event,)


@cites(PENALTY_LAW.art(9))
def restore(licence: Licence, event: Restored, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Give the licence back: after its term, or earlier by a decision with its reason."""
    suspension = licence.suspension
    if suspension and event.on <= suspension.until:
        require_document(event.document, PENALTY_LAW.art(9))
        check_reason(event.reason, PENALTY_LAW.art(9))
    return (event,)


@cites(LICENSING_LAW.art(8, 2))
def withdraw(licence: Licence, event: Withdrawn, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take back what was lawful, since law or facts have changed; the loss is compensated."""
    require_term(licence, event.on)
    check_reason(event.reason, LICENSING_LAW.art(8, 2))
    try:
        Citation.parse(event.basis)
    except ValueError:
        raise Unlawful("basis-missing", LICENSING_LAW.art(8, 2), basis=event.basis) from None
    amount = event.compensation
    answered = (amount is not None and amount > 0) if event.compensation_owed else amount is None
    if not answered:
        raise Unlawful("compensation-unanswered", LICENSING_LAW.art(8, 2))
    return (event,)


@cites(
    LICENSING_LAW.art(69, 1),
    LICENSING_LAW.art(69, 2),
    LICENSING_LAW.art(69, 3),
    LICENSING_LAW.art(69, 4),
)
def annul(licence: Licence, event: Annulled, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take back what ought not to have been granted; deceit is owed no damages."""
    require_term(licence, event.on)
    check_reason(event.reason, ANNULMENT_BASIS[event.cause])
    if not event.weighed.strip():
        raise Unlawful("weighing-missing", LICENSING_LAW.art(69, 3))
    if event.cause is AnnulmentCause.DECEIT and event.damages_owed:
        raise Unlawful("damages-for-deceit", LICENSING_LAW.art(69, 4))
    return (event,)


@cites(LICENSING_LAW.art(69, 3))
def decline_annulment(
    _licence: Licence, event: AnnulmentDeclined, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Leave the licence, since annulment would gravely harm the public interest."""
    check_reason(event.reason, LICENSING_LAW.art(69, 3))
    return (event,)


@cites(PENALTY_LAW.art(9), PENALTY_LAW.art(57, 2), PENALTY_LAW.art(58, 1), PENALTY_LAW.art(63, 1))
def revoke(licence: Licence, event: Revoked, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take the licence away as a penalty: hearing offered, legality reviewed, discussed."""
    require_term(licence, event.on)
    require_document(event.document, PENALTY_LAW.art(9))
    check_reason(event.reason, PENALTY_LAW.art(44))
    if not event.hearing_offered:
        raise Unlawful("hearing-not-offered", PENALTY_LAW.art(63, 1))
    if not event.reviewed:
        raise Unlawful("legality-review-missing", PENALTY_LAW.art(58, 1))
    if not event.discussed:
        raise Unlawful("discussion-missing", PENALTY_LAW.art(57, 2))
    return (event,)


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="hear-holder",
        event=StatementHeard,
        right=right(IN_FORCE, LICENSING_LAW.art(7), INSPECTION),
        decide=hear,
    ),
    Verb(
        name="suspend",
        event=Suspended,
        right=adverse(AdverseAct.SUSPENSION, PENALTY_LAW.art(9), VALID),
        decide=suspend,
    ),
    Verb(
        name="restore",
        event=Restored,
        right=right(frozenset({Status.SUSPENDED}), PENALTY_LAW.art(9), FORMALITY),
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
        right=adverse(AdverseAct.ANNULMENT, LICENSING_LAW.art(69)),
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
    ),
)
