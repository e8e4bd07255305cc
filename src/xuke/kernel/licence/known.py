"""What a decision that burdens a holder needs beside the licence: the law of its day."""

from collections.abc import Iterable
from dataclasses import dataclass

from xuke.kernel.item.penalty import Penalty
from xuke.kernel.law.citation import PENALTY_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.words import AdverseAct
from xuke.kernel.occasion import Occasion

PENALTIES = frozenset({AdverseAct.SUSPENSION, AdverseAct.REVOCATION})
"""Acts that are penalties; a law must name each of them for the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The law around a licence on one occasion.

    `penalties` are those that the item's law gives by the day; `is_law` says that the basis of
    the act is a provision of a law, regulation or rule; `beyond` are the provisions whose penalties
    are for authorities of a higher level; `full_days` that seven days' notice of a
    hearing leaves seven whole days between.
    """

    penalties: tuple[Penalty, ...] = ()
    is_law: bool = False
    beyond: frozenset[str] = frozenset()
    full_days: bool = False

    def penalty(self, act: AdverseAct, basis: str) -> Penalty | None:
        """Return the penalty of this kind that the provision gives, if it does."""
        return next((one for one in self.of(act) if one.basis == basis), None)

    def of(self, act: AdverseAct) -> Iterable[Penalty]:
        """Return the penalties of this kind."""
        return (one for one in self.penalties if one.kind.value == act.value)


NOTHING_KNOWN = Known()


def known(at: Occasion) -> Known:
    """Return what is known on this occasion."""
    return at.known if isinstance(at.known, Known) else NOTHING_KNOWN


@cites(PENALTY_LAW.art(44), PHYSICIANS_LAW.art(58))
def require_penalty(act: AdverseAct, basis: str, at: Occasion) -> Penalty:
    """Ask for a provision by which the law of the item gives this penalty, and return it."""
    if not basis.strip():
        raise Unlawful("penalty-basis-missing", PENALTY_LAW.art(44), act=act)
    penalty = known(at).penalty(act, basis)
    if penalty is None:
        raise Unlawful("no-such-penalty", PENALTY_LAW.art(44), act=act, basis=basis)
    if basis in known(at).beyond:
        raise Unlawful("penalty-of-higher-level", Citation.parse(basis), level=penalty.level)
    return penalty
