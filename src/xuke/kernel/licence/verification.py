"""校验、复核、停业: whether the holder still meets the conditions, and is active."""

from dataclasses import replace
from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.item.licence import Deferral
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.citation import (
    LICENSING_LAW,
    MEDICAL_INSTITUTIONS,
    MEDICAL_INSTITUTIONS_RULES,
    PUBLIC_PLACES_REGULATIONS,
    cites,
)
from xuke.kernel.law.limit import Span
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    IdleNoted,
    LicenceEvent,
    PeriodicallyVerified,
    Resumed,
    ReviewPassed,
    VerificationDeferred,
    VerificationFailed,
)
from xuke.kernel.licence.reasons import require_term
from xuke.kernel.licence.rights import VALID, inspecting, right, verifying
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import Verb, holds


@cites(MEDICAL_INSTITUTIONS.art(21))
def verify(
    licence: Licence, event: PeriodicallyVerified, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record that verification was passed; the next one is due a period after this one's day."""
    require_term(licence, event.on)
    # What is verified with another item's licence has no period of its own.
    every = (licence.deferred and licence.rule.verification_after_deferral) or licence.every
    following = _following(licence.next_check_due, event.on, every) if every else None
    return (replace(event, next_due=following),)


@cites(MEDICAL_INSTITUTIONS.art(21))
def defer(licence: Licence, event: VerificationDeferred, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record a verification that was not passed, within the bounds that the rule sets."""
    require_term(licence, event.on)
    rule = _deferral(licence)
    check_reason(event.reason, MEDICAL_INSTITUTIONS.art(21))
    _check_bounds(event, rule)
    if event.practises and licence.beds < rule.practises_from_beds:
        raise Unlawful("may-not-practise", MEDICAL_INSTITUTIONS.art(21))
    return (event,)


def _deferral(licence: Licence) -> Deferral:
    """Return the deferral that the law knows, or say that it knows none."""
    if licence.rule.deferral is None:
        raise Unlawful("no-deferral", MEDICAL_INSTITUTIONS.art(21))
    return licence.rule.deferral


def _check_bounds(event: VerificationDeferred, rule: Deferral) -> None:
    """Ask for an end between the shortest and the longest deferral, both included."""
    first, last = last_day(event.on, rule.least), last_day(event.on, rule.most)
    if not first <= event.until <= last:
        raise Unlawful(
            "deferral-out-of-bounds",
            MEDICAL_INSTITUTIONS.art(21),
            first=first.isoformat(),
            last=last.isoformat(),
        )


@cites(MEDICAL_INSTITUTIONS.art(21), MEDICAL_INSTITUTIONS_RULES.art(37))
def fail(licence: Licence, event: VerificationFailed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that it was not passed again, the deferral being over: a ground of deregistration."""
    deferred = licence.deferred
    if deferred and event.on <= deferred.until:
        until = deferred.until.isoformat()
        raise Unlawful("deferral-running", MEDICAL_INSTITUTIONS_RULES.art(37), until=until)
    check_reason(event.reason, MEDICAL_INSTITUTIONS.art(21))
    return (event,)


@cites(PUBLIC_PLACES_REGULATIONS.art(8))
def review(licence: Licence, event: ReviewPassed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that the review was passed, where the item's law asks for one."""
    require_term(licence, event.on)
    every, until = licence.rule.review_every, licence.rule.review_until
    if every is None or (until and event.on > until):
        raise Unlawful("review-not-required", LICENSING_LAW.art(61, 1))
    following = _following(licence.next_review_due, event.on, every)
    return (replace(event, next_due=following),)


@cites(LICENSING_LAW.art(67, 1))
def note_idle(_licence: Licence, event: IdleNoted, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record since when the holder has not been active."""
    check_reason(event.findings, LICENSING_LAW.art(61, 2))
    if event.since > event.on:
        raise Unlawful("idle-since-later", LICENSING_LAW.art(67, 1), since=event.since.isoformat())
    return (event,)


@cites(LICENSING_LAW.art(67, 1))
def note_resumed(_licence: Licence, event: Resumed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that the holder is active again."""
    check_reason(event.findings, LICENSING_LAW.art(61, 2))
    return (event,)


def _following(due: date | None, on: date, every: Span) -> date:
    """Return when it is due again: whoever came early loses no day, whoever came late gains none.

    A day that was missed altogether begins a new period on the day that it was made good; what
    was passed for the period before it began gains no further one.
    """
    if due is None or on > due:
        return last_day(on, every)
    return due if last_day(on, every) < due else last_day(due, every)


@cites(MEDICAL_INSTITUTIONS.art(21))
def _is_verified(_person: Person, licence: Licence) -> Unlawful | None:
    """Ask that the law wants it verified at all."""
    none = Unlawful("no-verification", MEDICAL_INSTITUTIONS.art(21))
    return None if licence.is_verified else none


def _is_deferrable(_person: Person, licence: Licence) -> Unlawful | None:
    """Ask that the law knows a deferral of its verification."""
    try:
        _deferral(licence)
    except Unlawful as reason:
        return reason
    return None


@cites(PUBLIC_PLACES_REGULATIONS.art(8))
def _is_reviewed(_person: Person, licence: Licence) -> Unlawful | None:
    """Ask that the law wants it reviewed at all; until which day, the act itself asks."""
    none = Unlawful("review-not-required", LICENSING_LAW.art(61, 1))
    return None if licence.rule.review_every else none


def _is_not_deferred(licence: Licence) -> bool:
    return licence.deferred is None


def _is_deferred(licence: Licence) -> bool:
    return licence.deferred is not None


def _is_not_idle(licence: Licence) -> bool:
    return licence.idle_since is None


def _is_idle(licence: Licence) -> bool:
    return licence.idle_since is not None


REVIEW = holds(Role.CLERK, Role.DECIDER, Role.EXAMINER)
CHECKS: tuple[Verb[Licence], ...] = (
    Verb(
        name="verify",
        event=PeriodicallyVerified,
        right=verifying(_is_verified),
        decide=verify,
        settled=frozenset({"next_due", "case"}),
    ),
    Verb(
        name="defer-verification",
        event=VerificationDeferred,
        right=verifying(_is_deferrable, when=_is_not_deferred),
        decide=defer,
        settled=frozenset({"case"}),
    ),
    Verb(
        name="fail-verification",
        event=VerificationFailed,
        right=verifying(when=_is_deferred),
        decide=fail,
        settled=frozenset({"case"}),
    ),
    Verb(
        name="review",
        event=ReviewPassed,
        right=right(VALID, LICENSING_LAW.art(61, 1), REVIEW, _is_reviewed),
        decide=review,
        settled=frozenset({"next_due", "case", "number", "identifier"}),
    ),
)
"""校验, 复核: whether the conditions are still met."""
IDLENESS: tuple[Verb[Licence], ...] = (
    Verb(
        name="note-idle",
        event=IdleNoted,
        right=inspecting(_is_not_idle),
        decide=note_idle,
    ),
    Verb(
        name="note-resumed",
        event=Resumed,
        right=inspecting(_is_idle),
        decide=note_resumed,
    ),
)
