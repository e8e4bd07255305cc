"""Issue and change 颁发、变更、补证: what was granted, until when, and what the paper says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar, assert_never

from xuke.kernel.case.events import Applicant
from xuke.kernel.copying import replace
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.limit import Span
from xuke.kernel.law.terms import TERMS_2019, Terms
from xuke.kernel.licence.words import IN_FORCE, Status, VersionReason
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceIssued:
    """新发: the certificate of a granted licence was issued; the rule comes onto the licence.

    `case` is the stream of the case that it came from, `terms` the general law's lengths;
    `account` is who applied for it online himself, and so can be told something here.
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
    account: str = ""


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
class Reissued:
    """补证: the old copy is void; lost ones were declared lost, damaged ones are handed back."""

    on: date
    by: str
    case: str
    loss_declared_on: date | None
    old_returned: bool = False
    number: str = ""
    identifier: str = ""


IssueEvent = LicenceIssued | Modified | Reissued


@dataclass(frozen=True, kw_only=True)
class CertificateVersion:
    """证照版本: what was printed, from which day, and on which day another took its place."""

    number: str
    identifier: str
    since: date
    why: VersionReason
    replaced_on: date | None = None


_Licence = TypeVar("_Licence", bound="Issue")


@dataclass(frozen=True, kw_only=True)
class Issue:
    """颁发: what a grant gave, how it stands, and when it is to be looked at again.

    `judged_by` and `judged_at` are no part of the history: who prepares an act says by which rule
    it is judged, on which day of which calendar.
    """

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
    next_check_due: date | None = None
    next_review_due: date | None = None
    judged_by: LicenceRule | None = None
    judged_at: tuple[date, Calendar] | None = None

    @property
    def origin(self) -> LicenceIssued:
        """Return how the licence came about; before that there is none."""
        if self.issued is None:
            raise LookupError(self.status)
        return self.issued

    @property
    def rule(self) -> LicenceRule:
        """Return the special law: of the day on which it is judged, else as it was issued."""
        return self.judged_by or self.origin.rule

    def judged(self, now: LicenceRule, at: tuple[date, Calendar] | None = None) -> Self:
        """Return the licence as an act is judged on a day on which this is the item's rule."""
        return replace(self, judged_by=self.origin.rule.at(now), judged_at=at)

    @property
    def law(self) -> Terms:
        """Return the general law's lengths that judge the licence."""
        return self.origin.terms or TERMS_2019

    @property
    def every(self) -> Span | None:
        """Return how often it is verified, by its kind or its beds; nothing where it never is."""
        fitting = [one for one in self.rule.verification if one.is_of(self.beds, self.face)]
        chosen = max(fitting, key=lambda one: (bool(one.field), one.beds), default=None)
        return chosen.every if chosen else None

    @property
    def is_in_force(self) -> bool:
        """Whether the licence exists, be it suspended."""
        return self.status in IN_FORCE

    def is_past(self, on: date) -> bool:
        """Whether the last day of the term lies before this one: a day decides, no job."""
        return self.valid_until is not None and on > self.valid_until

    def still_owed(self, due: date | None) -> date | None:
        """Return the day of the next review, or nothing once the law has abolished it."""
        until = self.rule.review_until
        return None if due and until and due > until else due

    def reprinted(self, why: VersionReason, on: date, number: str, identifier: str) -> Self:
        """Put a new version of the certificate in the place of the last; what is empty stays."""
        number, identifier = number or self.number, identifier or self.identifier
        *earlier, last = self.certificates
        version = CertificateVersion(number=number, identifier=identifier, since=on, why=why)
        return replace(
            self,
            number=number,
            identifier=identifier,
            certificates=(*earlier, replace(last, replaced_on=on), version),
        )


ISSUE_WAYS: tuple[Way, ...] = (Way(name="open", to=Status.VALID),)
"""Where its verbs and its days lead."""


def fold_issue(licence: _Licence, event: IssueEvent) -> _Licence:
    """Return the licence after it was issued, changed or printed again."""
    match event:
        case LicenceIssued():
            return _issued(licence, event)
        case Modified():
            return _modified(licence, event)
        case Reissued():
            why = VersionReason.REISSUE
            return licence.reprinted(why, event.on, event.number, event.identifier)
        case _:
            assert_never(event)


def _issued(licence: _Licence, event: LicenceIssued) -> _Licence:
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
        next_review_due=licence.still_owed(last_day(since, review)) if review else None,
    )


def _version(event: LicenceIssued, why: VersionReason) -> CertificateVersion:
    return CertificateVersion(
        number=event.number, identifier=event.identifier, since=event.on, why=why
    )


def _modified(licence: _Licence, event: Modified) -> _Licence:
    """Take over what has changed; the term stays."""
    why = VersionReason.MODIFICATION
    licence = licence.reprinted(why, event.on, event.number, event.identifier)
    return replace(
        licence,
        face={**licence.face, **event.changes},
        holder=event.holder or licence.holder,
        beds=licence.beds if event.beds is None else event.beds,
    )
