"""处罚前的听证: told of in time, held or let pass, and written down, where the holder asked."""

from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import PENALTY_LAW, cites
from xuke.kernel.law.limit import check_asked
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.licence.clocks import hearing_from
from xuke.kernel.licence.events import (
    ChairRecusalDecided,
    Intent,
    IntentHearingHeld,
    IntentHearingMissed,
    IntentHearingScheduled,
    LicenceEvent,
    PaperKind,
    paper_name,
)
from xuke.kernel.licence.intent import TELLABLE, intent_of
from xuke.kernel.licence.known import known
from xuke.kernel.licence.reasons import require_document
from xuke.kernel.licence.rights import DECISION, INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(64, 1, 4), PENALTY_LAW.art(85))
def schedule(
    licence: Licence, event: IntentHearingScheduled, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Tell the holder day, time, place and chair in time; a new notice replaces the one before."""
    _asked(licence, event.act)
    require_document(event.document, PENALTY_LAW.art(64))
    if not event.place.strip() or not event.time.strip():
        raise Unlawful("place-missing", PENALTY_LAW.art(64))
    _check_chair(licence, event.chair)
    earliest = earliest_hearing(licence, event.on, at)
    if event.hearing_day < earliest:
        raise Unlawful("notice-too-short", PENALTY_LAW.art(64), earliest=earliest.isoformat())
    return (event,)


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def hold(licence: Licence, event: IntentHearingHeld, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record the hearing that was asked for, as it was told of, with its signed minutes."""
    notice = _notice_of(licence, event.act)
    if event.held_on > event.on:
        raise Unlawful("hearing-days", PENALTY_LAW.art(64))
    told = (notice.on, notice.hearing_day, notice.chair)
    if (event.noticed_on, event.held_on, event.chair) != told:
        raise Unlawful(
            "hearing-not-as-told", PENALTY_LAW.art(64), day=notice.hearing_day.isoformat()
        )
    _check_delivered(licence, event.act, event.held_on, at)
    _check_chair(licence, event.chair)
    _check_minutes(event)
    return (event,)


@cites(PENALTY_LAW.art(64, 1, 6))
def miss(licence: Licence, event: IntentHearingMissed, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that who asked for the hearing stayed away, or left it without permission.

    Without just cause it counts as given up, and the hearing is ended; but only where its notice
    had reached him in time. With just cause, which is written down, he is told of another day.
    """
    place = PENALTY_LAW.art(64, 1, 6)
    notice = _notice_of(licence, event.act)
    if event.hearing_day != notice.hearing_day:
        raise Unlawful("hearing-not-as-told", place, day=notice.hearing_day.isoformat())
    if event.on < event.hearing_day:
        raise Unlawful("hearing-to-come", place, day=event.hearing_day.isoformat())
    if event.justified and not event.excuse.strip():
        raise Unlawful("excuse-missing", place)
    check_reason(event.finding, place)
    if not event.justified:
        _check_delivered(licence, event.act, event.hearing_day, at)
    return (event,)


@cites(PENALTY_LAW.art(43, 2), PENALTY_LAW.art(43, 3), PENALTY_LAW.art(64, 1, 4))
def decide_recusal(
    licence: Licence, event: ChairRecusalDecided, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Decide on the holder's request that the chair stand aside; nobody decides on his own."""
    place = PENALTY_LAW.art(64, 1, 4)
    notice = _notice_of(licence, event.act)
    if event.chair != notice.chair:
        raise Unlawful("not-named-as-chair", place, who=event.chair)
    if at.person.id == event.chair:
        raise NotYours("own-recusal", PENALTY_LAW.art(43, 3))
    check_asked(event.asked_on, notice.on, event.on)
    if not event.grounds.strip():
        raise Unlawful("grounds-of-recusal-missing", PENALTY_LAW.art(43, 2))
    check_reason(event.reason, PENALTY_LAW.art(43, 3))
    return (event,)


def _notice_of(licence: Licence, act: AdverseAct) -> IntentHearingScheduled:
    """Return the notice of the hearing that is owed."""
    notice = _asked(licence, act).scheduled
    if notice is None:
        raise Unlawful("hearing-not-told", PENALTY_LAW.art(64), act=act)
    return notice


def _asked(licence: Licence, act: AdverseAct) -> Intent:
    """Return what the holder was told of, where he asked for a hearing on it."""
    intent = intent_of(licence, act)
    if intent.answer is None or not intent.answer.requested:
        raise Unlawful("hearing-not-asked", PENALTY_LAW.art(64), act=act)
    if intent.missed:
        raise Unlawful("hearing-given-up", PENALTY_LAW.art(64, 1, 6), act=act)
    return intent


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def earliest_hearing(licence: Licence, told_on: date, at: Occasion) -> date:
    """Return the first day on which a hearing that is told of on this day may be held."""
    return hearing_from(licence, told_on, at.calendar, full_days=known(at).full_days)


@cites(PENALTY_LAW.art(61), PENALTY_LAW.art(64))
def _check_delivered(licence: Licence, act: AdverseAct, day: date, at: Occasion) -> None:
    """Ask that the notice reached the holder as long before the hearing as the law says."""
    if not licence.owes_delivery(act):
        return
    paper = licence.papers.get(paper_name(PaperKind.HEARING, act))
    if paper is None or paper.received_on is None:
        raise Unlawful("hearing-notice-undelivered", PENALTY_LAW.art(64), act=act)
    earliest = earliest_hearing(licence, paper.received_on, at)
    if day < earliest:
        raise Unlawful("notice-too-short", PENALTY_LAW.art(64), earliest=earliest.isoformat())


@cites(PENALTY_LAW.art(64, 1, 4))
def _check_chair(licence: Licence, chair: str) -> None:
    """Ask for a chair who did not look into the case himself, and who was not recused."""
    place = PENALTY_LAW.art(64, 1, 4)
    if chair in licence.investigators:
        raise Unlawful("chair-investigated", place, who=chair)
    if chair in licence.recused:
        raise Unlawful("chair-recused", place, who=chair)


def _check_minutes(event: IntentHearingHeld) -> None:
    """Ask for minutes signed by who took part."""
    if not event.minutes.strip() or not event.text.strip():
        raise Unlawful("minutes-missing", PENALTY_LAW.art(64))
    if not {one.strip() for one in event.signed_by} - {"", event.chair}:
        raise Unlawful("minutes-unsigned", PENALTY_LAW.art(64))


def _is_requested(licence: Licence) -> bool:
    return any(intent.is_hearing_owed for intent in licence.intents.values())


def _is_scheduled(licence: Licence) -> bool:
    owed = (intent for intent in licence.intents.values() if intent.is_hearing_owed)
    return any(intent.scheduled for intent in owed)


HEARING: tuple[Verb[Licence], ...] = (
    Verb(
        name="schedule-holder-hearing",
        event=IntentHearingScheduled,
        right=right(TELLABLE, PENALTY_LAW.art(64), INSPECTION, when=_is_requested),
        decide=schedule,
    ),
    Verb(
        name="hold-holder-hearing",
        event=IntentHearingHeld,
        right=right(TELLABLE, PENALTY_LAW.art(64), INSPECTION, when=_is_requested),
        decide=hold,
    ),
    Verb(
        name="miss-holder-hearing",
        event=IntentHearingMissed,
        right=right(TELLABLE, PENALTY_LAW.art(64, 1, 6), INSPECTION, when=_is_scheduled),
        decide=miss,
    ),
    Verb(
        name="decide-chair-recusal",
        event=ChairRecusalDecided,
        right=right(TELLABLE, PENALTY_LAW.art(64, 1, 4), DECISION, when=_is_scheduled),
        decide=decide_recusal,
    ),
)
