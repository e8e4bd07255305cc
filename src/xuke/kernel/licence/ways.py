"""Where the verbs of a licence lead, and what days do to it; a test tries each of these ways."""

from xuke.kernel.licence import events
from xuke.kernel.ways import Way

LICENCE_WAYS: tuple[Way, ...] = (
    *events.ISSUE_WAYS,
    *events.ADVERSE_WAYS,
    *events.ENDING_WAYS,
)
"""What changes the status; every other verb leaves the licence as it stands."""
