"""Renewal 延续: filed, decided or granted by silence, certified."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence.events.issue import Issue
from xuke.kernel.licence.words import VersionReason


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalFiled:
    """延续申请: a renewal was filed; `timely` says whether by the last day for it."""

    on: date
    by: str
    case: str
    timely: bool = False


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
class RenewalClosed:
    """延续申请结束: the renewal ended without a grant."""

    on: date
    by: str
    case: str


RenewalEvent = RenewalFiled | Renewed | RenewalCertified | RenewalClosed


@dataclass(frozen=True, kw_only=True)
class Renewal(Issue):
    """延续: the renewal that is pending, and the case of one that owes its certificate.

    `held_until` is the day on which a renewal that was filed in time came to nothing, where the
    term was over by then: so long the licence lasted.
    """

    renewal: RenewalFiled | None = None
    uncertified: str = ""
    held_until: date | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether a renewal that was filed in time is pending: the term waits for its decision."""
        return self.renewal is not None and self.renewal.timely

    @property
    def lasts_until(self) -> date | None:
        """Return the last day of the licence: of its term, or of the renewal it waited for."""
        if self.valid_until is None or self.held_until is None:
            return self.valid_until
        return max(self.held_until, self.valid_until)

    def is_over(self, on: date) -> bool:
        """Whether it has run out by then, recorded or not; not while a timely renewal is pending.

        Article 50(2) asks for the decision before the end; that it comes later, or that something
        is still to be supplied in due time, is not to the holder's harm.
        """
        last = self.lasts_until
        return last is not None and on > last and not self.is_awaited


_Licence = TypeVar("_Licence", bound=Renewal)


def fold_renewal(licence: _Licence, event: RenewalEvent) -> _Licence:
    """Return the licence after one more event of its renewal."""
    match event:
        case RenewalFiled():
            return replace(licence, renewal=event)
        case Renewed():
            return _renewed(licence, event)
        case RenewalCertified():
            return _certified(licence, event)
        case RenewalClosed():
            return _closed(licence, event)
        case _:
            assert_never(event)


def _renewed(licence: _Licence, event: Renewed) -> _Licence:
    """Take over the new term; what silence or a decision renewed may have no certificate yet."""
    if event.deemed or not event.certified:
        licence = replace(licence, uncertified=event.case)
    else:
        why = VersionReason.RENEWAL
        licence = licence.reprinted(why, event.on, event.number, event.identifier)
    return replace(licence, valid_until=event.valid_until, renewal=None, held_until=None)


def _closed(licence: _Licence, event: RenewalClosed) -> _Licence:
    """Wait no longer; one that was awaited beyond the term has held the licence until this day."""
    held = licence.is_in_force and licence.is_awaited and licence.is_past(event.on)
    return replace(licence, renewal=None, held_until=event.on if held else licence.held_until)


def _certified(licence: _Licence, event: RenewalCertified) -> _Licence:
    """Print the certificate that was owed."""
    why = VersionReason.DEEMED_RENEWAL if event.deemed else VersionReason.RENEWAL
    printed = licence.reprinted(why, event.on, event.number, event.identifier)
    return replace(printed, uncertified="")
