"""承诺核查: what was promised for the grant is looked at afterwards, put right, or annulled."""

from dataclasses import replace

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    CommitmentChecked,
    CreditRepaired,
    LicenceEvent,
    RectificationOrdered,
)
from xuke.kernel.licence.reasons import require_document, require_later, require_rectified
from xuke.kernel.licence.rights import FORMALITY, INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE, CheckResult, Promise, Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds

FEWEST_OFFICERS = 2


@cites(COMMITMENT_OPINION.art(4), LICENSING_LAW.art(61, 2))
def check_commitment(
    licence: Licence, event: CommitmentChecked, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record what two or more officers found of the promise.

    Before the term to put it right is over, only what is kept by then can be found.
    """
    officers = {one.strip() for one in event.officers} - {""}
    if len(officers) < FEWEST_OFFICERS or len(officers) < len(event.officers):
        raise Unlawful("two-officers-needed", LICENSING_LAW.art(61, 2))
    check_reason(event.findings, LICENSING_LAW.art(61, 2))
    if event.result is CheckResult.UNMET:
        require_rectified(licence, event.on)
    return (event,)


@cites(COMMITMENT_OPINION.art(4))
def order_rectification(
    licence: Licence, event: RectificationOrdered, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Order what is to be put right, and until when; then it is looked at again.

    A longer term may follow while the first runs, or a second one where it was not enough.
    """
    check_reason(event.what, COMMITMENT_OPINION.art(4))
    require_later(event.until, event.on, COMMITMENT_OPINION.art(4))
    before = licence.rectification
    if before and event.until <= before.until:
        raise Unlawful(
            "rectification-shortened", COMMITMENT_OPINION.art(4), until=before.until.isoformat()
        )
    return (replace(event, owes_delivery=True),)


@cites(COMMITMENT_OPINION.art(2))
def note_credit_repair(
    _licence: Licence, event: CreditRepaired, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record that the credit record was repaired 信用修复, by the document that says so."""
    require_document(event.document, COMMITMENT_OPINION.art(2))
    return (event,)


def _awaits_a_check(licence: Licence) -> bool:
    return licence.promise in {Promise.UNCHECKED, Promise.RECTIFYING}


def _may_be_put_right(licence: Licence) -> bool:
    """Whether the promise is not kept, and was not untrue from the start."""
    unmet = licence.promise in {Promise.UNMET, Promise.RECTIFYING, Promise.BROKEN}
    return unmet and not licence.is_promise_false


def _is_kept_from_promises(licence: Licence) -> bool:
    """Whether the holder's broken promise stands against him, and nothing has repaired it."""
    broke = licence.annulled is not None and licence.promise is Promise.BROKEN
    return broke and licence.repaired is None


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="check-commitment",
        event=CommitmentChecked,
        right=right(IN_FORCE, LICENSING_LAW.art(61, 1), holds(Role.EXAMINER), when=_awaits_a_check),
        decide=check_commitment,
    ),
    Verb(
        name="order-rectification",
        event=RectificationOrdered,
        right=right(IN_FORCE, LICENSING_LAW.art(61, 1), INSPECTION, when=_may_be_put_right),
        decide=order_rectification,
        settled=frozenset({"owes_delivery"}),
    ),
    Verb(
        name="note-credit-repair",
        event=CreditRepaired,
        right=right(
            frozenset({Status.ANNULLED, Status.DEREGISTERED}),
            COMMITMENT_OPINION.art(2),
            FORMALITY,
            when=_is_kept_from_promises,
        ),
        decide=note_credit_repair,
    ),
)
