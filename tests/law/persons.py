"""Who acts in the law cases, and by which calendar the days are counted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuke import catalogue
from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.person import Person, Role

HOME = "310105-wjw"
PERSONS = {
    "applicant": Person("applicant"),
    "stranger": Person("stranger"),
    "clerk": Person("clerk", HOME, frozenset({Role.CLERK})),
    "first": Person("first", HOME, frozenset({Role.EXAMINER})),
    "second": Person("second", HOME, frozenset({Role.EXAMINER})),
    "third": Person("third", HOME, frozenset({Role.EXAMINER})),
    "head": Person("head", HOME, frozenset({Role.DECIDER})),
    "deputy": Person("deputy", HOME, frozenset({Role.DECIDER})),
    "legal": Person("legal", HOME, frozenset({Role.LEGAL_REVIEWER})),
    "publisher": Person("publisher", HOME, frozenset({Role.PUBLISHER})),
    "everybody": Person("everybody", HOME, frozenset(Role)),
}
"""Each holds one role, and `everybody` holds them all; a story may name further ones."""


def persons_of(story: Mapping[str, Any]) -> Mapping[str, Person]:
    """Return who may act in the story: those above, and its own with their roles."""
    named: Mapping[str, list[str]] = story.get("persons", {})
    own = {name: Person(name, HOME, frozenset(map(Role, roles))) for name, roles in named.items()}
    return {**PERSONS, **own}


def calendar_of(story: Mapping[str, Any]) -> Calendar:
    """Return the catalogue's calendar, with the story's own days off, days on, missing years."""
    special = story.get("calendar")
    if special is None:
        return catalogue.calendar()
    years = {
        year: _changed(one, special)
        for year, one in catalogue.calendar().years.items()
        if year not in special.get("without", ())
    }
    return Calendar(years, catalogue.calendar().statutory)


def _changed(year: CalendarYear, special: Mapping[str, list[date]]) -> CalendarYear:
    """Return the year with what the story changes in it."""
    off = dict.fromkeys(special.get("holidays", ()), "本例")
    on = set(special.get("working", ()))
    holidays = {day: name for day, name in {**year.holidays, **off}.items() if day not in on}
    make_up = (year.make_up | on) - off.keys()
    return CalendarYear(year.year, holidays, frozenset(make_up), year.source)
