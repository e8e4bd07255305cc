"""Where the verbs of a case lead, and what days do to it; a test tries each of these ways."""

from xuke.kernel.case.rights import EXAMINED, IN_CORRECTION, IN_HAND, RECEIVED
from xuke.kernel.case.state import Phase
from xuke.kernel.ways import Way

CASE_WAYS: tuple[Way, ...] = (
    Way(name="draft", to=Phase.DRAFT),
    Way(name="submit", to=Phase.RECEIVED, sometimes=True),
    Way(name="request-correction", to=Phase.IN_CORRECTION),
    Way(name="correct", to=Phase.RECEIVED),
    Way(name="accept", to=Phase.ACCEPTED),
    Way(name="accept-pending", to=Phase.ACCEPTED),
    Way(name="deemed", to=Phase.ACCEPTED, since=RECEIVED),
    Way(name="not-accept", to=Phase.CONCLUDED, through=Phase.NOT_ACCEPTED),
    Way(name="examine", to=Phase.EXAMINED, sometimes=True),
    Way(name="recuse", to=Phase.ACCEPTED, since=EXAMINED, sometimes=True),
    Way(name="call-back", to=Phase.ACCEPTED),
    Way(name="return", to=Phase.ACCEPTED),
    Way(name="grant", to=Phase.GRANTED),
    Way(name="deem-granted", to=Phase.GRANTED),
    Way(name="refuse", to=Phase.REFUSED),
    Way(name="issue", to=Phase.ISSUED),
    Way(name="deliver", to=Phase.CONCLUDED),
    Way(name="withdraw", to=Phase.CONCLUDED, through=Phase.WITHDRAWN),
    Way(name="terminate", to=Phase.CONCLUDED, through=Phase.TERMINATED),
    Way(name="uncorrected", to=Phase.CONCLUDED, through=Phase.TERMINATED, since=IN_CORRECTION),
    Way(name="unsupplied", to=Phase.CONCLUDED, through=Phase.TERMINATED, since=IN_HAND),
)
"""What leaves a phase; every other verb leaves the case where it is."""
