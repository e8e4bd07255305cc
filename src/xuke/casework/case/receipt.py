"""Receipt: under which rule, and from which day on, an authority counts what it was handed."""

from collections.abc import Mapping
from datetime import date

from xuke import catalogue
from xuke.casework.case.answers import rule_of
from xuke.casework.office import majors, standing as offices
from xuke.casework.stream.act import Act
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.limit import day_zero
from xuke.record.events import Stream


def rule_at_filing(place: Stream, case: Case, answers: Mapping[str, str], act: Act) -> ItemRule:
    """Return the rule that is copied onto a case: the item's, with what the office adds to it.

    It promises a limit of its own, and lists what is reviewed and discussed before it is decided.
    """
    rule = offices.rule_at(place.authority, rule_of(case, act.on), case.action, act.on)
    return majors.rule_with(place.authority, rule, case.action, answers, act.on)


def counts_from(place: Stream, act: Act) -> date:
    """Return the day after which the authority's days are counted, by its own rule."""
    authority = offices.authority(place.authority, act.on)
    after = act.at.timetz().replace(tzinfo=None) >= authority.hours.close
    return day_zero(
        act.on, catalogue.calendar(), after_hours=after, rolls=authority.after_hours_rolls
    )
