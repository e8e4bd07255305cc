"""What special law asks of an item: of its licences, of who needs one, and on what condition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.expression import Value, holds, reads
from xuke.catalogue.form import chosen, day_told
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.penalty import Penalty
from xuke.kernel.item.rule import Action
from xuke.kernel.law.bar import Bar, BarKind, last_day
from xuke.kernel.law.calendar import ONE_DAY
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


@dataclass(frozen=True, slots=True)
class ItemPenalty:
    """处罚依据: what a provision lets an office take away, and how sure that is."""

    penalty: Penalty
    certainty: Certainty


def version_on(versions: Sequence[LicenceVersion], on: date | None) -> LicenceVersion:
    """Return the version in force on the day; without one, the newest.

    What a later law has abolished since ends for older licences too.
    """
    found = [one for one in versions if on is None or one.since <= on][-1]
    later = [one for one in versions if one.since > found.since]
    ends = next((one.since for one in later if one.rule.review_every is None), None)
    if found.rule.review_every is None or ends is None:
        return found
    return replace(found, rule=replace(found.rule, review_until=ends - ONE_DAY))


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
        """Whether these answers need no licence on the day; of several, each must need none."""
        in_force = self.since <= on and (self.until is None or on <= self.until)
        told = {*chosen(answers.get(self.field, ""))}
        return in_force and bool(told) and told <= self.answers


WHOLE: Final = "整个事项"
"""The one part of an item on all of which the same level decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """实施层级: which level decides on a part of the item, from a day to a day.

    Without a field it is about the whole item.
    """

    parts: frozenset[str]
    field: str
    level: str
    since: date
    until: date | None
    origin: Origin

    def parts_of(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """Return the parts that these answers apply for, as far as the rule can tell them."""
        if self.field:
            return chosen(answers.get(self.field, ""))
        return (WHOLE,) if WHOLE in self.parts else ()

    def holds(self, part: str, on: date) -> bool:
        """Whether this part of the item is decided at this level on the day."""
        return part in self.parts and self.since <= on and (self.until is None or on <= self.until)


class Point(StrEnum):
    """Where a condition speaks: it is told at the question and the counter, and bars the grant."""

    QUESTION = "question"
    ACCEPTANCE = "acceptance"
    GRANT = "grant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """许可条件: what must hold, and what is said where it does not; from a day to a day."""

    id: str
    holds: str
    says: str
    actions: frozenset[Action]
    points: frozenset[Point]
    since: date
    until: date | None
    origin: Origin

    def is_asked(self, action: str, on: date) -> bool:
        """Whether this action must meet it on the day."""
        in_force = self.since <= on and (self.until is None or on <= self.until)
        return in_force and action in self.actions

    @property
    def reads(self) -> frozenset[str]:
        """Return the names that it speaks of."""
        return reads(self.holds)

    def fails(self, values: Mapping[str, Value]) -> bool:
        """Whether what is known denies it; what is not known denies nothing."""
        return holds(self.holds, values) is False


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed:
    """另行通知: who besides the applicant is told of a refusal, known by these answers.

    `number` and `name` are the fields that name a licensed institution; both have to fit.
    """

    number: str
    name: str
    actions: frozenset[Action]
    since: date
    until: date | None
    origin: Origin

    def is_asked(self, action: str, on: date) -> bool:
        """Whether a refusal of this action on the day is told to somebody else as well."""
        in_force = self.since <= on and (self.until is None or on <= self.until)
        return in_force and action in self.actions


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledFor:
    """按回答须提交: with which answers a material is required, in words too, and by what."""

    holds: str
    says: str
    origin: Origin

    @property
    def reads(self) -> frozenset[str]:
        """Return the names that it speaks of."""
        return reads(self.holds)

    def by(self, values: Mapping[str, Value]) -> bool | None:
        """Whether these answers call for it; nothing where they do not tell yet."""
        return holds(self.holds, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBar:
    """限制: what an applicant tells of himself keeps him from applying for a time.

    It is counted from the day that the field tells. With answers it has not begun to run for who
    gives one of them, and ends so long after today at the earliest.
    """

    field: str
    answers: frozenset[str]
    span: Span
    since: date
    ends: date | None
    origin: Origin
    forbids: BarKind = BarKind.APPLICATION

    def until(self, answers: Mapping[str, str], on: date) -> date | None:
        """Return the last day on which it bars who answers so, or nothing where it does not."""
        told = answers.get(self.field, "").strip()
        in_force = self.since <= on and (self.ends is None or on <= self.ends)
        if not in_force or not told:
            return None
        if self.answers:
            return last_day(on, self.span) if told in self.answers else None
        begins = day_told(told)
        return last_day(begins, self.span) if begins else None

    def bar(self, item: str, answers: Mapping[str, str], on: date) -> Bar | None:
        """Return the bar from the item that follows from these answers on the day, if one does."""
        until = self.until(answers, on)
        if until is None:
            return None
        return Bar(
            kind=self.forbids,
            holder="",
            item=item,
            since=self.since,
            until=until,
            basis=self.origin.basis,
            source="",
        )
