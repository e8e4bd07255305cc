"""Whose competence it is 委托、下放: in whose name an authority acts on an item on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful

COMPETENCE = LICENSING_LAW.art(22)
NOT_COMPETENT = LICENSING_LAW.art(32, 1, 2)
PUBLISHED = LICENSING_LAW.art(5, 2)
DELEGATED = LICENSING_LAW.art(24, 1)
IN_ANOTHERS_NAME = LICENSING_LAW.art(24, 3)


class DelegationKind(StrEnum):
    """委托 leaves the competence where it is; 下放、赋权 moves it."""

    DELEGATION = "delegation"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An item and an action of it; `owner` has it by law, where the asked authority has not."""

    item: str
    action: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """One delegation or transfer: no actions means all; a day that is not known is None.

    `to_authority` is whether the one who receives it is an administrative authority 行政机关.
    """

    kind: DelegationKind
    delegator: str
    delegate: str
    items: frozenset[str]
    actions: frozenset[str] = frozenset()
    announced_on: date | None = None
    since: date | None = None
    until: date | None = None
    to_authority: bool = True
    basis: str = ""

    @property
    def is_transfer(self) -> bool:
        """Whether the competence itself moved, so that the receiver acts in its own name."""
        return self.kind is DelegationKind.TRANSFER

    def covers(self, matter: Matter) -> bool:
        """Whether it is about this item and this action."""
        about_action = matter.action is None or not self.actions or matter.action in self.actions
        return matter.item in self.items and about_action

    def runs(self, on: date) -> bool:
        """Whether the day lies in its period; before its first day is known, no day does."""
        begun = self.since is not None and self.since <= on
        return begun and (self.until is None or on <= self.until)

    def is_announced(self, on: date) -> bool:
        """Whether it had been announced by the day."""
        return self.announced_on is not None and self.announced_on <= on


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """Whose name stands on the documents, who does the work, and by which delegation."""

    in_name_of: str
    handled_by: str
    delegation: Delegation | None = None


@cites(
    COMPETENCE,
    LICENSING_LAW.art(23),
    NOT_COMPETENT,
    LICENSING_LAW.art(24, 2),
    IN_ANOTHERS_NAME,
)
def competence(
    authority: str,
    matter: Matter,
    on: date,
    delegations: Sequence[Delegation],
    *,
    has_own: bool,
) -> Competence:
    """Return in whose name the authority acts on the matter; Unlawful where it may not at all.

    `has_own` is whether the law gives the item to the authority itself.
    """
    about = [one for one in delegations if one.covers(matter)]
    if has_own and matter.owner in {None, authority}:
        return _own(authority, matter, on, about)
    received = [one for one in about if one.delegate == authority and _from(one, matter.owner)]
    if not received:
        raise Unlawful("not-competent-here", NOT_COMPETENT, authority=authority, item=matter.item)
    hindrances = [hindrance(one, on, about) for one in received]
    for one, refused in zip(received, hindrances, strict=True):
        if refused is None:
            name = authority if one.is_transfer else one.delegator
            return Competence(in_name_of=name, handled_by=authority, delegation=one)
    raise next(one for one in reversed(hindrances) if one is not None)


def _own(authority: str, matter: Matter, on: date, about: Sequence[Delegation]) -> Competence:
    """Return the authority's own competence, unless it was moved to another."""
    for one in about:
        if one.is_transfer and one.delegator == authority and hindrance(one, on, about) is None:
            raise Unlawful(
                "competence-transferred", COMPETENCE, item=matter.item, competent=one.delegate
            )
    return Competence(in_name_of=authority, handled_by=authority)


def _from(delegation: Delegation, owner: str | None) -> bool:
    return owner is None or delegation.delegator == owner


@cites(PUBLISHED, DELEGATED, IN_ANOTHERS_NAME)
def hindrance(delegation: Delegation, on: date, others: Sequence[Delegation]) -> Unlawful | None:
    """Return why nobody may rely on the delegation on the day, or nothing."""
    facts = {"delegator": delegation.delegator, "delegate": delegation.delegate}
    if not delegation.is_transfer and not delegation.to_authority:
        return Unlawful("delegate-not-an-authority", DELEGATED, **facts)
    if any(passes_on(one, delegation) for one in others):
        return Unlawful("delegation-passed-on", IN_ANOTHERS_NAME, **facts)
    if not delegation.is_announced(on):
        announced = PUBLISHED if delegation.is_transfer else DELEGATED
        return Unlawful("delegation-not-announced", announced, **facts)
    if not delegation.runs(on):
        ended = delegation.until is not None and delegation.until < on
        code = "delegation-ended" if ended else "delegation-not-begun"
        return Unlawful(code, DELEGATED, **facts, **_period(delegation))
    return None


def _period(delegation: Delegation) -> dict[str, str]:
    """Return the days that are known, as facts."""
    days = {"since": delegation.since, "until": delegation.until}
    return {name: day.isoformat() for name, day in days.items() if day}


@cites(IN_ANOTHERS_NAME)
def passes_on(first: Delegation, second: Delegation) -> bool:
    """Whether the second gives away what its giver only holds by the first (article 24(3))."""
    if first.is_transfer or first.delegate != second.delegator:
        return False
    actions = not first.actions or not second.actions or bool(first.actions & second.actions)
    return bool(first.items & second.items) and actions and _overlap(first, second)


def _overlap(first: Delegation, second: Delegation) -> bool:
    """Whether the two run at the same time; an unknown first day may be any."""
    starts = [one.since or date.min for one in (first, second)]
    ends = [one.until or date.max for one in (first, second)]
    return max(starts) <= min(ends)
