"""Fees 收费: charged only where a law or an administrative regulation allows it, as published."""

from dataclasses import replace

from xuke.kernel.case.events import CaseEvent, FeeCharged
from xuke.kernel.case.guards import did_not_apply
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import DECIDED, IN_HAND
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Right, Verb, holds


@cites(LICENSING_LAW.art(58, 1), LICENSING_LAW.art(59))
def charge(case: Case, charged: FeeCharged, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Charge what is published, or less with the reason of the exemption; it was paid in."""
    place, rule = LICENSING_LAW.art(59), case.filed_rule
    if charged.amount > rule.fee:
        raise Unlawful("fee-above-published", place, most=str(rule.fee))
    if charged.amount < rule.fee:
        check_reason(charged.exemption, place)
    if charged.amount and not charged.receipt.strip():
        raise Unlawful("receipt-missing", place)
    return (replace(charged, basis=rule.fee_basis),)


def _is_owed(case: Case) -> bool:
    """Whether the item has a fee, and nothing was settled of it yet."""
    return bool(case.rule and case.rule.fee) and not case.charges


VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="charge-fee",
        event=FeeCharged,
        right=Right(
            phases=IN_HAND | DECIDED,
            guards=(holds(Role.CLERK), did_not_apply),
            when=_is_owed,
            basis=LICENSING_LAW.art(58, 1),
        ),
        decide=charge,
        settled=frozenset({"basis"}),
    ),
)
