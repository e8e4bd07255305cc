"""The clocks of a licence: each day on which something runs out, or must have been done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import (
    CIVIL_CODE,
    COMMITMENT_OPINION,
    LICENSING_LAW,
    MEDICAL_INSTITUTIONS,
    PENALTY_LAW,
    PUBLIC_PLACES_REGULATIONS,
    Citation,
    cites,
)
from xuke.kernel.law.limit import Deadline, Span, Unit, day_before, deadline
from xuke.kernel.licence.events import Intent, Paper, PaperKind
from xuke.kernel.licence.intent import answer_due, answered_from
from xuke.kernel.licence.known import PENALTIES
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Promise

COMMITMENT_CHECK = Span(60, Unit.CALENDAR)
"""承诺核查期限: two months in most places; an item may set its own."""

PENALTY_DELIVERY = Span(7, Unit.WORKING)
"""处罚文书送达期限: seven working days (Penalty Law 61 and 85)."""

REMINDERS = (90, 60, 30)
"""Calendar days before a day that matters on which the holder is reminded."""


class LicenceClockName(StrEnum):
    """Which clock runs on a licence."""

    EXPIRY = "expiry"
    RENEWAL_FILING = "renewal-filing"
    VERIFICATION = "verification"
    REVIEW = "review"
    DEFERRAL = "deferral"
    SUSPENSION = "suspension"
    COMMITMENT_CHECK = "commitment-check"
    RECTIFICATION = "rectification"
    IDLENESS = "idleness"
    HOLDER_ANSWER = "holder-answer"
    DELIVERY = "delivery"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceClock:
    """A running clock: its last day, the provision, and the days counted where some were."""

    name: LicenceClockName
    due: date
    basis: Citation
    deadline: Deadline | None = None


def running_clocks(licence: Licence, calendar: Calendar) -> tuple[LicenceClock, ...]:
    """Return the clocks that run on a licence in force, the next due first.

    Of one that has ended the holder may still have something to receive, or to answer.
    """
    owed = sorted(_delivery_clocks(licence, calendar), key=lambda clock: clock.due)
    # Of several papers the one that must come first: a clock of one name is shown once.
    clocks = [*_answer_clock(licence, calendar), *owed[:1]]
    if licence.is_in_force:
        clocks += [
            *_term_clocks(licence, calendar),
            *_other_clocks(licence),
            *_promise_clock(licence, calendar),
            *_proposal_clock(licence),
        ]
    return tuple(sorted(clocks, key=lambda clock: clock.due))


@cites(LICENSING_LAW.art(50, 1))
def latest_renewal_filing(licence: Licence, calendar: Calendar) -> date | None:
    """Return the last day on which a renewal is filed in time; nothing where there is none."""
    return latest_filing(licence.valid_until, licence.rule, calendar)


@cites(LICENSING_LAW.art(50, 1), CIVIL_CODE.art(203))
def latest_filing(until: date | None, rule: LicenceRule, calendar: Calendar) -> date | None:
    """Return by when a renewal is filed in time, where a licence with this end can be renewed.

    On a day off the window is closed: the last day moves to the next working day, but never
    beyond the licence's own end.
    """
    if until is None or rule.renewal_lead is None:
        return None
    latest = before(until, rule.renewal_lead, calendar)
    return min(calendar.next_working_day(latest), until) if rule.lead_rolls else latest


@cites(LICENSING_LAW.art(50, 1), LICENSING_LAW.art(50, 2))
def decided_by(until: date | None, rule: LicenceRule, on: date, calendar: Calendar) -> date | None:
    """Return by when a renewal filed on this day is decided: the licence's end, if in time."""
    latest = latest_filing(until, rule, calendar)
    return until if latest and on <= latest else None


def before(day: date, lead: Span, calendar: Calendar) -> date:
    """Return the day that lies so long before; working days are counted back one by one.

    >>> before(date(2026, 10, 20), Span(30, Unit.CALENDAR), Calendar({}))
    datetime.date(2026, 9, 20)
    """
    return day_before(day, lead, calendar)


@cites(COMMITMENT_OPINION.art(4))
def commitment_check_due(licence: Licence, calendar: Calendar) -> Deadline | None:
    """Return by when a promise must have been looked at; nothing once it was.

    Whether that of a licence that was issued elsewhere was looked at there is not known here.
    """
    if licence.promise is not Promise.UNCHECKED or licence.origin.imported:
        return None
    span = licence.rule.commitment_check or COMMITMENT_CHECK
    return deadline(licence.origin.decided_on, span, calendar=calendar)


def promise_due(licence: Licence, calendar: Calendar) -> date | None:
    """Return by when a promise is looked at, or looked at again once it was to be put right."""
    if not licence.is_in_force:
        return None
    if licence.promise is Promise.RECTIFYING and licence.rectification:
        return licence.rectification.until
    check = commitment_check_due(licence, calendar)
    return check.due if check else None


@cites(MEDICAL_INSTITUTIONS.art(20, 2))
def is_exempt(licence: Licence) -> bool:
    """Whether the holder is idle for a cause that the special law does not count."""
    return licence.idle_cause in licence.rule.idle_exempts


def idle_from(licence: Licence) -> date | None:
    """Return the last day of idleness before it counts as having gone out of business 歇业.

    Of a cause that the special law exempts there is none.
    """
    span = licence.rule.idle_after
    if is_exempt(licence):
        return None
    return last_day(licence.idle_since, span) if licence.idle_since and span else None


def _term_clocks(licence: Licence, calendar: Calendar) -> Iterator[LicenceClock]:
    """Yield when the term ends, and by when to ask for another."""
    if licence.valid_until is None:
        return
    yield LicenceClock(
        name=LicenceClockName.EXPIRY,
        due=licence.valid_until,
        basis=LICENSING_LAW.art(70, 1, 1),
    )
    filing = latest_renewal_filing(licence, calendar)
    if filing and licence.renewal is None:
        yield LicenceClock(
            name=LicenceClockName.RENEWAL_FILING,
            due=filing,
            basis=licence.rule.place("renewal_lead", LICENSING_LAW.art(50, 1)),
        )


def _answer_clock(licence: Licence, calendar: Calendar) -> Iterator[LicenceClock]:
    """Yield until when the holder may answer what is intended; of several the first."""
    awaited = (one for one in licence.intents.values() if awaits_answer(licence, one))
    begun = [since for one in awaited if (since := answered_from(licence, one.told.act))]
    if begun:
        last = answer_due(licence, min(begun), calendar)
        yield LicenceClock(
            name=LicenceClockName.HOLDER_ANSWER,
            due=last.due,
            basis=PENALTY_LAW.art(64),
            deadline=last,
        )


@cites(PENALTY_LAW.art(61), PENALTY_LAW.art(85), LICENSING_LAW.art(44))
def delivery_due(licence: Licence, paper: Paper, calendar: Calendar) -> Deadline:
    """Return by when a paper must reach the holder: of a penalty seven, else ten working days.

    The laws name the days of decisions; what is told before them is owed no later.
    """
    span = PENALTY_DELIVERY if paper.act in PENALTIES else licence.law.delivery
    return deadline(paper.on, span, calendar=calendar)


def undelivered_due(licence: Licence, calendar: Calendar) -> date | None:
    """Return by when the first of the papers that have not reached the holder must have."""
    return min((one.due for one in _delivery_clocks(licence, calendar)), default=None)


def _delivery_clocks(licence: Licence, calendar: Calendar) -> list[LicenceClock]:
    """Return by when what was written must have reached the holder, a clock a paper."""
    return [_delivery_clock(licence, one, calendar) for one in licence.undelivered]


def _delivery_clock(licence: Licence, paper: Paper, calendar: Calendar) -> LicenceClock:
    """Return by when one paper must have come; of a hearing's notice, early enough for it too."""
    last = delivery_due(licence, paper, calendar)
    before_hearing = notice_due(licence, paper, calendar)
    if before_hearing and before_hearing < last.due:
        return LicenceClock(
            name=LicenceClockName.DELIVERY, due=before_hearing, basis=PENALTY_LAW.art(64)
        )
    return LicenceClock(
        name=LicenceClockName.DELIVERY,
        due=last.due,
        basis=PENALTY_LAW.art(61) if paper.act in PENALTIES else LICENSING_LAW.art(44),
        deadline=last,
    )


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def notice_due(licence: Licence, paper: Paper, calendar: Calendar) -> date | None:
    """Return the last day on which a hearing's notice may come, for its hearing to be held.

    Seven whole days lie between, by whichever reading of the law: who delivers by this day is safe.
    """
    intent = licence.intents.get(paper.act) if paper.act else None
    notice = intent.scheduled if intent and paper.kind is PaperKind.HEARING else None
    if notice is None:
        return None
    day = notice.hearing_day - ONE_DAY
    while hearing_from(licence, day, calendar, full_days=True) > notice.hearing_day:
        day -= ONE_DAY
    return day


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def hearing_from(licence: Licence, told_on: date, calendar: Calendar, *, full_days: bool) -> date:
    """Return the first day for a hearing whose notice came, or was given, on this day."""
    due = deadline(told_on, licence.law.penalty_hearing_notice, calendar=calendar).due
    return calendar.next_working_day(due + ONE_DAY) if full_days else due


def awaits_answer(licence: Licence, intent: Intent) -> bool:
    """Whether the holder has not said yet all that he may: his statement, and on the hearing."""
    return intent.answer is None or intent.told.act not in licence.heard


def _other_clocks(licence: Licence) -> Iterator[LicenceClock]:
    """Yield what is looked at, put right or given back, and by when."""
    rectification = licence.rectification if licence.promise is Promise.RECTIFYING else None
    place = licence.rule.place
    days = (
        (
            LicenceClockName.VERIFICATION,
            None if licence.deferred else licence.next_check_due,
            place("verification", MEDICAL_INSTITUTIONS.art(21)),
        ),
        (
            LicenceClockName.REVIEW,
            licence.next_review_due,
            place("review_every", PUBLIC_PLACES_REGULATIONS.art(8)),
        ),
        (
            LicenceClockName.DEFERRAL,
            licence.deferred.until if licence.deferred else None,
            place("deferral", MEDICAL_INSTITUTIONS.art(21)),
        ),
        (
            LicenceClockName.SUSPENSION,
            licence.suspension.until if licence.suspension else None,
            PENALTY_LAW.art(9),
        ),
        (
            LicenceClockName.RECTIFICATION,
            rectification.until if rectification else None,
            COMMITMENT_OPINION.art(4),
        ),
        (
            LicenceClockName.IDLENESS,
            idle_from(licence),
            place("idle_after", LICENSING_LAW.art(70, 1, 6)),
        ),
    )
    for name, due, basis in days:
        if due:
            yield LicenceClock(name=name, due=due, basis=basis)


def _proposal_clock(licence: Licence) -> Iterator[LicenceClock]:
    """Yield until when somebody stands by what was found of the holder, or lets it go."""
    if licence.proposed and licence.proposed.lapses_on:
        yield LicenceClock(
            name=LicenceClockName.PROPOSAL,
            due=licence.proposed.lapses_on,
            basis=LICENSING_LAW.art(70),
        )


def _promise_clock(licence: Licence, calendar: Calendar) -> Iterator[LicenceClock]:
    """Yield by when a promise is looked at."""
    check = commitment_check_due(licence, calendar)
    if check:
        yield LicenceClock(
            name=LicenceClockName.COMMITMENT_CHECK,
            due=check.due,
            basis=COMMITMENT_OPINION.art(4),
            deadline=check,
        )
