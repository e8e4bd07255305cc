"""Verification and review 校验、复核: whether the conditions were found to be met still."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence.events.issue import Issue
from xuke.kernel.licence.words import VersionReason


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


VerificationEvent = PeriodicallyVerified | VerificationDeferred | VerificationFailed | ReviewPassed


@dataclass(frozen=True, kw_only=True)
class Verification(Issue):
    """校验: the deferral that runs, and whether it was not passed again after it."""

    deferred: VerificationDeferred | None = None
    failed_again: VerificationFailed | None = None

    @property
    def is_verified(self) -> bool:
        """Whether it is verified at all: in its own time, or with another item's licence."""
        return self.every is not None or bool(self.rule.verified_with)


_Licence = TypeVar("_Licence", bound=Verification)


def fold_verification(licence: _Licence, event: VerificationEvent) -> _Licence:
    """Return the licence after it was looked at once more."""
    match event:
        case PeriodicallyVerified():
            return replace(licence, next_check_due=event.next_due, deferred=None, failed_again=None)
        case VerificationDeferred():
            return replace(licence, deferred=event)
        case VerificationFailed():
            return replace(licence, failed_again=event)
        case ReviewPassed():
            return _reviewed(licence, event)
        case _:
            assert_never(event)


def _reviewed(licence: _Licence, event: ReviewPassed) -> _Licence:
    """Take over the day of the next review, and the certificate that was printed."""
    why = VersionReason.REVIEW
    printed = licence.reprinted(why, event.on, event.number, event.identifier)
    return replace(printed, next_review_due=licence.still_owed(event.next_due))
