"""What days alone do to a licence: expiry, renewal by silence, return, reminders, lapses."""

from collections.abc import Iterator
from datetime import date, timedelta

from xuke.kernel.case import decision_limits, term
from xuke.kernel.case.events import Granted
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, PHYSICIANS_LAW, cites
from xuke.kernel.licence.clocks import REMINDERS
from xuke.kernel.licence.events import (
    DeregistrationProposalLapsed,
    Expired,
    LicenceEvent,
    Reminded,
    Renewed,
    Restored,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import RemindedOf
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM
from xuke.kernel.stream import Lapse

_RUNNING = frozenset({Phase.ACCEPTED, Phase.EXAMINED})
_AWAITED = _RUNNING | {Phase.RECEIVED, Phase.IN_CORRECTION}


@cites(LICENSING_LAW.art(50, 2))
def renew_by_silence(licence: Licence, on: date, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Renew a term that is over where a timely renewal was not decided by its last day.

    One that was accepted after the end, what was lacking having come in due time, has the limit
    of any decision, counted from its acceptance.
    """
    renewal, end = _timely_renewal(licence, at), licence.valid_until
    if renewal is None or end is None or not (licence.is_in_force and licence.is_past(on)):
        return ()
    due = _decision_due(renewal, end, at.calendar)
    if due is None or on <= due:
        return ()
    return (_renewed_by_silence(licence, renewal, due),)


@cites(LICENSING_LAW.art(50, 2), LICENSING_LAW.art(70, 1, 1))
def expire(licence: Licence, on: date, at: Occasion) -> tuple[LicenceEvent, ...]:
    """End a term that is over.

    A renewal that was filed in time is waited for: once it was received, in correction until the
    day to answer by, accepted. Its case ends by itself where nothing comes.
    """
    last, renewal = licence.lasts_until, _timely_renewal(licence, at)
    if last is None or on <= last or not licence.is_in_force:
        return ()
    if renewal and renewal.phase in _AWAITED:
        return ()
    return (Expired(on=last + ONE_DAY, by=SYSTEM),)


def renewal_known(at: Occasion) -> Case | None:
    """Return the case of the pending renewal, as this occasion knows it."""
    return at.known if isinstance(at.known, Case) else None


def _timely_renewal(licence: Licence, at: Occasion) -> Case | None:
    """Return the case of the pending renewal, where it was filed in time."""
    renewal, pending = renewal_known(at), licence.renewal
    is_timely = renewal and pending and pending.timely and renewal.action is Action.RENEWAL
    return renewal if is_timely else None


def _decision_due(renewal: Case, end: date, calendar: Calendar) -> date | None:
    """Return by when an accepted renewal had to be decided; nothing while that is not sure."""
    accepted = renewal.accepted
    if accepted is None or renewal.phase not in _RUNNING:
        return None
    if accepted.on <= end:
        return end
    due = decision_limits.statutory_due(renewal, calendar)
    return due.due if due and not due.provisional else None


@cites(LICENSING_LAW.art(50, 2))
def _renewed_by_silence(licence: Licence, renewal: Case, on: date) -> Renewed:
    """Return what silence grants on this day: a new term from the day after the old one."""
    since = (licence.valid_until or on) + ONE_DAY
    until = term.valid_until(since, licence.rule.validity or renewal.filed_rule.validity)
    case = licence.renewal.case if licence.renewal else ""
    return Renewed(on=on, by=SYSTEM, case=case, valid_from=since, valid_until=until, deemed=True)


@cites(LICENSING_LAW.art(50, 2))
def grant_by_silence(renewed: Renewed) -> Granted:
    """Return what silence, having renewed the licence, has decided in the case of the renewal."""
    return Granted(
        on=renewed.on,
        by=SYSTEM,
        document="",
        valid_from=renewed.valid_from,
        valid_until=renewed.valid_until,
        deemed=True,
    )


@cites(PENALTY_LAW.art(9), PHYSICIANS_LAW.art(42))
def give_back(licence: Licence, on: date, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Give back a suspended licence whose suspension is over, on the day after.

    After a failed assessment no day does: the second one decides (Physicians Law 42).
    """
    until = licence.returns_after
    if until is None or not licence.is_in_force or on <= until:
        return ()
    return (Restored(on=until + ONE_DAY, by=SYSTEM),)


def let_go(licence: Licence, on: date, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Let go a proposal to strike off by which nobody stood, on the day after its last one."""
    last = licence.proposed.lapses_on if licence.proposed else None
    if last is None or not licence.is_in_force or on <= last:
        return ()
    return (DeregistrationProposalLapsed(on=last + ONE_DAY, by=SYSTEM),)


@cites(LICENSING_LAW.art(50, 1))
def remind(licence: Licence, on: date, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Remind of what falls due, once at each of the three distances, on its own day.

    After an outage only the nearest is told: who is late need not be shouted at three times. A
    holder without an account is reached by nobody here; that is recorded too.
    """
    if not licence.is_in_force or licence.is_over(on):
        return ()
    reached = ([one for one in untold if one.on <= on] for untold in _untold(licence))
    return tuple(passed[-1] for passed in reached if passed)


def wakes_on(licence: Licence) -> date | None:
    """Return the first day on which days alone do something to the licence, or nothing."""
    if not licence.is_in_force:
        return None
    proposed = licence.proposed.lapses_on if licence.proposed else None
    ends = (licence.lasts_until, licence.returns_after, proposed)
    days = [end + ONE_DAY for end in ends if end]
    return min([*days, *(untold[0].on for untold in _untold(licence) if untold)], default=None)


def _untold(licence: Licence) -> Iterator[tuple[Reminded, ...]]:
    """Yield for each thing that falls due its reminders still to come, the first one first.

    One whose day lay before the licence was known here, or before one that was told, is none.
    """
    for of, due in _reminded_of(licence):
        told = min(
            (days for one, days, day in licence.reminded if (one, day) == (of, due)), default=None
        )
        yield tuple(
            Reminded(
                on=due - timedelta(days=days),
                by=SYSTEM,
                of=of,
                days=days,
                due=due,
                account=licence.origin.account,
            )
            for days in REMINDERS
            if (told is None or days < told) and licence.origin.on <= due - timedelta(days=days)
        )


def _reminded_of(licence: Licence) -> Iterator[tuple[RemindedOf, date]]:
    """Yield what falls due: the term unless its renewal is filed, verification, review."""
    renewable = licence.rule.renewal_lead is not None and licence.renewal is None
    # Whose renewal came to nothing after the end has nothing to renew any more.
    if licence.valid_until and renewable and licence.held_until is None:
        yield RemindedOf.EXPIRY, licence.valid_until
    if licence.next_check_due and licence.deferred is None:
        yield RemindedOf.VERIFICATION, licence.next_check_due
    if licence.next_review_due:
        yield RemindedOf.REVIEW, licence.next_review_due


LAPSES: tuple[Lapse[Licence], ...] = (
    Lapse(name="proposal-lapsed", event=DeregistrationProposalLapsed, decide=let_go),
    Lapse(name="restored", event=Restored, decide=give_back),
    Lapse(name="renewed", event=Renewed, decide=renew_by_silence),
    Lapse(name="expired", event=Expired, decide=expire),
    Lapse(name="reminded", event=Reminded, decide=remind),
)
