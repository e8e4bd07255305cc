"""A case held against its item of today: what another limit would do to it.

The rule that judges a case was copied onto it when it was filed. Where the item's data was wrong
that day, the copy is; here it is held against the item of today, as it is in force on that day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from xuke import catalogue
from xuke.kernel.case.decision_limits import was_in_time
from xuke.kernel.case.events import RuleCorrected
from xuke.kernel.case.limits import expected_due
from xuke.kernel.case.rights import UNDECIDED
from xuke.kernel.case.state import Case, evolve
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.limit import Span
from xuke.kernel.person import SYSTEM
from xuke.record.events import Stream


class Standing(StrEnum):
    """What becomes of a case whose rule is not what its item says today."""

    CORRECTED = "corrected"
    BURDENED = "burdened"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCorrection:
    """A case whose limit the item gives otherwise today: both limits, both due days, what follows.

    Of a closed case the two verdicts say whether it was in time, by the old limit and by this one.
    """

    stream: UUID
    number: str
    authority: str
    item: str
    standing: Standing
    was: Span
    now: Span
    was_due: date
    now_due: date
    basis: str
    event: RuleCorrected
    was_in_time: bool | None = None
    now_in_time: bool | None = None


def correction_of(place: Stream, case: Case, on: date, reason: str) -> CaseCorrection | None:
    """Return what today's item changes on a case that was filed here; nothing where nothing.

    Of an imported case another system judged by a limit of its own.
    """
    rule, received = case.rule, case.received
    if rule is None or received is None or case.imported:
        return None
    try:
        today = catalogue.rule(case.item, case.action, received.on)
    except (catalogue.NotInForce, KeyError):
        return None
    if _limit(rule) == _limit(today):
        return None
    limits = catalogue.item(case.item).limits_of(case.action, received.on)
    event = RuleCorrected(
        on=on,
        by=SYSTEM,
        statutory=today.statutory,
        counted_from_receipt=today.counted_from_receipt,
        extendable=today.extendable,
        basis=limits.statutory.basis,
        reason=reason,
    )
    return _compared(place, case, event)


def _limit(rule: ItemRule) -> tuple[Span, bool, bool]:
    return rule.statutory, rule.counted_from_receipt, rule.extendable


def _compared(place: Stream, case: Case, event: RuleCorrected) -> CaseCorrection:
    """Return what the correction would do to the case."""
    calendar, after = catalogue.calendar(), evolve(case, event)
    was, now = expected_due(case, calendar).due, expected_due(after, calendar).due
    is_open = case.phase in UNDECIDED
    standing = Standing.CORRECTED if now <= was else Standing.BURDENED
    return CaseCorrection(
        stream=place.id,
        number=case.number,
        authority=place.authority,
        item=case.item,
        standing=standing if is_open else Standing.CLOSED,
        was=case.filed_rule.statutory,
        now=event.statutory,
        was_due=was,
        now_due=now,
        basis=event.basis,
        event=event,
        was_in_time=was_in_time(case, calendar),
        now_in_time=was_in_time(after, calendar),
    )
