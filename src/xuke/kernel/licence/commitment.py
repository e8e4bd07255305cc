"""承诺核查: what was promised for the grant is looked at afterwards, put right, or annulled."""

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    CommitmentChecked,
    CreditRepaired,
    LicenceEvent,
    RectificationOrdered,
)
from xuke.kernel.licence.reasons import require_document, require_later
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.steps import LicenceStep, require
from xuke.kernel.occasion import Occasion

FEWEST_OFFICERS = 2


@cites(COMMITMENT_OPINION.art(4), LICENSING_LAW.art(61, 2))
def check_commitment(
    licence: Licence, event: CommitmentChecked, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record what two or more officers found of the promise."""
    require(LicenceStep.CHECK_COMMITMENT, at.person, licence)
    officers = {one.strip() for one in event.officers} - {""}
    if len(officers) < FEWEST_OFFICERS or len(officers) < len(event.officers):
        raise Unlawful("two-officers-needed", LICENSING_LAW.art(61, 2))
    check_reason(event.findings, LICENSING_LAW.art(61, 2))
    return (event,)


@cites(COMMITMENT_OPINION.art(4))
def order_rectification(
    licence: Licence, event: RectificationOrdered, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Order once what is to be put right, and until when; then it is looked at again."""
    require(LicenceStep.ORDER_RECTIFICATION, at.person, licence)
    check_reason(event.what, COMMITMENT_OPINION.art(4))
    require_later(event.until, event.on, COMMITMENT_OPINION.art(4))
    return (event,)


@cites(COMMITMENT_OPINION.art(2))
def note_credit_repair(
    licence: Licence, event: CreditRepaired, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record that the credit record was repaired 信用修复, by the document that says so."""
    require(LicenceStep.NOTE_CREDIT_REPAIR, at.person, licence)
    require_document(event.document, COMMITMENT_OPINION.art(2))
    return (event,)
