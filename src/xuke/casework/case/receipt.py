"""Receipt: under which rule, and from which day on, an authority counts what it was handed."""

from datetime import date

from xuke import catalogue
from xuke.casework.case.answers import rule_of
from xuke.casework.office import standing as offices
from xuke.casework.stream.act import Act
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.limit import day_zero
from xuke.record.events import Stream


def rule_at_filing(place: Stream, case: Case, act: Act) -> ItemRule:
    """Return the rule that is copied onto a case: the item's, with what the office promises."""
    return offices.rule_at(place.authority, rule_of(case, act.on), case.action, act.on)


def counts_from(place: Stream, act: Act) -> date:
    """Return the day after which the authority's days are counted, by its own rule."""
    authority = offices.authority(place.authority, act.on)
    after = act.at.timetz().replace(tzinfo=None) >= authority.hours.close
    return day_zero(
        act.on, catalogue.calendar(), after_hours=after, rolls=authority.after_hours_rolls
    )
