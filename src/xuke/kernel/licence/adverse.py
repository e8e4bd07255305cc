"""暂扣、撤回、撤销、吊销: what burdens the holder; four acts, each with its own facts."""

from dataclasses import replace
from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.citation import (
    COMMITMENT_OPINION,
    LICENSING_LAW,
    NURSE_REGULATIONS,
    PENALTY_LAW,
    PHYSICIANS_LAW,
    Citation,
    cites,
)
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
from xuke.kernel.licence.reasons import (
    require_document,
    require_later,
    require_rectified,
    require_term,
)
from xuke.kernel.licence.rights import DECISION, FORMALITY, VALID, adverse, right
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


@cites(PENALTY_LAW.art(9))
def suspend(licence: Licence, event: Suspended, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take the licence away for a term, by a penalty decision."""
    require_term(licence, event.on)
    require_document(event.document, PENALTY_LAW.art(9))
    check_reason(event.reason, PENALTY_LAW.art(44))
    require_later(event.until, event.on, PENALTY_LAW.art(9))
    _check_bounds(licence, event)
    require_heard(licence, AdverseAct.SUSPENSION, event.on, at.calendar)
    return (event,)


@cites(PHYSICIANS_LAW.art(55), PHYSICIANS_LAW.art(56), NURSE_REGULATIONS.art(31))
def _check_bounds(licence: Licence, event: Suspended) -> None:
    """Ask for a last day between the shortest and the longest suspension of the special law."""
    bounds = licence.rule.suspension
    if bounds is None:
        return
    first, last = last_day(event.on, bounds.least), last_day(event.on, bounds.most)
    if not first <= event.until <= last:
        basis = Citation.parse(licence.rule.bases.get("suspension", str(PENALTY_LAW.art(9))))
        raise Unlawful(
            "suspension-out-of-bounds", basis, first=first.isoformat(), last=last.isoformat()
        )


@cites(PENALTY_LAW.art(9))
def restore(licence: Licence, event: Restored, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Give the licence back: after its term, or earlier by a decision with its reason."""
    suspension = licence.suspension
    if suspension and event.on <= suspension.until:
        require_document(event.document, PENALTY_LAW.art(9))
        check_reason(event.reason, PENALTY_LAW.art(9))
    return (event,)


@cites(LICENSING_LAW.art(8, 2))
def withdraw(licence: Licence, event: Withdrawn, at: Occasion) -> tuple[LicenceEvent, ...]:
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
    """Ask for a cause that is left: of an ended licence deceit alone, as of a false promise."""
    if event.cause is AnnulmentCause.DECEIT:
        return
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


@cites(PENALTY_LAW.art(9), PENALTY_LAW.art(57, 2), PENALTY_LAW.art(58, 1), PENALTY_LAW.art(63, 1))
def revoke(licence: Licence, event: Revoked, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take the licence away as a penalty: told, heard, legality reviewed, discussed."""
    require_term(licence, event.on)
    require_document(event.document, PENALTY_LAW.art(9))
    check_reason(event.reason, PENALTY_LAW.art(44))
    if not event.reviewed:
        raise Unlawful("legality-review-missing", PENALTY_LAW.art(58, 1))
    if not event.discussed:
        raise Unlawful("discussion-missing", PENALTY_LAW.art(57, 2))
    require_heard(licence, AdverseAct.REVOCATION, event.on, at.calendar)
    # Whoever was told what is intended was told of the hearing, and had his days for it.
    return (replace(event, hearing_offered=True),)


VERBS: tuple[Verb[Licence], ...] = (
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
        settled=frozenset({"hearing_offered"}),
    ),
)
