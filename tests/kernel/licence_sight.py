"""What an onlooker sees of a licence: its record up to an event, and the day of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from xuke.kernel.case.events import CaseEvent
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.licence import events as e

K = TypeVar("K")


@dataclass(frozen=True)
class Sight:
    """One more event, what stood on the record before it, and the day on which it was written."""

    before: Sequence[e.LicenceEvent]
    event: Any
    today: date
    renewals: Mapping[str, Sequence[CaseEvent]]

    def all(self, kind: type[K]) -> list[K]:
        """Return what of this kind stands on the record."""
        return [one for one in self.before if isinstance(one, kind)]

    def last(self, *kinds: type[K]) -> K | None:
        """Return the last of these kinds."""
        return next((one for one in reversed(self.before) if isinstance(one, kinds)), None)

    @property
    def origin(self) -> e.LicenceIssued:
        (issued,) = self.all(e.LicenceIssued)
        return issued

    @property
    def rule(self) -> LicenceRule:
        return self.origin.rule

    @property
    def until(self) -> date | None:
        """Return the last day of the term."""
        renewed = self.last(e.Renewed)
        return renewed.valid_until if renewed else self.origin.valid_until

    @property
    def lasts_until(self) -> date | None:
        """Return its last day: of the term, or that on which a renewal filed in time failed."""
        timely = {one.case for one in self.all(e.RenewalFiled) if one.timely}
        failed = [one.on for one in self.all(e.RenewalClosed) if one.case in timely]
        return max([self.until, *failed]) if self.until else None

    @property
    def holder_kind(self) -> str:
        named = [one.holder for one in self.all(e.Modified) if one.holder]
        return (named[-1] if named else self.origin.holder).kind

    @property
    def pending(self) -> e.RenewalFiled | None:
        """Return the renewal that was filed and has not ended."""
        last = self.last(e.RenewalFiled, e.RenewalClosed, e.Renewed)
        return last if isinstance(last, e.RenewalFiled) else None

    @property
    def is_waited_for(self) -> bool:
        """Whether a renewal filed in time holds it beyond its term, or held it until today."""
        last, filed = (
            self.last(e.RenewalClosed, e.Renewed, e.RenewalFiled),
            self.last(e.RenewalFiled),
        )
        held = last is filed or (isinstance(last, e.RenewalClosed) and last.on == self.today)
        return filed is not None and filed.timely and held
