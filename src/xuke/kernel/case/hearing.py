"""Hearing 听证: offered, asked for, given up, ordered, announced, held (articles 46 to 48)."""

from datetime import date

from xuke.kernel.case.clocks import earliest_hearing
from xuke.kernel.case.events import (
    CaseEvent,
    ChairRecusalDecided,
    Granted,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
    Recused,
    Refused,
)
from xuke.kernel.case.guards import (
    did_not_accept,
    did_not_examine,
    did_not_file,
    is_chair,
    is_not_ordered,
    speaks,
)
from xuke.kernel.case.people import (
    applicant_name,
    chair,
    check_named,
    concerned,
    entitled,
    looked_into,
)
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import DECIDER, IN_HAND, by_examiner, right
from xuke.kernel.case.state import Case
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.law.limit import Deadline, check_asked, deadline
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import Verb, holds


@cites(LICENSING_LAW.art(47, 1))
def offer(case: Case, offered: HearingOffered, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Tell the applicant or a party that he may ask for a hearing; each once.

    After a hearing was held, only who was informed since still has the right.
    """
    if offered.party not in entitled(case):
        raise Unlawful("not-a-party", LICENSING_LAW.art(47, 1), party=offered.party)
    if _offer_to(offered.party, case):
        raise Unlawful("offered-before", LICENSING_LAW.art(47, 1), party=offered.party)
    return (offered,)


@cites(LICENSING_LAW.art(47, 1))
def ask(case: Case, asked: HearingRequested, at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask for the hearing that was offered, within the days for it.

    An official tells on which day a request was handed in or posted; an applicant asks today.
    """
    offered = _right_of(asked.party, case, at.person)
    check_asked(asked.asked_on, asked.on if speaks_today(case, at.person) else offered.on, asked.on)
    if not may_still_ask(offered, case, on=asked.asked, calendar=at.calendar):
        due = request_limit(offered, case, at.calendar).due
        raise Unlawful("hearing-request-late", LICENSING_LAW.art(47, 1), due=due.isoformat())
    if any(one.party == asked.party for one in case.procedure.requested):
        raise Unlawful("requested-before", LICENSING_LAW.art(47, 1), party=asked.party)
    return (asked,)


@cites(LICENSING_LAW.art(47, 1))
def waive(case: Case, waived: HearingWaived, at: Occasion) -> tuple[CaseEvent, ...]:
    """Give the right up, or a hearing that was asked for; what is given up does not return."""
    _right_of(waived.party, case, at.person)
    return (waived,)


def speaks_today(case: Case, speaker: Person) -> bool:
    """Whether who speaks is the applicant himself, whose request comes in as he makes it."""
    return speaker.id == case.owner


def _right_of(party: str, case: Case, speaker: Person) -> HearingOffered:
    """Return the offer of which the party makes use; only an official speaks for another."""
    basis = LICENSING_LAW.art(47, 1)
    if party != applicant_name(case) and not speaker.has(Role.EXAMINER):
        raise NotYours("not-your-right", basis, party=party)
    offered = _offer_to(party, case)
    if offered is None or party not in entitled(case):
        raise Unlawful("not-offered", basis, party=party)
    if party in case.procedure.waived:
        raise Unlawful("waived-before", basis, party=party)
    return offered


def _offer_to(party: str, case: Case) -> HearingOffered | None:
    return next((one for one in case.procedure.offered if one.party == party), None)


@cites(LICENSING_LAW.art(47, 1))
def request_limit(offered: HearingOffered, case: Case, calendar: Calendar) -> Deadline:
    """Return until when this party may ask for a hearing, with every day of it."""
    return deadline(offered.on, case.filed_rule.law.hearing_request, calendar=calendar)


@cites(LICENSING_LAW.art(36), LICENSING_LAW.art(47, 1), LICENSING_LAW.art(48, 2))
def check_rights(case: Case, decided: Granted | Refused, calendar: Calendar) -> None:
    """Ask that everybody was heard or had his time, and that the decision rests on the minutes."""
    procedure, on = case.procedure, decided.on
    for party in procedure.unheard:
        # A last day that is a day off moves to the next working day (Civil Code 203).
        if on <= calendar.next_working_day(party.answer_by):
            raise Unlawful("party-unheard", LICENSING_LAW.art(36), party=party.party)
    settled = procedure.waived | {one.party for one in procedure.requested}
    for offered in procedure.offered:
        waits = offered.party not in settled
        if waits and may_still_ask(offered, case, on=on, calendar=calendar):
            raise Unlawful("hearing-right-open", LICENSING_LAW.art(47, 1), party=offered.party)
    if decided.minutes != (procedure.held.minutes if procedure.held else ""):
        raise Unlawful("decision-without-minutes", LICENSING_LAW.art(48, 2))


def may_still_ask(offered: HearingOffered, case: Case, *, on: date, calendar: Calendar) -> bool:
    """Whether the days for asking still run; nobody loses a right to a guessed calendar."""
    limit = request_limit(offered, case, calendar)
    return limit.provisional or on <= limit.due


@cites(LICENSING_LAW.art(46))
def order(_case: Case, ordered: HearingOrdered, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Order a hearing because the law or the public interest asks for one."""
    check_reason(ordered.reason, LICENSING_LAW.art(46))
    return (ordered,)


@cites(LICENSING_LAW.art(46), LICENSING_LAW.art(48, 1, 1), LICENSING_LAW.art(48, 1, 3))
def schedule(case: Case, notice: HearingScheduled, at: Occasion) -> tuple[CaseEvent, ...]:
    """Tell day, place and chair in time; a new notice replaces the one before."""
    if not notice.place.strip():
        raise Unlawful("place-missing", LICENSING_LAW.art(48, 1, 1))
    if case.procedure.ordered and not notice.announced:
        raise Unlawful("hearing-not-announced", LICENSING_LAW.art(46))
    _check_chair(notice.chair, case)
    _check_day(notice, case, at.calendar)
    return (notice,)


def _check_chair(who: str, case: Case) -> None:
    """Ask for a chair who has no part in the case: not its applicant, acceptor or examiner."""
    basis = LICENSING_LAW.art(48, 1, 3)
    check_named([who], case, basis)
    if who in looked_into(case):
        raise Unlawful("chair-took-part", basis, who=who)


def _check_day(notice: HearingScheduled, case: Case, calendar: Calendar) -> None:
    """Ask for seven days' notice, and for a day within twenty of the request while one is left."""
    law = case.filed_rule.law
    earliest = earliest_hearing(case, notice.on, calendar)
    if notice.day < earliest:
        raise Unlawful(
            "notice-too-short", LICENSING_LAW.art(48, 1, 1), earliest=earliest.isoformat()
        )
    requests = [one.asked for one in case.procedure.awaiting]
    if not requests:
        return
    # An authority that is late already must still hold the hearing, on whatever day it can.
    latest = deadline(min(requests), law.hearing_held, calendar=calendar).due
    if earliest <= latest < notice.day:
        raise Unlawful("hearing-too-late", LICENSING_LAW.art(47, 1), latest=latest.isoformat())


@cites(LICENSING_LAW.art(46), LICENSING_LAW.art(48, 1, 5), LICENSING_LAW.art(48, 2))
def hold(case: Case, held: HearingHeld, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record the hearing with its minutes, signed by those who took part."""
    scheduled = case.procedure.scheduled
    if scheduled is None or held.on < scheduled.day:
        raise Unlawful("hearing-not-yet", LICENSING_LAW.art(48, 1, 1))
    if (held.held_on or held.on) != scheduled.day:
        raise Unlawful(
            "hearing-on-another-day", LICENSING_LAW.art(48, 1, 1), day=scheduled.day.isoformat()
        )
    # One that was ordered after the notice has not been announced to the public yet.
    if case.procedure.ordered and not scheduled.announced:
        raise Unlawful("hearing-not-announced", LICENSING_LAW.art(46))
    _check_chair(scheduled.chair, case)
    basis = LICENSING_LAW.art(48, 1, 5)
    if not held.minutes.strip() or not held.text.strip():
        raise Unlawful("minutes-missing", basis)
    signed = {one.strip() for one in held.signed_by} - {"", scheduled.chair}
    if not signed:
        raise Unlawful("minutes-unsigned", basis)
    return (held,)


@cites(LICENSING_LAW.art(48, 1, 3))
def decide_recusal(case: Case, event: ChairRecusalDecided, at: Occasion) -> tuple[CaseEvent, ...]:
    """Decide on a party's request that the chair stand aside; nobody decides on his own.

    Who is recused has no more part in the case, and the hearing is told of anew. Who decides on it
    the law of penalties says alone (43(3)): the head, who decides here, too.
    """
    basis, notice = LICENSING_LAW.art(48, 1, 3), case.procedure.scheduled
    if event.party not in concerned(case):
        raise Unlawful("not-a-party", basis, party=event.party)
    if event.chair != chair(case):
        raise Unlawful("not-named-as-chair", basis, who=event.chair)
    if at.person.id == event.chair:
        raise NotYours("own-recusal", PENALTY_LAW.art(43, 3))
    check_asked(event.asked_on, notice.on if notice else event.on, event.on)
    if not event.grounds.strip():
        raise Unlawful("grounds-of-recusal-missing", basis)
    check_reason(event.reason, basis)
    if not event.recused:
        return (event,)
    out = Recused(on=event.on, by=event.by, person=event.chair, reason=event.reason)
    return (event, out)


def _is_not_held(case: Case) -> bool:
    return case.procedure.held is None


def _may_be_offered(case: Case) -> bool:
    return _is_not_held(case) or bool(case.procedure.late)


def _is_offered(case: Case) -> bool:
    return bool(case.procedure.offered) and _may_be_offered(case)


def _is_owed(case: Case) -> bool:
    return case.procedure.hearing_owed


def _is_announced(case: Case) -> bool:
    return case.procedure.hearing_owed and case.procedure.is_scheduled


_PARTY = right(IN_HAND, speaks, when=_is_offered)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="offer-hearing",
        event=HearingOffered,
        right=by_examiner(_may_be_offered),
        decide=offer,
    ),
    Verb(name="request-hearing", event=HearingRequested, right=_PARTY, decide=ask),
    Verb(name="waive-hearing", event=HearingWaived, right=_PARTY, decide=waive),
    Verb(
        name="order-hearing",
        event=HearingOrdered,
        right=right(IN_HAND, *DECIDER, is_not_ordered, held_by=Role.DECIDER, when=_is_not_held),
        decide=order,
    ),
    Verb(
        name="schedule-hearing",
        event=HearingScheduled,
        right=by_examiner(_is_owed),
        decide=schedule,
    ),
    Verb(
        name="hold-hearing",
        event=HearingHeld,
        right=right(
            IN_HAND, is_chair, did_not_file, did_not_accept, did_not_examine, when=_is_announced
        ),
        decide=hold,
    ),
    Verb(
        name="decide-chair-recusal",
        event=ChairRecusalDecided,
        right=right(IN_HAND, holds(Role.DECIDER), did_not_file, did_not_accept, when=_is_announced),
        decide=decide_recusal,
    ),
)
