"""What is told to somebody whom it burdens: words that say something, and the remedies."""

from xuke.kernel.case.events import Remedies
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.refusal import Unlawful

SHORTEST_REASON = 10
"""Characters: a reason shorter than this says nothing (efficiency supervision's rule)."""


def check_reason(text: str, basis: Citation | None = None) -> None:
    """Ask for a reason that says something."""
    if len(text.strip()) < SHORTEST_REASON:
        raise Unlawful("reason-too-short", basis)


def check_opinion(text: str, basis: Citation | None = None, *, passed: bool) -> None:
    """Ask for an opinion, and for its reasons where it is against the applicant."""
    if not text.strip():
        raise Unlawful("opinion-missing", basis)
    if not passed:
        check_reason(text, basis)


def check_remedies(case: Case, remedies: Remedies | None, place: Citation) -> None:
    """Ask of what burdens somebody who reviews it and which court hears it, and until when."""
    if remedies is None or not (remedies.reviewer.strip() and remedies.court.strip()):
        raise Unlawful("remedies-missing", place)
    law = case.filed_rule.law
    told = (remedies.review_days, remedies.suit_months)
    if told != (law.reconsideration.length, law.litigation.length):
        raise Unlawful("remedies-days", place)
