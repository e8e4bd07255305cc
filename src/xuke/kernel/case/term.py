"""Term 有效期: from when and until when a licence holds (articles 49 and 50)."""

from datetime import date

from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import CIVIL_CODE, LICENSING_LAW, cites
from xuke.kernel.law.limit import Span, last_of_term
from xuke.kernel.law.refusal import Unlawful

_KEEPING = frozenset({Action.MODIFICATION, Action.REISSUE, Action.REVIEW_RENEWAL})
"""变更, 补办, 复核换证: the certificate changes, its term does not."""
TERM_KEEPING = _KEEPING | {Action.RENEWAL}
"""For what the end of the old certificate must be known."""


@cites(LICENSING_LAW.art(49), LICENSING_LAW.art(50, 1))
def term(case: Case, on: date, old_until: date | None) -> tuple[date, date | None]:
    """Return the licence's term: a change keeps the old end, a renewal follows on it.

    What the law gives no term may have an old end all the same: a renewal ends it.
    """
    validity = case.filed_rule.validity
    if case.action not in TERM_KEEPING or (validity is None and old_until is None):
        return on, valid_until(on, validity)
    if old_until is None:
        raise Unlawful("old-term-unknown", LICENSING_LAW.art(49))
    if case.action in _KEEPING:
        return on, old_until
    since = max(on, old_until + ONE_DAY)
    return since, valid_until(since, validity)


@cites(CIVIL_CODE.art(202))
def valid_until(start: date, validity: Span | None) -> date | None:
    """Return the last day on which the licence holds, or nothing where it has no term.

    >>> from xuke.kernel.law.limit import Unit
    >>> valid_until(date(2026, 3, 2), Span(4, Unit.YEAR))
    datetime.date(2030, 3, 1)
    """
    return None if validity is None else last_of_term(start, validity)
