"""Where the verbs of a case lead, and what days do to it; a test tries each of these ways."""

from xuke.kernel.case import events
from xuke.kernel.ways import Way

CASE_WAYS: tuple[Way, ...] = (
    *events.FILING_WAYS,
    *events.ACCEPTANCE_WAYS,
    *events.EXAMINATION_WAYS,
    *events.REOPENING_WAYS,
    *events.AMENDMENT_WAYS,
    *events.DECISION_WAYS,
    *events.ENDING_WAYS,
)
"""What leaves a phase; every other verb leaves the case where it is."""
