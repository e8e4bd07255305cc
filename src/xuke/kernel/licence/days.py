"""What days alone do to a licence: expiry, renewal by silence, return, reminders."""

from collections.abc import Iterator
from datetime import date, timedelta

from xuke.kernel.case.events import Granted
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.term import valid_until
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.licence.clocks import REMINDERS
from xuke.kernel.licence.events import Expired, LicenceEvent, Reminded, Renewed, Restored
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import RemindedOf
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM
from xuke.kernel.stream import Lapse

_RUNNING = frozenset({Phase.ACCEPTED, Phase.EXAMINED})


@cites(LICENSING_LAW.art(50, 2))
def renew_by_silence(licence: Licence, on: date, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Renew a term that is over where a timely renewal was not decided by its last day."""
    renewal, end = _timely_renewal(licence, at), _ended(licence, on)
    if end is None or renewal is None or not _was_undecided(renewal, end):
        return ()
    return (_renewed_by_silence(licence, renewal, end),)


@cites(LICENSING_LAW.art(70, 1, 1))
def expire(licence: Licence, on: date, at: Occasion) -> tuple[LicenceEvent, ...]:
    """End a term that is over.

    A renewal that has been received only is waited for: its acceptance may yet be deemed,
    as of a day before the end.
    """
    renewal, end = _timely_renewal(licence, at), _ended(licence, on)
    if end is None or (renewal and renewal.phase is Phase.RECEIVED):
        return ()
    return (Expired(on=end + ONE_DAY, by=SYSTEM),)


def _ended(licence: Licence, on: date) -> date | None:
    """Return the last day of a term that is over though the licence is still in force."""
    return licence.valid_until if licence.is_in_force and licence.is_over(on) else None


def renewal_known(at: Occasion) -> Case | None:
    """Return the case of the pending renewal, as this occasion knows it."""
    return at.known if isinstance(at.known, Case) else None


def _timely_renewal(licence: Licence, at: Occasion) -> Case | None:
    """Return the case of the pending renewal, where it was filed in time."""
    renewal, pending = renewal_known(at), licence.renewal
    is_timely = renewal and pending and pending.timely and renewal.action is Action.RENEWAL
    return renewal if is_timely else None


def _was_undecided(renewal: Case, end: date) -> bool:
    """Whether the renewal was accepted by the last day of the term, and is not decided."""
    accepted = renewal.accepted
    return accepted is not None and accepted.on <= end and renewal.phase in _RUNNING


@cites(LICENSING_LAW.art(50, 2))
def _renewed_by_silence(licence: Licence, renewal: Case, end: date) -> Renewed:
    """Return what silence grants: a new term from the day after the old one."""
    since = end + ONE_DAY
    until = valid_until(since, licence.rule.validity or renewal.filed_rule.validity)
    case = licence.renewal.case if licence.renewal else ""
    return Renewed(on=end, by=SYSTEM, case=case, valid_from=since, valid_until=until, deemed=True)


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


@cites(PENALTY_LAW.art(9))
def give_back(licence: Licence, on: date, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Give back a suspended licence whose suspension is over, on the day after."""
    suspension = licence.suspension
    if suspension is None or not licence.is_in_force or on <= suspension.until:
        return ()
    return (Restored(on=suspension.until + ONE_DAY, by=SYSTEM),)


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
    ends = (licence.valid_until, licence.suspension.until if licence.suspension else None)
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
    if licence.valid_until and renewable:
        yield RemindedOf.EXPIRY, licence.valid_until
    if licence.next_check_due and licence.deferred is None:
        yield RemindedOf.VERIFICATION, licence.next_check_due
    if licence.next_review_due:
        yield RemindedOf.REVIEW, licence.next_review_due


LAPSES: tuple[Lapse[Licence], ...] = (
    Lapse(name="restored", event=Restored, decide=give_back),
    Lapse(name="renewed", event=Renewed, decide=renew_by_silence),
    Lapse(name="expired", event=Expired, decide=expire),
    Lapse(name="reminded", event=Reminded, decide=remind),
)
