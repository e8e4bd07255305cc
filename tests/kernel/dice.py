"""The dice of a random walk: what somebody tells who takes his turn, lawful or not."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from xuke.kernel.person import Person

E = TypeVar("E")
Told = dict[str, Any]
TEN = "一二三四五六七八九十"
NINE = TEN[:9]
NAMES = ("clerk", "first", "second", "third", "head", "deputy", "legal", "chair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dice:
    """Who takes his turn, and on which day.

    Who is `wild` tells anything; else what the law could accept, if the time is ripe for it.
    """

    person: Person
    on: date
    data: st.DataObject
    wild: bool = False

    def of(self, *values: E) -> E:
        """Throw the dice."""
        if len(values) == 1:
            return values[0]
        thrown: E = self.data.draw(st.sampled_from(values))
        return thrown

    def or_wild(self, lawful: E, *others: E) -> E:
        """Return what could be lawful, or if he is wild now and then something else."""
        return self.of(lawful, lawful, lawful, *others) if self.wild else lawful

    def if_wild(self, *others: E) -> tuple[E, ...]:
        """Return what only a wild person would tell."""
        return others if self.wild else ()

    @property
    def words(self) -> str:
        """Return words that say enough, or not."""
        return self.or_wild(TEN, NINE, " ")

    @property
    def name(self) -> str:
        """Return something that has a name, or not."""
        return self.or_wild("1号", " ")

    @property
    def passed(self) -> bool:
        """Say yes more often than no."""
        return self.of(1, 2, 3, 4, 5, 0) > 0

    @property
    def coin(self) -> bool:
        """Say yes or no."""
        return self.of(0, 1) > 0

    @property
    def other(self) -> str:
        """Return some official, or nobody."""
        return self.of(*NAMES, *self.if_wild(""))

    @property
    def team(self) -> tuple[str, ...]:
        """Return two who go together, of whom this person is one."""
        two = (self.person.id, self.other)
        return self.or_wild(two, two[:1], two[1:])

    def after(self, *days: int) -> date:
        """Return a day so many days later; who is wild may mean today or yesterday."""
        return self.on + timedelta(days=self.of(*days, *self.if_wild(0, -1)))

    @property
    def signed(self) -> Told:
        """Return who and when, which stands on nearly every event."""
        return {"on": self.on, "by": self.person.id}
