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


@cites(LICENSING_LAW.art(78), LICENSING_LAW.art(79), PHYSICIANS_LAW.art(16))
def bar_at_filing(filed: Submitted, bars: tuple[Bar, ...]) -> tuple[CaseEvent, ...]:
    """Return the bars on whoever applies anew, of each kind the one that holds on the day.

    None keeps the application from being received: not to accept it is a decision that the
    authority takes, in writing and with remedies (articles 32(2) and 78). What forbids the
    registration alone keeps it from no acceptance either.
    """
    if not applies_anew(filed.action):
        return ()
    return tuple(
        found
        for kind in _KINDS
        for found in _running(bars, filed.rule.item, kind, day=filed.on, found_on=filed.on)
    )


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(78), PHYSICIANS_LAW.art(16))
def bar_by_answers(case: Case, bars: tuple[Bar, ...] | None, *, on: date) -> tuple[CaseEvent, ...]:
    """Return what answers that were put right change in the bars: another one, or none any more.

    `bars` are the applicant's by the answers as they stand now, nothing where none changed. What
    keeps from applying is held against the day of filing, as at filing; what forbids to register,
    a ban that was entered on the case among it, against the day on which it is looked at.
    """
    if bars is None or case.received is None or not applies_anew(case.action):
        return ()
    return (
        *_changed(case.bar, application_bar(case, bars, on=on), BarLifted(on=on)),
        *_changed(
            case.registration_bar,
            registration_bar(case, bars, on=on),
            BarLifted(on=on, registration=True),
        ),
    )


def _changed(
    was: BarFound | None, now: BarFound | None, lifted: BarLifted
) -> tuple[CaseEvent, ...]:
    """Return what tells that another bar holds than did, or none."""
    if now is None:
        return (lifted,) if was else ()
    return () if now.is_same_as(was) else (now,)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16))
def bar_by_bans(case: Case, bars: tuple[Bar, ...], *, on: date) -> tuple[CaseEvent, ...]:
    """Return what a ban that was confirmed or taken back changes in the bars of an open case.

    `bars` are all that the applicant has besides the bans of this case. What was decided stays.
    """
    return bar_by_answers(case, bars, on=on) if case.phase in UNDECIDED else ()


@cites(PHYSICIANS_LAW.art(16))
def registration_bar(case: Case, bars: tuple[Bar, ...] | None, *, on: date) -> BarFound | None:
    """Return what forbids on a day to register the applicant, of several what lasts longest.

    `bars` are his as the register has them on that day, whenever they came in; where nobody looked,
    it is what the case knows already.
    """
    if not applies_anew(case.action):
        return None
    if bars is None:
        old = case.bar if case.bar and not case.bar.keeps_from_applying else None
        known = case.registration_bar or old
        return known if known and on <= known.until else None
    found = _running(bars, case.item, BarKind.REGISTRATION, day=on, found_on=on)
    bans = (one for one in _bans(case, on) if on <= one.until)
    return _longest((*bans, *found))


@cites(LICENSING_LAW.art(78), LICENSING_LAW.art(79))
def application_bar(case: Case, bars: tuple[Bar, ...] | None, *, on: date) -> BarFound | None:
    """Return what kept the applicant from applying on the day of filing, whenever it came in."""
    if bars is None or case.received is None or not applies_anew(case.action):
        return None
    filed_on = case.received.on
    return _longest(
        tuple(_running(bars, case.item, BarKind.APPLICATION, day=filed_on, found_on=on))
    )


_KINDS = (BarKind.APPLICATION, BarKind.REGISTRATION)


def _longest(found: tuple[BarFound, ...]) -> BarFound | None:
    return max(found, key=lambda one: one.until, default=None)


def _running(
    bars: tuple[Bar, ...], item: str, kind: BarKind, *, day: date, found_on: date
) -> Iterator[BarFound]:
    """Yield the bar of this kind from the item that holds on the day, of several the longest."""
    bar = running(bars, on=day, item=item, kind=kind)
    if bar:
        yield BarFound(
            on=found_on,
            until=bar.until,
            basis=bar.basis,
            source=bar.source,
            registration=kind is BarKind.REGISTRATION,
        )


def _bans(case: Case, on: date) -> Iterator[BarFound]:
    """Yield what the bans entered on the case bar its applicant from."""
    for noted in (ban.noted for ban in case.bans.values()):
        rule = rule_of(case.filed_rule.licence, noted.ground)
        if rule:
            until = barred_until(rule, noted)
            yield BarFound(
                on=on, until=until, basis=rule.basis, source=noted.document, registration=True
            )
