"""What happens to a licence 许可 after the decision, in the words of the law; closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xuke.kernel.case.events import Applicant
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.terms import Terms
from xuke.kernel.licence.words import (
    AdverseAct,
    AnnulmentCause,
    CheckResult,
    DeregistrationGround,
    RemindedOf,
)
from xuke.kernel.official import Official


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceIssued:
    """新发: the certificate of a granted licence was issued; the rule comes onto the licence.

    `case` is the stream of the case that it came from, `terms` the general law's lengths.
    """

    on: date
    by: str
    number: str
    item: str
    holder: Applicant
    decided_on: date
    rule: LicenceRule
    identifier: str = ""
    case: str = ""
    case_number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    beds: int = 0
    commitment: bool = False
    imported: bool = False
    face: Mapping[str, str] = field(default_factory=dict)
    terms: Terms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modified:
    """变更 (article 49): these answers have changed; an empty number keeps the old one.

    `decided_on` is the day of the grant, where the certificate came on a later one.
    """

    on: date
    by: str
    case: str
    changes: Mapping[str, str]
    number: str = ""
    identifier: str = ""
    holder: Applicant | None = None
    beds: int | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """延续, or 视为延续 by silence (article 50): a new term that follows the old one.

    The decision renews; one that is not `certified` owes the certificate still (article 44).
    """

    on: date
    by: str
    case: str
    valid_from: date
    valid_until: date | None
    number: str = ""
    identifier: str = ""
    deemed: bool = False
    certified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalCertified:
    """延续后发证: the certificate of a renewal, decided or `deemed`, was issued after it."""

    on: date
    by: str
    case: str
    number: str
    identifier: str = ""
    deemed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reissued:
    """补证: the old copy is void; lost ones were declared lost, damaged ones are handed back."""

    on: date
    by: str
    case: str
    loss_declared_on: date | None
    old_returned: bool = False
    number: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalFiled:
    """延续申请: a renewal was filed; `timely` says whether by the last day for it."""

    on: date
    by: str
    case: str
    timely: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalClosed:
    """延续申请结束: the renewal ended without a grant."""

    on: date
    by: str
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicallyVerified:
    """校验合格: the next verification is due then."""

    on: date
    by: str
    case: str = ""
    next_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationDeferred:
    """暂缓校验: not passed; put right until then, and verified again."""

    on: date
    by: str
    until: date
    reason: str
    practises: bool = False
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationFailed:
    """再次校验不合格: not passed again after the deferral."""

    on: date
    by: str
    reason: str
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPassed:
    """复核: the conditions were found to be met still; the next review is due then."""

    on: date
    by: str
    case: str = ""
    number: str = ""
    identifier: str = ""
    next_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHeard:
    """陈述申辩: told on this day what is intended, the holder has spoken, or has waived."""

    on: date
    by: str
    act: AdverseAct
    told_on: date
    statement: str = ""
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """暂扣许可证件: a penalty with a term; `until` is its last day."""

    on: date
    by: str
    document: str
    until: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """暂扣发还: the term is over, or a decision ended it early."""

    on: date
    by: str
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """撤回 (article 8): lawful when granted; the law or the facts have changed since."""

    on: date
    by: str
    basis: str
    reason: str
    compensation_owed: bool
    compensation: Decimal | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulled:
    """撤销 (article 69): it ought not to have been granted.

    `request_by` is the interested party who asked, or nothing; `superior` the higher authority
    that annulled; `weighed` says why the public interest does not forbid it (69(3)).
    """

    on: date
    by: str
    cause: AnnulmentCause
    reason: str
    weighed: str
    damages_owed: bool
    request_by: str = ""
    superior: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentDeclined:
    """不予撤销 (article 69(3)): annulment would gravely harm the public interest."""

    on: date
    by: str
    cause: AnnulmentCause
    reason: str
    request_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """吊销: a penalty for a violation after issue, by the whole penalty procedure."""

    on: date
    by: str
    document: str
    reason: str
    hearing_offered: bool
    reviewed: bool
    discussed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """失效: the term has run out without renewal; the day after its last day."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deregistered:
    """注销 (article 70): a formality that strikes the entry, on one of six grounds.

    `further` names the case that a special law gives (70(6)).
    """

    on: date
    by: str
    ground: DeregistrationGround
    reason: str = ""
    further: str = ""
    on_application: bool = False
    certificate_returned: bool = False
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregistrationAnnounced:
    """注销公告: the public was told that the certificate counts no more."""

    on: date
    by: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleNoted:
    """停业: the holder has not been active since then; long enough, it has gone out of business."""

    on: date
    by: str
    since: date
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """恢复营业: the holder is active again."""

    on: date
    by: str
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """提醒: so many days before this falls due, the holder was reminded."""

    on: date
    by: str
    of: RemindedOf
    days: int
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentChecked:
    """承诺核查: two or more officers looked whether the promise is kept."""

    on: date
    by: str
    officers: tuple[Official, ...]
    result: CheckResult
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationOrdered:
    """责令限期整改: what of the promise is to be put right, and until when."""

    on: date
    by: str
    until: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRepaired:
    """信用修复: the bad record of a broken promise was repaired; promises are taken again."""

    on: date
    by: str
    document: str


LicenceEvent = (
    LicenceIssued
    | Modified
    | Renewed
    | RenewalCertified
    | Reissued
    | RenewalFiled
    | RenewalClosed
    | PeriodicallyVerified
    | VerificationDeferred
    | VerificationFailed
    | ReviewPassed
    | StatementHeard
    | Suspended
    | Restored
    | Withdrawn
    | Annulled
    | AnnulmentDeclined
    | Revoked
    | Expired
    | Deregistered
    | DeregistrationAnnounced
    | IdleNoted
    | Resumed
    | Reminded
    | CommitmentChecked
    | RectificationOrdered
    | CreditRepaired
)
