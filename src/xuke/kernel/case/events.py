"""What happens to a case 办件, in the words of the law; the union is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xuke.kernel.case.rule import Action, Channel, ItemRule
from xuke.kernel.limit import ExcludedPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """申请人: who applies. The identity number is sealed; its index finds it again."""

    kind: str
    name: str
    identity: str = ""
    identity_index: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """草稿: somebody began to fill in an application; no legal effect."""

    on: date
    item: str
    action: Action
    channel: Channel
    owner: str
    commitment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialAttached:
    """A file was put to a material; `digest` is the SHA-256 of its bytes."""

    on: date
    material: str
    digest: str
    size: int
    media_type: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRemoved:
    """A file was taken from a material before submission."""

    on: date
    material: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """提交: the application was filed (article 29), with the rule that will judge it."""

    on: date
    number: str
    action: Action
    channel: Channel
    applicant: Applicant
    rule: ItemRule
    commitment: bool = False
    fully_online: bool = False
    imported: bool = False
    owner: str = ""
    form: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """收件: the authority has the materials; `counts_from` is day zero of its limits.

    A filing after hours or on a day off keeps its date for the applicant, while the
    authority's limits count from the next working day.
    """

    on: date
    counts_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing or not in the statutory form, and what to do about it."""

    target: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequested:
    """补正通知: everything that is missing, told once (article 32(1)(4))."""

    on: date
    by: str
    gaps: tuple[Gap, ...]
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """补正: all that the notice asked for has come in; the applicant as corrected.

    `counts_from` is day zero of the authority's limits, as with Received.
    """

    on: date
    form: Mapping[str, str] = field(default_factory=dict)
    applicant: Applicant | None = None
    counts_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """受理, or 视为受理 by silence: the clock of article 42 starts on this day."""

    on: date
    by: str
    deemed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAccepted:
    """不予受理: only for the reasons of articles 32 and 78."""

    on: date
    by: str
    reason: str
    text: str
    competent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """审查: one person's examination with its checklist and opinion (article 34)."""

    on: date
    by: str
    checks: Mapping[str, bool]
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitExtended:
    """延长期限: working days added once, by the head of the authority (article 42)."""

    on: date
    days: int
    by: str
    reason: str = ""


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
    """准予许可: the written decision (article 38(1)); validity facts for the certificate."""

    on: date
    by: str
    document: str
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """不予许可: with its reason, the facts and the basis (article 38(2))."""

    on: date
    by: str
    document: str
    reason: str
    text: str
    basis: str = ""


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
    """送达: the document reached the applicant, in this way."""

    on: date
    by: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """公示: the decision stands on the public list (article 40)."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationWithdrawn:
    """申请人撤回申请: before the decision."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """办结: nothing more is owed to anybody in this case."""

    on: date


CaseEvent = (
    Drafted
    | MaterialAttached
    | MaterialRemoved
    | Submitted
    | Received
    | CorrectionRequested
    | Corrected
    | Accepted
    | NotAccepted
    | Examined
    | LimitExtended
    | TimeExcluded
    | FeeCharged
    | Granted
    | Refused
    | CertificateIssued
    | Delivered
    | Disclosed
    | ApplicationWithdrawn
    | Concluded
)
