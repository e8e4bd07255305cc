"""处罚前的听证: announced in time, held, and written down, where the holder asked for it."""

from datetime import date

from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import PENALTY_LAW, cites
from xuke.kernel.law.limit import deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import Intent, IntentHearingHeld, LicenceEvent
from xuke.kernel.licence.intent import TELLABLE, intent_of
from xuke.kernel.licence.known import known
from xuke.kernel.licence.rights import INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def hold(licence: Licence, event: IntentHearingHeld, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record the hearing that was asked for, announced in time, with its signed minutes."""
    intent = intent_of(licence, event.act)
    if intent.answer is None or not intent.answer.requested:
        raise Unlawful("hearing-not-asked", PENALTY_LAW.art(64), act=event.act)
    if event.held_on > event.on or event.noticed_on < intent.told.on:
        raise Unlawful("hearing-days", PENALTY_LAW.art(64))
    earliest = earliest_hearing(licence, event.noticed_on, at)
    if event.held_on < earliest:
        raise Unlawful("notice-too-short", PENALTY_LAW.art(64), earliest=earliest.isoformat())
    _check_minutes(licence, intent, event)
    return (event,)


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def earliest_hearing(licence: Licence, told_on: date, at: Occasion) -> date:
    """Return the first day on which a hearing that is told of on this day may be held."""
    due = deadline(told_on, licence.law.penalty_hearing_notice, calendar=at.calendar).due
    return at.calendar.next_working_day(due + ONE_DAY) if known(at).full_days else due


def _check_minutes(licence: Licence, intent: Intent, event: IntentHearingHeld) -> None:
    """Ask for a chair who did not investigate, and for minutes signed by who took part."""
    statement = licence.heard.get(event.act)
    if event.chair in {intent.told.by, statement.by if statement else ""}:
        raise Unlawful("chair-investigated", PENALTY_LAW.art(64), who=event.chair)
    if not event.minutes.strip() or not event.text.strip():
        raise Unlawful("minutes-missing", PENALTY_LAW.art(64))
    if not {one.strip() for one in event.signed_by} - {"", event.chair}:
        raise Unlawful("minutes-unsigned", PENALTY_LAW.art(64))


def _is_requested(licence: Licence) -> bool:
    answers = (intent.answer for intent in licence.intents.values() if intent.held is None)
    return any(one is not None and one.requested for one in answers)


HEARING: tuple[Verb[Licence], ...] = (
    Verb(
        name="hold-holder-hearing",
        event=IntentHearingHeld,
        right=right(TELLABLE, PENALTY_LAW.art(64), INSPECTION, when=_is_requested),
        decide=hold,
    ),
)
