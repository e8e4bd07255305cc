"""What of a case is told outside the authority, and what is not."""

from typing import Final

from xuke.kernel.case import events

INTERNAL: Final = frozenset(
    {
        events.LegalityReviewed,
        events.Discussed,
        events.Returned,
        events.CalledBack,
        events.HandedOver,
        events.CountersignRequested,
        events.Countersigned,
        events.SignerAdded,
        events.SignerRemoved,
    }
)
"""How the authority works inside: of no concern to the applicant, and told to nobody outside."""

OPINIONS: Final = frozenset(
    {
        events.Examined,
        events.SiteVerified,
        events.ExpertsReported,
        events.Forwarded,
        events.Recused,
        events.ObjectionReceived,
    }
)
"""What is told outside without its opinion or reason: that is for those who decide."""
