"""The licence as it stands: a fold over its events, from issue to its announced end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import assert_never

from xuke.kernel.case.events import Applicant
from xuke.kernel.copying import replace
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.limit import Span
from xuke.kernel.law.terms import TERMS_2019, Terms
from xuke.kernel.licence.events import (
    Annulled,
    AnnulmentDeclined,
    CommitmentChecked,
    CreditRepaired,
    Deregistered,
    DeregistrationAnnounced,
    Expired,
    IdleNoted,
    LicenceEvent,
    LicenceIssued,
    Modified,
    PeriodicallyVerified,
    RectificationOrdered,
    Reissued,
    Reminded,
    RenewalCertified,
    RenewalClosed,
    RenewalFiled,
    Renewed,
    Restored,
    Resumed,
    ReviewPassed,
    Revoked,
    StatementHeard,
    Suspended,
    VerificationDeferred,
    VerificationFailed,
    Withdrawn,
)
from xuke.kernel.licence.words import (
    IN_FORCE,
    AdverseAct,
    CheckResult,
    RemindedOf,
    Status,
    VersionReason,
)


class Promise(StrEnum):
    """How a commitment 告知承诺 stands, on which the licence was granted."""

    NONE = "none"
    UNCHECKED = "unchecked"
    KEPT = "kept"
    UNMET = "unmet"
    RECTIFYING = "rectifying"
    BROKEN = "broken"


@dataclass(frozen=True, kw_only=True)
class CertificateVersion:
    """证照版本: what was printed, from which day, and on which day another took its place."""

    number: str
    identifier: str
    since: date
    why: VersionReason
    replaced_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Licence:
    """许可: what a grant gave, and all that became of it."""

    version: int = 0
    status: Status = Status.NONE
    issued: LicenceIssued | None = None
    number: str = ""
    identifier: str = ""
    item: str = ""
    holder: Applicant | None = None
    face: Mapping[str, str] = field(default_factory=dict)
    beds: int = 0
    valid_from: date | None = None
    valid_until: date | None = None
    certificates: tuple[CertificateVersion, ...] = ()
    renewal: RenewalFiled | None = None
    uncertified: str = ""
    next_check_due: date | None = None
    next_review_due: date | None = None
    deferred: VerificationDeferred | None = None
    failed_again: VerificationFailed | None = None
    heard: Mapping[AdverseAct, StatementHeard] = field(default_factory=dict)
    suspension: Suspended | None = None
    ending: Withdrawn | Annulled | Revoked | Expired | None = None
    declined: AnnulmentDeclined | None = None
    deregistered: Deregistered | None = None
    announced: DeregistrationAnnounced | None = None
    idle_since: date | None = None
    reminded: frozenset[tuple[RemindedOf, int, date]] = frozenset()
    checks: tuple[CommitmentChecked, ...] = ()
    rectification: RectificationOrdered | None = None
    repaired: CreditRepaired | None = None

    @property
    def origin(self) -> LicenceIssued:
        """Return how the licence came about; before that there is none."""
        if self.issued is None:
            raise LookupError(self.status)
        return self.issued

    @property
    def rule(self) -> LicenceRule:
        """Return the special law copied onto the licence."""
        return self.origin.rule

    @property
    def law(self) -> Terms:
        """Return the general law's lengths that judge the licence."""
        return self.origin.terms or TERMS_2019

    @property
    def every(self) -> Span | None:
        """Return how often it is verified, by its beds; nothing where it never is."""
        fitting = [one for one in self.rule.verification if one.beds <= self.beds]
        return max(fitting, key=lambda one: one.beds).every if fitting else None

    @property
    def is_verified(self) -> bool:
        """Whether it is verified at all: in its own time, or with another item's licence."""
        return self.every is not None or bool(self.rule.verified_with)

    @property
    def promise(self) -> Promise:
        """Return how the commitment stands; whoever failed after rectification broke it."""
        if self.issued is None or not self.issued.commitment:
            return Promise.NONE
        if not self.checks:
            return Promise.UNCHECKED
        found = self.checks[-1].result
        if found is CheckResult.MET:
            return Promise.KEPT
        if found is CheckResult.FALSE or len(self.checks) > 1:
            return Promise.BROKEN
        return Promise.RECTIFYING if self.rectification else Promise.UNMET

    @property
    def is_in_force(self) -> bool:
        """Whether the licence exists, be it suspended."""
        return self.status in IN_FORCE

    def is_over(self, on: date) -> bool:
        """Whether the term has run out by then, recorded or not: a day decides, no job."""
        return self.valid_until is not None and on > self.valid_until

    def practises(self, on: date) -> bool:
        """Whether the holder may act under the licence on the day."""
        idle = self.deferred is not None and not self.deferred.practises
        return self.status is Status.VALID and not idle and not self.is_over(on)


def replay(events: Iterable[LicenceEvent]) -> Licence:
    """Return the licence as it stands after these events."""
    licence = Licence()
    for event in events:
        licence = evolve(licence, event)
    return licence


def evolve(licence: Licence, event: LicenceEvent) -> Licence:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one arm an event
    """Return the licence as it stands after one more event."""
    licence = replace(licence, version=licence.version + 1)
    match event:
        case LicenceIssued():
            return _issued(licence, event)
        case Modified():
            return _modified(licence, event)
        case Renewed():
            return _renewed(licence, event)
        case RenewalCertified():
            why = VersionReason.DEEMED_RENEWAL if event.deemed else VersionReason.RENEWAL
            return replace(_reprinted(licence, event, why), uncertified="")
        case Reissued():
            return _reprinted(licence, event, VersionReason.REISSUE)
        case RenewalFiled():
            return replace(licence, renewal=event)
        case RenewalClosed():
            return replace(licence, renewal=None)
        case PeriodicallyVerified():
            return replace(licence, next_check_due=event.next_due, deferred=None, failed_again=None)
        case VerificationDeferred():
            return replace(licence, deferred=event)
        case VerificationFailed():
            return replace(licence, failed_again=event)
        case ReviewPassed():
            reviewed = _reprinted(licence, event, VersionReason.REVIEW)
            return replace(reviewed, next_review_due=_still_owed(licence, event.next_due))
        case StatementHeard():
            return replace(licence, heard={**licence.heard, event.act: event})
        case Suspended():
            suspended = replace(licence, status=Status.SUSPENDED, suspension=event)
            return _without_hearing(suspended, AdverseAct.SUSPENSION)
        case Restored():
            return replace(licence, status=Status.VALID, suspension=None)
        case Withdrawn():
            return replace(licence, status=Status.WITHDRAWN, ending=event)
        case Annulled():
            return replace(licence, status=Status.ANNULLED, ending=event)
        case AnnulmentDeclined():
            declined = replace(licence, declined=event)
            return _without_hearing(declined, AdverseAct.ANNULMENT)
        case Revoked():
            return replace(licence, status=Status.REVOKED, ending=event)
        case Expired():
            return replace(licence, status=Status.EXPIRED, ending=event)
        case Deregistered():
            return replace(licence, status=Status.DEREGISTERED, deregistered=event)
        case DeregistrationAnnounced():
            return replace(licence, announced=event)
        case IdleNoted():
            return replace(licence, idle_since=event.since)
        case Resumed():
            return replace(licence, idle_since=None)
        case Reminded():
            told = (event.of, event.days, event.due)
            return replace(licence, reminded=licence.reminded | {told})
        case CommitmentChecked():
            return replace(licence, checks=(*licence.checks, event))
        case RectificationOrdered():
            return replace(licence, rectification=event)
        case CreditRepaired():
            return replace(licence, repaired=event)
        case _:
            assert_never(event)


def _issued(licence: Licence, event: LicenceIssued) -> Licence:
    """Open the licence with its first certificate, and the days by which it is looked at again."""
    since = event.valid_from or event.decided_on
    licence = replace(
        licence,
        status=Status.VALID,
        issued=event,
        number=event.number,
        identifier=event.identifier,
        item=event.item,
        holder=event.holder,
        face=event.face,
        beds=event.beds,
        valid_from=event.valid_from,
        valid_until=event.valid_until,
        certificates=(_version(event, VersionReason.ISSUE),),
    )
    # Of a licence that was issued elsewhere it is not known when it was last looked at.
    every, review = (None, None) if event.imported else (licence.every, event.rule.review_every)
    return replace(
        licence,
        next_check_due=last_day(since, every) if every else None,
        next_review_due=_still_owed(licence, last_day(since, review)) if review else None,
    )


def _still_owed(licence: Licence, due: date | None) -> date | None:
    """Return the day of the next review, or nothing once the law has abolished it."""
    until = licence.rule.review_until
    return None if due and until and due > until else due


def _modified(licence: Licence, event: Modified) -> Licence:
    """Take over what has changed; the term stays."""
    licence = _reprinted(licence, event, VersionReason.MODIFICATION)
    return replace(
        licence,
        face={**licence.face, **event.changes},
        holder=event.holder or licence.holder,
        beds=licence.beds if event.beds is None else event.beds,
    )


def _renewed(licence: Licence, event: Renewed) -> Licence:
    """Take over the new term; what silence or a decision renewed may have no certificate yet."""
    if event.deemed or not event.certified:
        licence = replace(licence, uncertified=event.case)
    else:
        licence = _reprinted(licence, event, VersionReason.RENEWAL)
    return replace(licence, valid_until=event.valid_until, renewal=None)


def _reprinted(
    licence: Licence,
    event: Modified | Renewed | RenewalCertified | Reissued | ReviewPassed,
    why: VersionReason,
) -> Licence:
    """Put a new version of the certificate in the place of the last one."""
    number, identifier = event.number or licence.number, event.identifier or licence.identifier
    *earlier, last = licence.certificates
    version = CertificateVersion(number=number, identifier=identifier, since=event.on, why=why)
    return replace(
        licence,
        number=number,
        identifier=identifier,
        certificates=(*earlier, replace(last, replaced_on=event.on), version),
    )


def _version(event: LicenceIssued, why: VersionReason) -> CertificateVersion:
    return CertificateVersion(
        number=event.number, identifier=event.identifier, since=event.on, why=why
    )


def _without_hearing(licence: Licence, act: AdverseAct) -> Licence:
    """Return the licence whose holder must be heard anew before another such act."""
    kept = {one: heard for one, heard in licence.heard.items() if one is not act}
    return replace(licence, heard=kept)
