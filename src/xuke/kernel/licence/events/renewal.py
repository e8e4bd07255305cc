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
    """延续: the renewal that is pending, and the case of one that owes its certificate."""

    renewal: RenewalFiled | None = None
    uncertified: str = ""


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
            return replace(licence, renewal=None)
        case _:
            assert_never(event)


def _renewed(licence: _Licence, event: Renewed) -> _Licence:
    """Take over the new term; what silence or a decision renewed may have no certificate yet."""
    if event.deemed or not event.certified:
        licence = replace(licence, uncertified=event.case)
    else:
        why = VersionReason.RENEWAL
        licence = licence.reprinted(why, event.on, event.number, event.identifier)
    return replace(licence, valid_until=event.valid_until, renewal=None)


def _certified(licence: _Licence, event: RenewalCertified) -> _Licence:
    """Print the certificate that was owed."""
    why = VersionReason.DEEMED_RENEWAL if event.deemed else VersionReason.RENEWAL
    printed = licence.reprinted(why, event.on, event.number, event.identifier)
    return replace(printed, uncertified="")
