"""What an item's rules find of an application: no licence needed, another level, what is unmet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.case.competence import is_delegated
from xuke.casework.stream.kinds import Seen
from xuke.catalogue.condition import Values, values_of
from xuke.catalogue.form import Field
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.levels import Decided, competent, decided, levels_of
from xuke.catalogue.licence import WHOLE, Condition, NotRequired, Point
from xuke.kernel.case.scope import (
    NoLicence,
    OtherLevel,
    Scope,
    Unmet,
    asks_level,
    needs_licence,
)
from xuke.kernel.case.state import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An application as the item's rules are asked of it, on a day, by the authority it came to."""

    authority: str
    case: Case
    answers: Mapping[str, str]
    on: date

    @property
    def item(self) -> LicenceItem:
        """Return the item applied for."""
        return catalogue.item(self.case.item)

    @property
    def applied_on(self) -> date:
        """Return the day of receipt; of a draft, the day on which it is looked at."""
        return self.case.received.on if self.case.received else self.on

    def needless(self) -> NotRequired | None:
        """Return why no licence is needed on the day, or nothing."""
        if not needs_licence(self.case.action):
            return None
        return self.item.needs_no_licence(self.answers, self.on)

    def other_level(self, *, is_sure: bool = False) -> Decided | None:
        """Return what another level decides on, by the rules of the day of filing, or nothing.

        With `is_sure` only rules that are confirmed are asked. What was delegated or moved to the
        authority it may do, whatever its level.
        """
        place = catalogue.authorities().get(self.authority)
        rules = self.item.levels
        if is_sure:
            rules = tuple(one for one in rules if one.origin.certainty.is_confirmed)
        if not rules or place is None or not asks_level(self.case.action):
            return None
        found = decided(rules, self.answers, self.applied_on)
        offer = place.offer(self.case.item)
        moved = offer.parts if offer else frozenset[str]()
        others = [one for one in found if one.part not in moved]
        if not others or others[0].rule.level in levels_of(place):
            return None
        is_given = is_delegated(place.code, self.case.item, self.case.action, self.applied_on)
        return None if is_given else others[0]

    def failing(self, point: Point) -> list[Condition]:
        """Return the conditions in force that speak at this point and that the answers fail."""
        asked = self.item.conditions_at(point, self.case.action, self.on)
        if not asked:
            return []
        values = self.values()
        return [one for one in asked if one.fails(values)]

    def values(self) -> Values:
        """Return what expressions may speak of; which files history had, nobody knows."""
        case = self.case
        files = None if case.imported else {one.material for one in case.materials}
        return values_of(
            _read(self.case.item),
            self.answers,
            today=self.on,
            applied_on=self.applied_on,
            calendar=catalogue.calendar(),
            materials=files,
        )

    def scope(self, point: Point) -> Scope:
        """Return what the law needs to know of it at this point.

        A level that nobody has confirmed sends nobody away: it is told, and no more.
        """
        needless, other = self.needless(), self.other_level(is_sure=True)
        unmet = self.failing(point) if point is Point.GRANT else []
        return Scope(
            needless=_no_licence(needless) if needless else None,
            elsewhere=self.of_other(other) if other else None,
            unmet=tuple(Unmet(id=one.id, says=one.says, basis=one.origin.basis) for one in unmet),
        )

    def of_other(self, found: Decided) -> OtherLevel:
        """Return the level that decides, with the authority of that level."""
        place = catalogue.authority(self.authority)
        known = catalogue.authorities().values()
        return OtherLevel(
            part=self.item.name if found.part == WHOLE else found.part,
            level=found.rule.level,
            competent=competent(place, found.rule.level, known),
            basis=found.rule.origin.basis,
        )


@cache
def _read(item: str) -> tuple[Field, ...]:
    """Return the fields on whose answers the item's rules depend."""
    known = catalogue.item(item)
    needed = {one.field for one in known.not_required}
    decided_by = {one.field for one in known.levels}
    read = needed.union(decided_by, *(one.reads for one in known.computed))
    return tuple(field for part in known.form for field in part.fields if field.id in read)


def _no_licence(rule: NotRequired) -> NoLicence:
    return NoLicence(instead=rule.instead, note=rule.note.rstrip("。"), basis=rule.origin.basis)


def of_draft(authority: str, case: Case, answers: Mapping[str, str], on: date) -> Scope:
    """Return what the item's rules find of an application that is about to be filed."""
    asked = Asked(authority=authority, case=case, answers=answers, on=on)
    return asked.scope(Point.QUESTION)


def scope_of(seen: Seen[Case], point: Point) -> Scope:
    """Return what the item's rules find of a case that was filed, at this point."""
    case = seen.state
    answers = answers_of(seen.stream.id, case, {one.id for one in _read(case.item)})
    asked = Asked(authority=seen.stream.authority, case=case, answers=answers, on=seen.act.on)
    return asked.scope(point)
