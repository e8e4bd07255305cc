"""What a decision on a case may need beside the case itself."""

from dataclasses import dataclass
from datetime import date

from xuke.kernel.case.scope import NOTHING_FOUND, Scope
from xuke.kernel.item.rule import Action, ItemRule
from xuke.kernel.law.bar import Bar
from xuke.kernel.occasion import Occasion

CHOICE = " / "
"""Parts two bodies of which one may be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """重复申请: what a case is said to repeat; `is_alive` while it is open, or once granted."""

    item: str
    action: Action
    is_same_applicant: bool
    is_alive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The facts around a case on one occasion; what a verb does not ask for stays empty.

    `rule` is the item's rule in force on the day, for a case that has none of its own yet; `bars`
    are all of the applicant's; `changed` the fields in which the answers differ from the face of
    the licence; `counts_from` day zero of the authority's days where what is handed in is
    received at once; `old_until` the last day of the certificate that is changed or renewed;
    `unconfirmed` the word that stands in the place of a name that nobody has confirmed; `scope`
    what the item's rules find of the answers; `twin` the case that this one is said to repeat;
    `agreed` whether the applicant asked in his application for the electronic way;
    `bars_anew` are all of his by answers that are put right, nothing where none are;
    `bars_now` are all of his on the day of a decision, but for the bans of the case itself;
    `awaits_ban` whether an entry about the applicant on another file waits for a second official;
    `fixed` the questions put right whose answers tell who applies, or about which licence.
    """

    rule: ItemRule | None = None
    bars: tuple[Bar, ...] = ()
    bars_anew: tuple[Bar, ...] | None = None
    bars_now: tuple[Bar, ...] | None = None
    changed: frozenset[str] = frozenset()
    counts_from: date | None = None
    old_until: date | None = None
    unconfirmed: str = ""
    scope: Scope = NOTHING_FOUND
    twin: Twin | None = None
    agreed: bool = False
    awaits_ban: bool = False
    fixed: frozenset[str] = frozenset()

    def names(self, body: str) -> bool:
        """Whether a body or a place is really named: each of several that stand for choice."""
        return all(one.strip() not in {"", self.unconfirmed} for one in body.split(CHOICE))


NOTHING_KNOWN = Known()


def known(at: Occasion) -> Known:
    """Return what is known on this occasion."""
    return at.known if isinstance(at.known, Known) else NOTHING_KNOWN
