"""What every act on a licence asks of its words and days."""

from datetime import date

from xuke.kernel.item.licence import Bounds
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.citation import (
    COMMITMENT_OPINION,
    LICENSING_LAW,
    NURSE_REGULATIONS,
    PHYSICIANS_LAW,
    Citation,
    cites,
)
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Promise


def require_document(document: str, basis: Citation) -> None:
    """Ask for the number of the written decision."""
    if not document.strip():
        raise Unlawful("document-missing", basis)


def require_later(until: date, on: date, basis: Citation) -> None:
    """Ask for a last day that is still to come."""
    if until <= on:
        raise Unlawful("until-passed", basis, until=until.isoformat())


def require_term(licence: Licence, on: date) -> None:
    """Ask that the term has not run out, whether or not that is recorded yet."""
    if licence.is_over(on) and licence.valid_until:
        raise Unlawful(
            "term-over", LICENSING_LAW.art(70, 1, 1), until=licence.valid_until.isoformat()
        )


@cites(COMMITMENT_OPINION.art(4))
def require_rectified(licence: Licence, on: date) -> None:
    """Ask that no term to put a promise right still runs."""
    ordered = licence.rectification
    if licence.promise is Promise.RECTIFYING and ordered and on <= ordered.until:
        raise Unlawful(
            "rectification-running", COMMITMENT_OPINION.art(4), until=ordered.until.isoformat()
        )


@cites(
    PHYSICIANS_LAW.art(42),
    PHYSICIANS_LAW.art(55),
    PHYSICIANS_LAW.art(56),
    PHYSICIANS_LAW.art(57),
    NURSE_REGULATIONS.art(31),
)
def require_bounds(basis: str, bounds: Bounds, *, since: date, until: date) -> None:
    """Ask for a last day between the shortest and the longest suspension of the provision."""
    first, last = last_day(since, bounds.least), last_day(since, bounds.most)
    if not first <= until <= last:
        raise Unlawful(
            "suspension-out-of-bounds",
            Citation.parse(basis),
            first=first.isoformat(),
            last=last.isoformat(),
        )
