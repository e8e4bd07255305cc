"""The closed lists of a licence's life: how it stands, why it ends, what is found."""

from enum import StrEnum

from xuke.kernel.law.citation import LICENSING_LAW, Citation


class Status(StrEnum):
    """How a licence stands; the seven after the first are never confused."""

    NONE = "none"
    VALID = "valid"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"
    REVOKED = "revoked"
    EXPIRED = "expired"
    DEREGISTERED = "deregistered"


IN_FORCE = frozenset({Status.VALID, Status.SUSPENDED})
"""A licence that exists; a suspended one may not be used meanwhile."""


class VersionReason(StrEnum):
    """Why a version of the certificate was made."""

    ISSUE = "issue"
    MODIFICATION = "modification"
    RENEWAL = "renewal"
    DEEMED_RENEWAL = "deemed-renewal"
    REISSUE = "reissue"
    REVIEW = "review"


class AdverseAct(StrEnum):
    """What burdens the holder, who is heard first."""

    SUSPENSION = "suspension"
    WITHDRAWAL = "withdrawal"
    ANNULMENT = "annulment"
    REVOCATION = "revocation"
    DEREGISTRATION = "deregistration"


class AnnulmentCause(StrEnum):
    """Why a licence ought not to have been granted: the five of 69(1), and deceit of 69(2)."""

    NEGLECT = "neglect"
    BEYOND_COMPETENCE = "beyond-competence"
    PROCEDURE_VIOLATED = "procedure-violated"
    NOT_QUALIFIED = "not-qualified"
    OTHER = "other"
    DECEIT = "deceit"


ANNULMENT_BASIS: dict[AnnulmentCause, Citation] = {
    AnnulmentCause.NEGLECT: LICENSING_LAW.art(69, 1, 1),
    AnnulmentCause.BEYOND_COMPETENCE: LICENSING_LAW.art(69, 1, 2),
    AnnulmentCause.PROCEDURE_VIOLATED: LICENSING_LAW.art(69, 1, 3),
    AnnulmentCause.NOT_QUALIFIED: LICENSING_LAW.art(69, 1, 4),
    AnnulmentCause.OTHER: LICENSING_LAW.art(69, 1, 5),
    AnnulmentCause.DECEIT: LICENSING_LAW.art(69, 2),
}
"""Where each cause stands."""


class DeregistrationGround(StrEnum):
    """The six cases of article 70, in their order."""

    EXPIRED = "expired"
    PERSON_GONE = "person-gone"
    BODY_DISSOLVED = "body-dissolved"
    ENDED = "ended"
    IMPOSSIBLE = "impossible"
    OTHER_LAW = "other-law"


GROUND_BASIS: dict[DeregistrationGround, Citation] = {
    ground: LICENSING_LAW.art(70, 1, place)
    for place, ground in enumerate(DeregistrationGround, start=1)
}
"""Where each ground stands."""

GROUNDS_BY_STATUS: dict[Status, frozenset[DeregistrationGround]] = {
    Status.EXPIRED: frozenset({DeregistrationGround.EXPIRED}),
    **dict.fromkeys(
        (Status.WITHDRAWN, Status.ANNULLED, Status.REVOKED),
        frozenset({DeregistrationGround.ENDED}),
    ),
    **dict.fromkeys(
        IN_FORCE,
        frozenset(DeregistrationGround)
        - {DeregistrationGround.EXPIRED, DeregistrationGround.ENDED},
    ),
}
"""Which ground fits a licence that stands so."""

ASSESSMENT_FAILED = "assessment-failed-twice"
"""再次考核不合格: the special law's ground that the second assessment alone makes true."""

OUT_OF_BUSINESS = frozenset({"closed", "practice-ended", "practice-stopped"})
"""歇业、停业: the special laws' grounds that the holder tells, or that idleness proves."""

DEFERRAL_FAILED = "deferral-failed"
"""再次校验不合格: the special laws' ground of which the licence itself knows whether it is true."""


class CheckResult(StrEnum):
    """What the officers found of a promise: kept, not yet kept, or untrue from the start."""

    MET = "met"
    UNMET = "unmet"
    FALSE = "false"


class Promise(StrEnum):
    """How a commitment 告知承诺 stands, on which the licence was granted."""

    NONE = "none"
    UNCHECKED = "unchecked"
    KEPT = "kept"
    UNMET = "unmet"
    RECTIFYING = "rectifying"
    LAPSED = "lapsed"
    BROKEN = "broken"


class RemindedOf(StrEnum):
    """What the holder is reminded of."""

    EXPIRY = "expiry"
    VERIFICATION = "verification"
    REVIEW = "review"
