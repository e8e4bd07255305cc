"""A licensing authority 行政机关: who decides, where, when it is open, what it offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.delegation import DelegationEntry
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.major import MajorDecision
from xuke.catalogue.number_template import Issuer
from xuke.catalogue.signing import Signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An item as one authority offers it: a line of its list and of its yearly table.

    `parts` are those of a higher level that were moved down to it 下放.
    """

    item: LicenceItem
    serial: int
    level: str
    department: str
    supervision_system: bool
    certainty: Certainty
    parts: frozenset[str] = frozenset()


REVIEWER_BY_LAW: Final = "本级人民政府"
"""Who reviews a department's acts by Reconsideration Law 24, where its files name nobody."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """救济途径: the body that hears it, None while it is not confirmed, and the provision."""

    body: str | None
    basis: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Remedies:
    """行政复议 and 行政诉讼, which every adverse decision must name (article 38).

    `online` is where reconsideration is asked for online, None while it is not confirmed.
    """

    reconsideration: Remedy
    litigation: Remedy
    online: str | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """办公时间: what comes in at or after `close` counts from the next working day."""

    open: time
    close: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """行政机关: facts that are not confirmed are None and listed in `doubts`.

    `full_name` stands on its documents, with the province or the city before the district.
    """

    code: str
    name: str
    english: str
    short_name: str
    full_name: str
    uscc: str | None
    division: str
    level: str
    parent: str
    word: str
    province_word: str
    decision_number: str
    remedies: Remedies
    hours: Hours
    after_hours_rolls: bool
    phone: str | None
    complaints_phone: str | None
    address: str | None
    offers: tuple[Offer, ...]
    doubts: Mapping[str, str]
    delegations: tuple[DelegationEntry, ...] = ()
    majors: tuple[MajorDecision, ...] = ()
    signings: tuple[Signing, ...] = ()
    windows: str | None = None
    """办理窗口, in the office's own words; no file names them."""

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Return the attributes that are shown as 待确认."""
        return tuple(self.doubts)

    @property
    def issuer(self) -> Issuer:
        """Return what goes into the numbers of its certificates."""
        return Issuer(word=self.word, province=self.province_word, division=self.division)

    def signed_as(self, item: str, on: date) -> str:
        """Return under whose name it decides what is filed on a day; nothing under its own."""
        found = (one.name for one in self.signings if one.is_of(item, on))
        return next(found, None) or ""

    def has_names(self, item: str) -> bool:
        """Whether it ever decides on the item under another name than its own."""
        return any(item in one.items and one.name for one in self.signings)

    def code_of(self, name: str) -> str | None:
        """Return the credit code of a name under which it decides, or its own for none."""
        if not name:
            return self.uscc
        return next((one.uscc for one in self.signings if one.name == name), None)

    def offer(self, slug: str) -> Offer | None:
        """Return the offer of this item, if the authority has it."""
        return next((one for one in self.offers if one.item.slug == slug), None)
