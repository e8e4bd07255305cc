"""What happens to a case 办件, in the words of the law; the union is closed."""

from xuke.kernel.case.events.acceptance import (
    Accepted,
    CalendarChanged,
    Concluded,
    CorrectedOnTheSpot,
    CorrectionRequested,
    NotAccepted,
    Terminated,
)
from xuke.kernel.case.events.decision import (
    CertificateIssued,
    Delivered,
    Disclosed,
    ExclusionAnnounced,
    ExclusionEnded,
    FeeCharged,
    Granted,
    LimitExtended,
    Refused,
    Remedies,
    SpecialProcedure,
    TimeExcluded,
)
from xuke.kernel.case.events.examination import (
    Discussed,
    Examined,
    ExpertsAppointed,
    ExpertsReported,
    Forwarded,
    LegalityReviewed,
    PartyInformed,
    Recused,
    RepresentationsHeard,
    SiteVerified,
    Tested,
    TestersAppointed,
)
from xuke.kernel.case.events.filing import (
    Applicant,
    ApplicationWithdrawn,
    BarFound,
    Corrected,
    Drafted,
    Gap,
    MaterialAttached,
    MaterialRemoved,
    PendingSupplied,
    Received,
    Submitted,
)
from xuke.kernel.case.events.handling import (
    CalledBack,
    Countersigned,
    CountersignRequested,
    HandedOver,
    Returned,
    SignerAdded,
    SignerRemoved,
)
from xuke.kernel.case.events.hearing import (
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
)

__all__ = [
    "Accepted",
    "Applicant",
    "ApplicationWithdrawn",
    "BarFound",
    "CalendarChanged",
    "CalledBack",
    "CaseEvent",
    "CertificateIssued",
    "Concluded",
    "Corrected",
    "CorrectedOnTheSpot",
    "CorrectionRequested",
    "CountersignRequested",
    "Countersigned",
    "Delivered",
    "Disclosed",
    "Discussed",
    "Drafted",
    "Examined",
    "ExclusionAnnounced",
    "ExclusionEnded",
    "ExpertsAppointed",
    "ExpertsReported",
    "FeeCharged",
    "Forwarded",
    "Gap",
    "Granted",
    "HandedOver",
    "HearingHeld",
    "HearingOffered",
    "HearingOrdered",
    "HearingRequested",
    "HearingScheduled",
    "HearingWaived",
    "LegalityReviewed",
    "LimitExtended",
    "MaterialAttached",
    "MaterialRemoved",
    "NotAccepted",
    "PartyInformed",
    "PendingSupplied",
    "Received",
    "Recused",
    "Refused",
    "Remedies",
    "RepresentationsHeard",
    "Returned",
    "SignerAdded",
    "SignerRemoved",
    "SiteVerified",
    "SpecialProcedure",
    "Submitted",
    "Terminated",
    "Tested",
    "TestersAppointed",
    "TimeExcluded",
]

CaseEvent = (
    Drafted
    | MaterialAttached
    | MaterialRemoved
    | Submitted
    | Received
    | Corrected
    | ApplicationWithdrawn
    | BarFound
    | PendingSupplied
    | CorrectionRequested
    | Accepted
    | NotAccepted
    | Concluded
    | CorrectedOnTheSpot
    | Terminated
    | CalendarChanged
    | Examined
    | PartyInformed
    | RepresentationsHeard
    | SiteVerified
    | TestersAppointed
    | Tested
    | ExpertsAppointed
    | ExpertsReported
    | Recused
    | Forwarded
    | LegalityReviewed
    | Discussed
    | HearingOffered
    | HearingRequested
    | HearingWaived
    | HearingOrdered
    | HearingScheduled
    | HearingHeld
    | Returned
    | CalledBack
    | HandedOver
    | CountersignRequested
    | Countersigned
    | SignerAdded
    | SignerRemoved
    | LimitExtended
    | TimeExcluded
    | FeeCharged
    | Granted
    | Refused
    | CertificateIssued
    | Delivered
    | Disclosed
    | ExclusionAnnounced
    | ExclusionEnded
)
