"""签发名义: under whose name an authority decides on an item, from which day on: values."""

from dataclasses import dataclass
from datetime import date

from xuke.catalogue.certainty import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """The body whose name stands on what the authority decides: its other name 加挂牌子, mostly.

    A body or a first day that nobody has confirmed is None: the authority then signs as itself.
    """

    items: frozenset[str]
    name: str | None
    uscc: str | None
    since: date | None
    until: date | None
    basis: str
    note: str
    certainty: Certainty

    def is_of(self, item: str, on: date) -> bool:
        """Whether what is filed on the day for the item is decided under this name."""
        if item not in self.items or self.name is None or self.since is None:
            return False
        return self.since <= on and (self.until is None or on <= self.until)
