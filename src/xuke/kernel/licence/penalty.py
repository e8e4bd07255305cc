"""暂扣、发还、吊销: penalties on a licence, each by the provision that the holder was told of."""

from dataclasses import replace

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.item.penalty import Penalty
from xuke.kernel.law.citation import (
    LICENSING_LAW,
    PENALTY_LAW,
    PHYSICIANS_LAW,
    cites,
)
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import LicenceEvent, Restored, Revoked, Suspended
from xuke.kernel.licence.intent import require_heard
from xuke.kernel.licence.known import require_penalty
from xuke.kernel.licence.reasons import (
    require_bounds,
    require_document,
    require_later,
    require_term,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct
from xuke.kernel.occasion import Occasion


@cites(PENALTY_LAW.art(9), PENALTY_LAW.art(58, 1))
def suspend(licence: Licence, event: Suspended, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Take the licence away for a term, by a penalty decision."""
    require_term(licence, event.on)
    require_document(event.document, PENALTY_LAW.art(9))
    check_reason(event.reason, PENALTY_LAW.art(44))
    require_later(event.until, event.on, PENALTY_LAW.art(9))
    penalty = _told_of(licence, AdverseAct.SUSPENSION, at)
    if _was_held(licence, AdverseAct.SUSPENSION) and not event.reviewed:
        raise Unlawful("legality-review-missing", PENALTY_LAW.art(58, 1))
    if penalty.bounds:
        require_bounds(penalty.basis, penalty.bounds, since=event.on, until=event.until)
    require_heard(licence, AdverseAct.SUSPENSION, event.on, at.calendar)
    return (replace(event, basis=penalty.basis, measure=penalty.measure),)


@cites(
    PENALTY_LAW.art(9),
    PENALTY_LAW.art(57, 1),
    PHYSICIANS_LAW.art(42),
    LICENSING_LAW.art(7),
)
def restore(licence: Licence, event: Restored, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Give the licence back: after its term, or earlier by a decision with its reason.

    Who decides on a penalty lifts it; once its term is over the day's work gives the licence back.
    What a failed assessment has stopped a second one alone gives back, unless a court or a
    reviewing body has set the stop aside: then nothing was to be assessed.
    """
    suspension, is_set_aside = licence.suspension, bool(event.set_aside_by.strip())
    if licence.is_assessed_again and not is_set_aside:
        raise Unlawful("assessment-owed", PHYSICIANS_LAW.art(42))
    if suspension and (is_set_aside or event.on <= suspension.until):
        require_document(event.document, PENALTY_LAW.art(9))
        check_reason(event.reason, PENALTY_LAW.art(9))
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
    penalty = _told_of(licence, AdverseAct.REVOCATION, at)
    require_heard(licence, AdverseAct.REVOCATION, event.on, at.calendar)
    # Whoever was told what is intended was told of the hearing, and had his days for it.
    return (replace(event, hearing_offered=True, basis=penalty.basis, measure=penalty.measure),)


@cites(PENALTY_LAW.art(44))
def _told_of(licence: Licence, act: AdverseAct, at: Occasion) -> Penalty:
    """Return the penalty of which the holder was told; who was told of none is told again."""
    intent = licence.intents.get(act)
    return require_penalty(act, intent.told.basis if intent else "", at)


def _was_held(licence: Licence, act: AdverseAct) -> bool:
    """Whether a hearing on it was held."""
    intent = licence.intents.get(act)
    return intent is not None and intent.held is not None
