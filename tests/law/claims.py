"""Cases that are one question each: a limit, a competence, a dated value, whether one is needed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.law.persons import calendar_of
from tests.law.telling import Facts, as_json, tell

from xuke import catalogue
from xuke.catalogue.condition import values_of
from xuke.catalogue.demands import called_for
from xuke.catalogue.levels import competent, decided, levels_of
from xuke.kernel.law.bar import BarKind, running
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.delegation import Competence, Delegation, Matter, competence
from xuke.kernel.law.limit import (
    Allowance,
    ExcludedPeriod,
    Span,
    Unit,
    day_before,
    deadline,
    last_of_term,
)
from xuke.record.codec import decode, encode

Story = Mapping[str, Any]


def assert_counts(story: Story) -> None:
    """Count each limit of the case, forwards from a day or back from one, and each term."""
    calendar = calendar_of(story)
    for told in story["count"]:
        row = dict(told)
        span = Span(row.pop("length"), Unit(row.pop("unit")))
        if "before" in row:
            assert day_before(row["before"], span, calendar) == row["latest"], told
        elif "begins" in row:
            assert last_of_term(row["begins"], span) == row["until"], told
        else:
            _assert_due(row, span, calendar)


def _assert_due(row: Facts, span: Span, calendar: Calendar) -> None:
    allowance = Allowance(
        excluded=tuple(ExcludedPeriod(*one) for one in row.pop("excluded", ())),
        excluded_days=row.pop("excluded_days", 0),
        extension=_extension(row),
    )
    found = deadline(row.pop("from"), span, calendar=calendar, allowance=allowance)
    assert found.due == row.pop("due"), found.due
    assert list(found.missing_years) == row.pop("missing", []), found.missing_years
    kinds = {one.on: one.kind for one in found.trace}
    for day, kind in row.pop("days", {}).items():
        assert kinds.get(day) == kind, (day, kinds.get(day))
    assert not row, row


def _extension(row: Facts) -> Span | None:
    """Return by how much the limit was lengthened; in working days, if nothing else is told."""
    length, unit = row.pop("extended", 0), Unit(row.pop("extended_unit", "working"))
    return Span(length, unit) if length else None


def assert_competent(story: Story) -> None:
    """Ask in whose name each authority acts, or why it may not."""
    given = [decode(Delegation, as_json(one)) for one in story.get("delegations", ())]
    for entry in story["competence"]:
        tell(entry, lambda facts: _competence(facts, given))


def _competence(facts: Facts, given: list[Delegation]) -> tuple[Competence, ...]:
    named, by = facts.pop("in_name_of", None), facts.pop("handled_by", None)
    found = competence(
        facts.pop("authority"),
        Matter(
            item=facts.pop("item"),
            action=facts.pop("action", None),
            owner=facts.pop("owner", None),
        ),
        facts.pop("day"),
        given,
        has_own=facts.pop("own", False),
    )
    assert (found.in_name_of, found.handled_by) == (named, by), found
    return (found,)


def assert_values(story: Story) -> None:
    """Ask what the law's dated values were on a day."""
    for row in story["values"]:
        found = catalogue.law().value_on(row["value"], row["day"])
        shown = encode(found) if isinstance(found, Span) else found
        assert shown == row["is"], (row, shown)


def assert_need(story: Story) -> None:
    """Ask whether these answers need the licence on the day, and what takes its place."""
    for row in story["needs"]:
        item = catalogue.item(row["item"])
        found = item.needs_no_licence(row["answers"], row["day"])
        assert (found.instead if found else "licence") == row["is"], row


def assert_levels(story: Story) -> None:
    """Ask which level decides on a part of an item on the day."""
    for row in story["levels"]:
        day: date = row["day"]
        if "authority" in row:
            assert _whose(row, day) == row["is"], row
            continue
        item = catalogue.item(row["item"])
        found = decided(item.levels, {rule.field: row["part"] for rule in item.levels}, day)
        assert (found[0].rule.level if found else item.level) == row["is"], row


def _whose(row: Facts, day: date) -> str:
    """Return who decides on these answers, asked at an authority: itself, or another by name."""
    item, place = catalogue.item(row["item"]), catalogue.authority(row["authority"])
    found = decided(item.levels, row["answers"], day)
    if not found or found[0].rule.level in levels_of(place):
        return "itself"
    level = found[0].rule.level
    return competent(place, level, catalogue.authorities().values()) or level


def assert_conditions(story: Story) -> None:
    """Ask which conditions an application fails at a point; what it does not tell fails none."""
    for row in story["conditions"]:
        item, day = catalogue.item(row["item"]), row["day"]
        fields = [field for section in item.form for field in section.fields]
        answers = {name: str(text) for name, text in row["answers"].items()}
        values = values_of(
            fields,
            answers,
            today=day,
            applied_on=row.get("applied_on", day),
            calendar=catalogue.calendar(),
            materials=row.get("materials", ()),
        )
        point, action = row.get("at", "grant"), row.get("action", "new")
        found = [one.id for one in item.conditions_at(point, action, day) if one.fails(values)]
        assert found == row["fails"], (row, found)


def assert_demands(story: Story) -> None:
    """Ask which materials these answers call for, and which may be called for still."""
    for row in story["demands"]:
        answers = {name: str(text) for name, text in row["answers"].items()}
        item, action = catalogue.item(row["item"]), row.get("action", "new")
        found = called_for(item, action, answers, row["day"], catalogue.calendar())
        called = [name for name, is_called in found.items() if is_called]
        untold = [name for name, is_called in found.items() if is_called is None]
        assert (called, untold) == (row["calls_for"], row.get("untold", [])), (row, found)


def assert_barred(story: Story) -> None:
    """Ask until when these answers keep from applying on the day, and by which provision."""
    for row in story["barred"]:
        item = catalogue.item(row["item"])
        told = [one.bar(item.slug, row["answers"], row["day"]) for one in item.told_bars]
        bars = list(filter(None, told))
        kinds = (BarKind.APPLICATION, BarKind.REGISTRATION)
        each = (running(bars, on=row["day"], item=row["item"], kind=one) for one in kinds)
        found = next(filter(None, each), None)
        assert (found.until if found else None) == row["until"], row
        assert found is None or found.basis == row["under"], row
