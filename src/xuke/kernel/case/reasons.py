"""Words that burden somebody: they must say something."""

from xuke.kernel.case.acceptance import SHORTEST_REASON
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.refusal import Unlawful


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
