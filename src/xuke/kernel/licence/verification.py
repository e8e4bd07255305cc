"""校验、复核: whether the holder still meets the conditions."""

from dataclasses import replace
from datetime import date

from xuke.kernel.law.bar import last_day
from xuke.kernel.law.citation import (
    LICENSING_LAW,
    MEDICAL_INSTITUTIONS,
    PUBLIC_PLACES_REGULATIONS,
    cites,
)
from xuke.kernel.law.limit import Span
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence import deferral
from xuke.kernel.licence.events import LicenceEvent, PeriodicallyVerified, ReviewPassed
from xuke.kernel.licence.places import reviewed_under, verified_under
from xuke.kernel.licence.reasons import require_term
from xuke.kernel.licence.rights import VALID, right, verifying
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


@cites(PUBLIC_PLACES_REGULATIONS.art(8))
def review(licence: Licence, event: ReviewPassed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that the review was passed, where the item's law asks for one."""
    require_term(licence, event.on)
    every, until = licence.rule.review_every, licence.rule.review_until
    if every is None or (until and event.on > until):
        raise Unlawful("review-not-required", reviewed_under(licence))
    following = _following(licence.next_review_due, event.on, every)
    return (replace(event, next_due=following),)


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
    none = Unlawful("no-verification", verified_under(licence))
    return None if licence.is_verified else none


@cites(PUBLIC_PLACES_REGULATIONS.art(8))
def _is_reviewed(_person: Person, licence: Licence) -> Unlawful | None:
    """Ask that the law wants it reviewed at all; until which day, the act itself asks."""
    none = Unlawful("review-not-required", reviewed_under(licence))
    return None if licence.rule.review_every else none


REVIEW = holds(Role.CLERK, Role.DECIDER, Role.EXAMINER)
CHECKS: tuple[Verb[Licence], ...] = (
    Verb(
        name="verify",
        event=PeriodicallyVerified,
        right=verifying(_is_verified),
        decide=verify,
        settled=frozenset({"next_due", "case"}),
    ),
    *deferral.VERBS,
    Verb(
        name="review",
        event=ReviewPassed,
        right=right(VALID, LICENSING_LAW.art(61, 1), REVIEW, _is_reviewed),
        decide=review,
        settled=frozenset({"next_due", "case", "number", "identifier"}),
    ),
)
"""校验, 复核: whether the conditions are still met."""
