"""Promises 告知承诺 and 容缺: who may be trusted with one, up to the decision.

A commitment is decided on the spot: one person examines (`ItemRule.examinations_needed`), and
what it promised is checked after issue, on the licence.
"""

from collections.abc import Collection
from datetime import date

from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.bar import Bar, BarKind, running
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, Citation, cites
from xuke.kernel.law.limit import deadline
from xuke.kernel.law.refusal import Unlawful

_BARRED = (BarKind.APPLICATION, "barred", LICENSING_LAW.art(78))
_FALSE_PROMISE = (BarKind.COMMITMENT, "promise-broken", COMMITMENT_OPINION.art(2))
_BROKEN_TOLERANCE = (BarKind.TOLERANCE, "promise-broken", None)


@cites(COMMITMENT_OPINION.art(1), COMMITMENT_OPINION.art(2), LICENSING_LAW.art(78))
def eligibility(rule: ItemRule, bars: Collection[Bar], *, on: date) -> Unlawful | None:
    """Say why nobody may apply on a promise 告知承诺, or this holder of bars may not."""
    if not rule.commitment_allowed:
        return Unlawful("commitment-not-allowed", COMMITMENT_OPINION.art(1), item=rule.item)
    return _bar_of(rule, bars, on, (_BARRED, _FALSE_PROMISE))


@cites(COMMITMENT_OPINION.art(2))
def may_come_later(rule: ItemRule, bars: Collection[Bar], *, on: date) -> Unlawful | None:
    """Say why this holder of bars may not hand in later 容缺: an earlier promise was broken."""
    return _bar_of(rule, bars, on, (_FALSE_PROMISE, _BROKEN_TOLERANCE))


def last_day_of_tolerance(rule: ItemRule, on: date, calendar: Calendar) -> date:
    """Return the last day to which materials may be promised, or raise LookupError."""
    tolerance = rule.tolerance
    if tolerance is None:
        raise LookupError(rule.item)
    return deadline(on, tolerance.within, calendar=calendar).due


@cites(COMMITMENT_OPINION.art(3))
def promise(rule: ItemRule, bars: Collection[Bar], *, on: date, letter: str) -> None:
    """Raise unless the promise may be made, and its letter was read and signed."""
    refused = eligibility(rule, bars, on=on)
    if refused:
        raise refused
    if not letter.strip():
        raise Unlawful("letter-missing", COMMITMENT_OPINION.art(3))


def _bar_of(
    rule: ItemRule,
    bars: Collection[Bar],
    on: date,
    kinds: tuple[tuple[BarKind, str, Citation | None], ...],
) -> Unlawful | None:
    """Return the first of these bars that holds on the day."""
    for kind, code, place in kinds:
        found = running(bars, on=on, item=rule.item, kind=kind)
        if found:
            return Unlawful(code, place, until=found.until.isoformat())
    return None
