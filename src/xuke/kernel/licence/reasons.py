"""What every act on a licence asks of its words and days."""

from datetime import date

from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, Citation, cites
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
