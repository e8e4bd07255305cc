"""处罚前的听证: announced in time, held, and written down, where the holder asked for it."""

from datetime import date

from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import PENALTY_LAW, cites
from xuke.kernel.law.limit import deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    Intent,
    IntentHearingHeld,
    IntentHearingScheduled,
    LicenceEvent,
    PaperKind,
    paper_name,
)
from xuke.kernel.licence.intent import TELLABLE, intent_of
from xuke.kernel.licence.known import known
from xuke.kernel.licence.reasons import require_document
from xuke.kernel.licence.rights import INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def schedule(
    licence: Licence, event: IntentHearingScheduled, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Tell the holder day, time, place and chair in time; a new notice replaces the one before."""
    intent = _asked(licence, event.act)
    require_document(event.document, PENALTY_LAW.art(64))
    if not event.place.strip() or not event.time.strip():
        raise Unlawful("place-missing", PENALTY_LAW.art(64))
    _check_chair(licence, intent, event.chair)
    earliest = earliest_hearing(licence, event.on, at)
    if event.hearing_day < earliest:
        raise Unlawful("notice-too-short", PENALTY_LAW.art(64), earliest=earliest.isoformat())
    return (event,)


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def hold(licence: Licence, event: IntentHearingHeld, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record the hearing that was asked for, as it was told of, with its signed minutes."""
    intent = _asked(licence, event.act)
    notice = intent.scheduled
    if notice is None:
        raise Unlawful("hearing-not-told", PENALTY_LAW.art(64), act=event.act)
    if event.held_on > event.on:
        raise Unlawful("hearing-days", PENALTY_LAW.art(64))
    told = (notice.on, notice.hearing_day, notice.chair)
    if (event.noticed_on, event.held_on, event.chair) != told:
        raise Unlawful(
            "hearing-not-as-told", PENALTY_LAW.art(64), day=notice.hearing_day.isoformat()
        )
    _check_delivered(licence, event, at)
    _check_chair(licence, intent, event.chair)
    _check_minutes(event)
    return (event,)


def _asked(licence: Licence, act: AdverseAct) -> Intent:
    """Return what the holder was told of, where he asked for a hearing on it."""
    intent = intent_of(licence, act)
    if intent.answer is None or not intent.answer.requested:
        raise Unlawful("hearing-not-asked", PENALTY_LAW.art(64), act=act)
    return intent


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def earliest_hearing(licence: Licence, told_on: date, at: Occasion) -> date:
    """Return the first day on which a hearing that is told of on this day may be held."""
    due = deadline(told_on, licence.law.penalty_hearing_notice, calendar=at.calendar).due
    return at.calendar.next_working_day(due + ONE_DAY) if known(at).full_days else due


@cites(PENALTY_LAW.art(61), PENALTY_LAW.art(64))
def _check_delivered(licence: Licence, event: IntentHearingHeld, at: Occasion) -> None:
    """Ask that the notice reached the holder as long before the hearing as the law says."""
    if not licence.owes_delivery(event.act):
        return
    paper = licence.papers.get(paper_name(PaperKind.HEARING, event.act))
    if paper is None or paper.received_on is None:
        raise Unlawful("hearing-notice-undelivered", PENALTY_LAW.art(64), act=event.act)
    earliest = earliest_hearing(licence, paper.received_on, at)
    if event.held_on < earliest:
        raise Unlawful("notice-too-short", PENALTY_LAW.art(64), earliest=earliest.isoformat())


def _check_chair(licence: Licence, intent: Intent, chair: str) -> None:
    """Ask for a chair who did not investigate."""
    statement = licence.heard.get(intent.told.act)
    if chair in {intent.told.by, statement.by if statement else ""}:
        raise Unlawful("chair-investigated", PENALTY_LAW.art(64), who=chair)


def _check_minutes(event: IntentHearingHeld) -> None:
    """Ask for minutes signed by who took part."""
    if not event.minutes.strip() or not event.text.strip():
        raise Unlawful("minutes-missing", PENALTY_LAW.art(64))
    if not {one.strip() for one in event.signed_by} - {"", event.chair}:
        raise Unlawful("minutes-unsigned", PENALTY_LAW.art(64))


def _is_requested(licence: Licence) -> bool:
    answers = (intent.answer for intent in licence.intents.values() if intent.held is None)
    return any(one is not None and one.requested for one in answers)


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
)
