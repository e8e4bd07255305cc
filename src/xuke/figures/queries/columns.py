"""The countable columns: one predicate each, for the figure and for the list behind it."""

from collections.abc import Mapping
from typing import Final

from xuke.kernel.supervision import SupervisionKind

CLOSED: Final = "outcome IN ('granted', 'refused', 'not-accepted')"
"""办结: an application that was taken back is closed, but not 办结."""

_DECIDED: Final = "outcome IN ('granted', 'refused')"
AMOUNT: Final = "charged_amount"

CASES: Final[Mapping[str, str]] = {
    "applied": "TRUE",
    "accepted": "accepted_on IS NOT NULL",
    "not_accepted": "outcome = 'not-accepted'",
    "granted": "outcome = 'granted'",
    "refused": "outcome = 'refused'",
    "accepted_online": f"{_DECIDED} AND channel IN ('online', 'mobile')",
    "fully_online": f"{_DECIDED} AND fully_online",
    "commitment": f"{_DECIDED} AND commitment",
    "on_the_spot": f"{_DECIDED} AND on_the_spot",
    "in_time": f"{_DECIDED} AND in_time",
    "overdue": f"{_DECIDED} AND NOT in_time",
    "charged_cases": "fee > 0",
}
"""Columns that count closed cases of the period, by SQL over casework_case."""

SUPERVISION: Final[Mapping[str, SupervisionKind]] = {
    "inspections": SupervisionKind.INSPECTION,
    "violations_found": SupervisionKind.VIOLATION_FOUND,
    "complaints_received": SupervisionKind.COMPLAINT_RECEIVED,
    "complaints_verified": SupervisionKind.COMPLAINT_VERIFIED,
    "penalties": SupervisionKind.PENALTY,
    "reconsideration_corrected": SupervisionKind.RECONSIDERATION_CORRECTED,
    "litigation_lost": SupervisionKind.LITIGATION_LOST,
}
"""Columns that count what was noted in the period, whenever the case was closed."""

COUNTED: Final = (*CASES, AMOUNT, *SUPERVISION)


def predicate(column: str) -> str:
    """Return the SQL by which a column of cases counts; the amount's list is the charged cases."""
    return CASES["charged_cases" if column == AMOUNT else column]
