"""Decision 决定: limits lengthened, decided, certified, delivered, disclosed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xuke.kernel.law.limit import ExcludedPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitExtended:
    """延长期限: working days added once, by the head of the authority (article 42).

    Of a joint case `approved_by` names the head of the government who approved it.
    """

    on: date
    days: int
    by: str
    reason: str = ""
    approved_by: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExcluded:
    """不计入期限 (article 45): a period, or for imported history a number of working days."""

    on: date
    period: ExcludedPeriod | None = None
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCharged:
    """收费: an amount in yuan was charged for the case (articles 58 and 59)."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """准予许可: the written decision (article 38(1)); validity facts for the certificate.

    `deemed` is 视为准予延续 by silence (article 50(2)); `minutes` are those it rests on (48(2)).
    """

    on: date
    by: str
    document: str
    valid_from: date | None = None
    valid_until: date | None = None
    deemed: bool = False
    minutes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """救济途径: who reviews and which court, by name, until when, and where online."""

    reviewer: str
    court: str
    online: str = ""
    online_owed: bool = False
    review_days: int = 60
    suit_months: int = 6
    review_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """不予许可: with its reason, the facts and the basis (article 38(2))."""

    on: date
    by: str
    document: str
    reason: str
    text: str
    basis: str = ""
    facts: str = ""
    remedies: Remedies | None = None
    minutes: str = ""
    warned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateIssued:
    """颁证: number, identifier and face of the certificate (articles 39 and 44)."""

    on: date
    by: str
    number: str
    identifier: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    face: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """送达: the document reached the applicant, in this way.

    `witnesses` saw it left (留置), `proof` is a receipt's or parcel's number, `published_on` the
    day of a public notice, which delivers thirty days later.
    """

    on: date
    by: str
    way: str
    witnesses: tuple[str, ...] = ()
    proof: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """公示: the decision stands on the public list (article 40)."""

    on: date
    by: str


class SpecialProcedure(StrEnum):
    """特别程序: the eight whose time does not count, and no others (article 45)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert-review"
    RECTIFICATION = "rectification"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionAnnounced:
    """不计入期限告知: so many working days from `since` are announced in writing (article 45)."""

    on: date
    by: str
    procedure: SpecialProcedure
    since: date
    days: int
    reason: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionEnded:
    """不计入期限结束: the procedure was over on `until`, its last day."""

    on: date
    by: str
    procedure: SpecialProcedure
    until: date
