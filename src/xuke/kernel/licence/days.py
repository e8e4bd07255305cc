"""What days alone do to a licence: expiry, renewal by silence, return, reminders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from xuke.kernel.case.decision import valid_until
from xuke.kernel.case.events import CaseEvent, Granted
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.licence.clocks import REMINDERS
from xuke.kernel.licence.events import Expired, LicenceEvent, Reminded, Renewed, Restored
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import RemindedOf
from xuke.kernel.person import SYSTEM

_RUNNING = frozenset({Phase.ACCEPTED, Phase.EXAMINED})


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfTerm:
    """What the end of a term did: to the licence, and to the case of its renewal."""

    licence: tuple[LicenceEvent, ...] = ()
    case: tuple[CaseEvent, ...] = ()


NOTHING_ENDED = EndOfTerm()


@cites(LICENSING_LAW.art(50, 2), LICENSING_LAW.art(70, 1, 1))
def expire(licence: Licence, *, on: date, renewal: Case | None) -> EndOfTerm:
    """End a term that is over: by expiry, or where a timely renewal was not decided, renewed.

    A renewal that has been received only is waited for: its acceptance may yet be deemed,
    as of a day before the end.
    """
    end = licence.valid_until
    if not licence.is_in_force or end is None or on <= end:
        return NOTHING_ENDED
    if not _is_timely(licence, renewal):
        return EndOfTerm(licence=(Expired(on=end + ONE_DAY, by=SYSTEM),))
    if renewal and renewal.phase is Phase.RECEIVED:
        return NOTHING_ENDED
    if renewal and _was_undecided(renewal, end):
        return _renewed_by_silence(licence, renewal, end)
    return EndOfTerm(licence=(Expired(on=end + ONE_DAY, by=SYSTEM),))


def _is_timely(licence: Licence, renewal: Case | None) -> bool:
    """Whether a renewal is pending that was filed in time."""
    pending = licence.renewal
    return (
        renewal is not None
        and pending is not None
        and pending.timely
        and renewal.action is Action.RENEWAL
    )


def _was_undecided(renewal: Case, end: date) -> bool:
    """Whether the renewal was accepted by the last day of the term, and is not decided."""
    accepted = renewal.accepted
    return accepted is not None and accepted.on <= end and renewal.phase in _RUNNING


@cites(LICENSING_LAW.art(50, 2))
def _renewed_by_silence(licence: Licence, renewal: Case, end: date) -> EndOfTerm:
    """Return what silence grants: a new term from the day after the old one."""
    since = end + ONE_DAY
    until = valid_until(since, licence.rule.validity or renewal.filed_rule.validity)
    case = licence.renewal.case if licence.renewal else ""
    renewed = Renewed(
        on=end, by=SYSTEM, case=case, valid_from=since, valid_until=until, deemed=True
    )
    granted = Granted(
        on=end, by=SYSTEM, document="", valid_from=since, valid_until=until, deemed=True
    )
    return EndOfTerm(licence=(renewed,), case=(granted,))


@cites(PENALTY_LAW.art(9))
def give_back(licence: Licence, *, on: date) -> tuple[LicenceEvent, ...]:
    """Give back a suspended licence whose suspension is over, on the day after."""
    suspension = licence.suspension
    if suspension is None or not licence.is_in_force or on <= suspension.until:
        return ()
    return (Restored(on=suspension.until + ONE_DAY, by=SYSTEM),)


@cites(LICENSING_LAW.art(50, 1))
def remind(licence: Licence, *, on: date) -> tuple[LicenceEvent, ...]:
    """Remind of what falls due, once at each of the three distances, on its own day.

    After an outage only the nearest is told: who is late need not be shouted at three times.
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
            Reminded(on=due - timedelta(days=days), by=SYSTEM, of=of, days=days, due=due)
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
