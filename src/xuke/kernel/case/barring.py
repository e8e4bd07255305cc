"""The bar 限制申请期 on an application: found at filing, and anew when its answers change."""

from collections.abc import Iterator
from datetime import date

from xuke.kernel.case.events import BarFound, BarLifted, CaseEvent, Submitted
from xuke.kernel.case.rights import UNDECIDED
from xuke.kernel.case.state import Case
from xuke.kernel.item.ban import barred_until, rule_of
from xuke.kernel.item.rule import Action
from xuke.kernel.law.bar import Bar, BarKind, running
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, cites

_KEEPING_OR_LEAVING = frozenset(
    {
        Action.RENEWAL,
        Action.MODIFICATION,
        Action.REISSUE,
        Action.PERIODIC_VERIFICATION,
        Action.REVIEW_RENEWAL,
        Action.DEREGISTRATION,
    }
)
"""What keeps or changes a licence that one has, or gives it up: no new application 再次申请.

Articles 78 and 79 bar from applying again, not from what is held; who got it by deceit has lost it
by annulment. The reading is in favour of the holder.
"""


@cites(LICENSING_LAW.art(78), LICENSING_LAW.art(79))
def applies_anew(action: Action) -> bool:
    """Whether this is what a bar keeps from: to apply again 再次申请."""
    return action not in _KEEPING_OR_LEAVING


@cites(LICENSING_LAW.art(78), LICENSING_LAW.art(79))
def bar_at_filing(filed: Submitted, bars: tuple[Bar, ...]) -> tuple[CaseEvent, ...]:
    """Return the bar on whoever applies anew, if one holds on the day.

    It does not keep the application from being received: not to accept it is a decision that
    the authority takes, in writing and with remedies (articles 32(2) and 78).
    """
    if not applies_anew(filed.action):
        return ()
    return tuple(_running(bars, filed.rule.item, filed_on=filed.on, found_on=filed.on))


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(78), PHYSICIANS_LAW.art(16))
def bar_by_answers(case: Case, bars: tuple[Bar, ...] | None, *, on: date) -> tuple[CaseEvent, ...]:
    """Return what answers that were put right change in the bar: another one, or none any more.

    `bars` are the applicant's by the answers as they stand now, nothing where none changed. They
    are held against the day of filing, as at filing; a ban that was entered on the case stays.
    """
    if bars is None or case.received is None or not applies_anew(case.action):
        return ()
    filed_on = case.received.on
    found = (*_bans(case, on), *_running(bars, case.item, filed_on=filed_on, found_on=on))
    now, was = max(found, key=lambda one: one.until, default=None), case.bar
    if now is None:
        return (BarLifted(on=on),) if was else ()
    is_same = was is not None and (was.until, was.basis) == (now.until, now.basis)
    return () if is_same else (now,)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16))
def bar_by_bans(case: Case, bars: tuple[Bar, ...], *, on: date) -> tuple[CaseEvent, ...]:
    """Return what a ban that was confirmed or taken back changes in the bar of an open case.

    `bars` are all that the applicant has besides the bans of this case. What was decided stays.
    """
    return bar_by_answers(case, bars, on=on) if case.phase in UNDECIDED else ()


def _running(
    bars: tuple[Bar, ...], item: str, *, filed_on: date, found_on: date
) -> Iterator[BarFound]:
    """Yield the bar from the item that holds on the day of filing, of several the longest."""
    bar = running(bars, on=filed_on, item=item, kind=BarKind.APPLICATION)
    if bar:
        yield BarFound(on=found_on, until=bar.until, basis=bar.basis, source=bar.source)


def _bans(case: Case, on: date) -> Iterator[BarFound]:
    """Yield what the bans entered on the case bar its applicant from."""
    for noted in (ban.noted for ban in case.bans.values()):
        rule = rule_of(case.filed_rule.licence, noted.ground)
        if rule:
            until = barred_until(rule, noted)
            yield BarFound(on=on, until=until, basis=rule.basis, source=noted.document)
