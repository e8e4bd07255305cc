"""拟处理的告知、陈述申辩和听证: what comes before an act that burdens the holder.

The Penalty Law asks it of penalties; withdrawal and annulment, which may take as much from him,
are treated alike (Licensing Law 7).
"""

from dataclasses import replace
from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import CIVIL_PROCEDURE_LAW, LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.law.limit import Deadline, check_asked, deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    Annulled,
    Intent,
    IntentAnswered,
    IntentDropped,
    IntentTold,
    LicenceEvent,
    PaperKind,
    StatementHeard,
    paper_name,
)
from xuke.kernel.licence.known import PENALTIES, require_penalty
from xuke.kernel.licence.reasons import require_document
from xuke.kernel.licence.rights import INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE, AdverseAct, Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(7), PENALTY_LAW.art(44), PENALTY_LAW.art(63, 1))
def tell(licence: Licence, event: IntentTold, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Tell the holder what is intended, on which facts and provisions, and of his rights.

    Told again, he has all his days again. Of a licence that has ended only annulment is left.
    """
    if not licence.is_in_force and event.act is not AdverseAct.ANNULMENT:
        raise Unlawful("only-annulment-left", LICENSING_LAW.art(79), status=licence.status)
    require_document(event.document, PENALTY_LAW.art(44))
    check_reason(event.text, PENALTY_LAW.art(44))
    if event.act in PENALTIES:
        event = replace(event, measure=require_penalty(event.act, event.basis, at).measure)
    elif event.basis:
        raise Unlawful("no-such-penalty", PENALTY_LAW.art(44), act=event.act, basis=event.basis)
    _check_ground(licence, event)
    # Whether the office or the holder is to blame decides what he may do meanwhile.
    if (event.cause is None) is (event.act is AdverseAct.ANNULMENT):
        raise Unlawful("cause-unanswered", LICENSING_LAW.art(69))
    return (replace(event, owes_delivery=True),)


@cites(LICENSING_LAW.art(70, 1, 6), PENALTY_LAW.art(44))
def _check_ground(licence: Licence, event: IntentTold) -> None:
    """Ask for the special law's ground where the licence is to be struck off, and else for none."""
    grounds = {one.id for one in licence.rule.further_grounds}
    lawful = grounds if event.act is AdverseAct.DEREGISTRATION else {""}
    if event.further not in lawful:
        raise Unlawful("no-such-ground", LICENSING_LAW.art(70, 1, 6), ground=event.further)


@cites(LICENSING_LAW.art(7), PENALTY_LAW.art(45))
def hear(licence: Licence, event: StatementHeard, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record what the holder said to the intended act, or that he waived it.

    He waives once the letter has reached him; to speak before it is his good right.
    """
    told = intent_of(licence, event.act).told
    if event.waived:
        _require_received(licence, event.act)
    if not event.waived and not event.statement.strip():
        raise Unlawful("statement-empty", LICENSING_LAW.art(7))
    return (
        StatementHeard(
            on=event.on,
            by=event.by,
            act=event.act,
            told_on=told.on,
            statement=event.statement,
            waived=event.waived,
        ),
    )


@cites(PENALTY_LAW.art(63, 1), PENALTY_LAW.art(64), CIVIL_PROCEDURE_LAW.art(85, 4))
def answer(licence: Licence, event: IntentAnswered, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that the holder asks for a hearing within his days, or gives it up for good.

    He may ask before the letter has come, and gives up only what it has told him. The day on which
    he handed it in or posted it decides, not the one on which it is recorded.
    """
    intent, given = intent_of(licence, event.act), _answer_of(licence, event.act)
    if intent.missed:
        raise Unlawful("hearing-given-up", PENALTY_LAW.art(64, 1, 6), act=event.act)
    if intent.held or (given and given.requested is event.requested):
        raise Unlawful("answered-before", PENALTY_LAW.art(64), act=event.act)
    if event.requested and given:
        raise Unlawful("hearing-given-up", PENALTY_LAW.art(64), act=event.act)
    if not event.requested:
        _require_received(licence, event.act)
    check_asked(event.asked_on, intent.told.on, event.on)
    since = answered_from(licence, event.act)
    last = answer_due(licence, since, at.calendar) if since else None
    if event.requested and last and event.asked > last.due and not last.provisional:
        raise Unlawful("hearing-request-late", PENALTY_LAW.art(64), due=last.due.isoformat())
    return (event,)


@cites(PENALTY_LAW.art(57, 1))
def drop(licence: Licence, event: IntentDropped, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that what the holder was told is not done, and why."""
    if not licence.is_intended(event.act):
        raise Unlawful("not-told", PENALTY_LAW.art(44), act=event.act)
    check_reason(event.reason, PENALTY_LAW.art(57, 1))
    return (event,)


@cites(
    LICENSING_LAW.art(7),
    PENALTY_LAW.art(62),
    PENALTY_LAW.art(64),
    PENALTY_LAW.art(64, 1, 6),
    PENALTY_LAW.art(65),
)
def require_heard(licence: Licence, act: AdverseAct, on: date, calendar: Calendar) -> None:
    """Ask that the holder was heard, or let his days pass; a hearing he asked for was held.

    One that he let pass without just cause counts as given up.

    Within his days it is done only after he has spoken, or waived, and has given the hearing up.
    What has not reached him has told him nothing, whatever he is said to have answered.
    """
    intent, since = licence.intents.get(act), answered_from(licence, act)
    if intent:
        _require_received(licence, act)
    given = _answer_of(licence, act)
    if intent and intent.is_hearing_owed:
        raise Unlawful("holder-hearing-owed", PENALTY_LAW.art(65), act=act)
    if intent and intent.held:
        return
    if given and _has_spoken(licence, act):
        return
    last = answer_due(licence, since or on, calendar)
    if on <= last.due or last.provisional:
        raise Unlawful("holder-may-answer", PENALTY_LAW.art(64), act=act, due=last.due.isoformat())


@cites(PENALTY_LAW.art(62))
def _require_received(licence: Licence, act: AdverseAct) -> None:
    """Ask that the letter has reached the holder."""
    if answered_from(licence, act) is None:
        raise Unlawful("telling-undelivered", PENALTY_LAW.art(62), act=act)


def _answer_of(licence: Licence, act: AdverseAct) -> IntentAnswered | None:
    """Return what the holder answered; given up before the letter came, the hearing is not."""
    intent = licence.intents.get(act)
    answer = intent.answer if intent else None
    binds = answer and (answer.requested or _is_bound(licence, act, answer.on))
    return answer if binds else None


def _has_spoken(licence: Licence, act: AdverseAct) -> bool:
    """Whether the holder has spoken, or waived what the letter had told him."""
    said = licence.heard.get(act)
    return said is not None and (not said.waived or _is_bound(licence, act, said.on))


def _is_bound(licence: Licence, act: AdverseAct, on: date) -> bool:
    """Whether what the holder gave up on this day binds him: the letter had come."""
    since = answered_from(licence, act)
    return since is not None and since <= on


@cites(PENALTY_LAW.art(61), PENALTY_LAW.art(64), CIVIL_PROCEDURE_LAW.art(87))
def answered_from(licence: Licence, act: AdverseAct) -> date | None:
    """Return from when the days to answer count: the day of receipt, and nothing before it.

    Tellings of before, whose delivery nobody recorded, count from their own day.
    """
    intent, said = licence.intents.get(act), licence.heard.get(act)
    if intent is None:
        return said.told_on if said else None
    if not intent.told.owes_delivery:
        return intent.told.on
    return licence.papers[paper_name(PaperKind.TOLD, act)].received_on


@cites(PENALTY_LAW.art(64), PENALTY_LAW.art(85))
def answer_due(licence: Licence, since: date, calendar: Calendar) -> Deadline:
    """Return until when the holder may speak and ask for a hearing: five working days."""
    return deadline(since, licence.law.penalty_hearing_request, calendar=calendar)


def intent_of(licence: Licence, act: AdverseAct) -> Intent:
    """Return what the holder was told of this act."""
    intent = licence.intents.get(act)
    if intent is None:
        raise Unlawful("not-told", PENALTY_LAW.art(44), act=act)
    return intent


def may_be_annulled(licence: Licence) -> bool:
    """Whether annulment is left: of a licence that was not annulled yet, ended or not."""
    return not isinstance(licence.ending, Annulled) and licence.annulled_after is None


def is_in_question(licence: Licence) -> bool:
    """Whether its annulment is to be decided: of an ended licence only once its holder knows."""
    return licence.is_in_force or licence.is_intended(AdverseAct.ANNULMENT)


def _is_told(licence: Licence) -> bool:
    return bool(licence.intents)


def _is_intended(licence: Licence) -> bool:
    return any(licence.is_intended(act) for act in AdverseAct)


ENDED = frozenset(Status) - IN_FORCE - {Status.NONE, Status.ANNULLED}
"""At which a licence is over, but may yet turn out to have been got by deceit (article 79)."""
TELLABLE = IN_FORCE | ENDED
TOLD: tuple[Verb[Licence], ...] = (
    Verb(
        name="tell-holder",
        event=IntentTold,
        right=right(TELLABLE, PENALTY_LAW.art(44), INSPECTION, when=may_be_annulled),
        decide=tell,
        settled=frozenset({"measure", "owes_delivery"}),
    ),
    Verb(
        name="hear-holder",
        event=StatementHeard,
        right=right(TELLABLE, LICENSING_LAW.art(7), INSPECTION, when=_is_told),
        decide=hear,
        settled=frozenset({"told_on"}),
    ),
    Verb(
        name="answer-holder",
        event=IntentAnswered,
        right=right(TELLABLE, PENALTY_LAW.art(64), INSPECTION, when=_is_told),
        decide=answer,
    ),
)
DROPPED: tuple[Verb[Licence], ...] = (
    Verb(
        name="drop-intent",
        event=IntentDropped,
        right=right(TELLABLE, PENALTY_LAW.art(57, 1), INSPECTION, when=_is_intended),
        decide=drop,
    ),
)
