"""Whether a licence is needed, whose it is to give, and what conditions 许可条件 the answers fail.

The rules of an item are data; what follows from them at each step is law and stands here. Who is
sent elsewhere may insist on a written answer (article 32(2)); what a condition of the item denies
is never granted (article 38(1)). What the answers do not tell fails nothing.
"""

from dataclasses import dataclass

from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLicence:
    """不需要取得许可: what takes the licence's place, in the item's own words, and by what."""

    instead: str
    note: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLevel:
    """不属于本机关职权: the part that another level decides on, that level, and who it is there.

    `competent` is the name of the authority of that level, empty where nobody knows it.
    """

    part: str
    level: str
    competent: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """不符合条件: a condition that the answers fail, in the item's own words, and by what."""

    id: str
    says: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the item's rules find of an application's answers on a day."""

    needless: NoLicence | None = None
    elsewhere: OtherLevel | None = None
    unmet: tuple[Unmet, ...] = ()

    @property
    def sends_elsewhere(self) -> bool:
        """Whether the applicant needs no licence, or another authority."""
        return self.needless is not None or self.elsewhere is not None


NOTHING_FOUND = Scope()


def needs_licence(action: Action) -> bool:
    """Whether it can be asked if a licence is needed: who gives one back may always do so."""
    return action is not Action.DEREGISTRATION


def asks_level(action: Action) -> bool:
    """Whether the level is asked: what one holds is changed by whoever gave it (49 and 50(1))."""
    return action is Action.NEW


@cites(LICENSING_LAW.art(32, 1, 1), LICENSING_LAW.art(32, 1, 2), LICENSING_LAW.art(32, 2))
def check_filing(scope: Scope, *, insisted: bool) -> None:
    """Send elsewhere who needs no licence or asks the wrong authority, unless he insists.

    Whoever insists is received: not to accept is a decision, in writing and with remedies.
    """
    if not insisted:
        _check_way(scope)


@cites(LICENSING_LAW.art(32, 1, 1), LICENSING_LAW.art(32, 1, 2))
def check_acceptance(scope: Scope) -> None:
    """Refuse to accept what needs no licence, or is another authority's; neither is accepted."""
    _check_way(scope)


@cites(LICENSING_LAW.art(32, 1, 1), LICENSING_LAW.art(32, 1, 2), LICENSING_LAW.art(38, 1))
def check_grant(scope: Scope) -> None:
    """Refuse to grant what needs no licence, is another's to grant, or fails a condition."""
    _check_way(scope)
    for one in scope.unmet:
        basis = _place(one.basis) or LICENSING_LAW.art(38, 1)
        raise Unlawful("condition-unmet", basis, condition=one.id, says=one.says)


def _check_way(scope: Scope) -> None:
    if scope.needless:
        facts = {"instead": scope.needless.instead, "note": scope.needless.note}
        raise Unlawful("needs-no-licence", LICENSING_LAW.art(32, 1, 1), **facts)
    if scope.elsewhere:
        other = scope.elsewhere
        facts = {"part": other.part, "level": other.level, "whose": other.competent}
        raise Unlawful("another-authority", LICENSING_LAW.art(32, 1, 2), **facts)


def _place(basis: str) -> Citation | None:
    """Return the provision, where the basis is one and no whole statute."""
    return Citation.parse(basis) if "/" in basis else None
