"""What the special law asks of an item's licences after issue, by the day in force: values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xuke.catalogue.certainty import Certainty
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.limit import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands, and how sure that is; no basis where only practice says it."""

    basis: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """持证后义务: what the holder or its institution must do, within or every so long."""

    id: str
    name: str
    within: Span | None
    every: Span | None
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceVersion:
    """The rule of the item's licences from a day, with the origin of each value that it sets.

    `grounds` has the Chinese name of each further ground of deregistration, by its id.
    """

    since: date
    rule: LicenceRule
    origins: Mapping[str, Origin] = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequired:
    """不需要取得许可: from a day on, who answers so needs no licence (article 32(1)(1)).

    `instead` is what takes its place: filing, another-licence, nothing.
    """

    field: str
    answers: frozenset[str]
    since: date
    until: date | None
    instead: str
    note: str
    origin: Origin

    def holds(self, answers: Mapping[str, str], on: date) -> bool:
        """Whether these answers need no licence on the day."""
        in_force = self.since <= on and (self.until is None or on <= self.until)
        return in_force and answers.get(self.field, "").strip() in self.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """实施层级: which level decides on a part of the item, from a day to a day."""

    parts: frozenset[str]
    field: str
    level: str
    since: date
    until: date | None
    origin: Origin

    def holds(self, part: str, on: date) -> bool:
        """Whether this part of the item is decided at this level on the day."""
        return part in self.parts and self.since <= on and (self.until is None or on <= self.until)
