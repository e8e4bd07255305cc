"""Where the verbs of a licence lead, and what days do to it; a test tries each of these ways."""

from xuke.kernel.licence.words import IN_FORCE, Status
from xuke.kernel.ways import Way

LICENCE_WAYS: tuple[Way, ...] = (
    Way(name="open", to=Status.VALID),
    Way(name="suspend", to=Status.SUSPENDED),
    Way(name="restore", to=Status.VALID),
    Way(name="restored", to=Status.VALID, since=frozenset({Status.SUSPENDED})),
    Way(name="expired", to=Status.EXPIRED, since=IN_FORCE),
    Way(name="withdraw-licence", to=Status.WITHDRAWN),
    Way(name="annul", to=Status.ANNULLED),
    Way(name="revoke", to=Status.REVOKED),
    Way(name="deregister", to=Status.DEREGISTERED),
)
"""What changes the status; every other verb leaves the licence as it stands."""
