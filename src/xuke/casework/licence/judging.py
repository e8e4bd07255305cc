"""By which rule an act on a licence is judged: the item's of the act's day (ADR 10)."""

from collections.abc import Callable
from datetime import date

from xuke import catalogue
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.bar import Bar
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.state import Licence


def judged(licence: Licence, on: date) -> Licence:
    """Return the licence as what is done on this day is judged; before its issue as it is."""
    if licence.issued is None:
        return licence
    return licence.judged(_rule_on(licence)(on), (on, catalogue.calendar()))


def bars_of(licence: Licence) -> tuple[Bar, ...]:
    """Return the bars that follow from the licence, each by the rule of the day of its act."""
    return bars_of_licence(licence, _rule_on(licence)) if licence.issued else ()


def _rule_on(licence: Licence) -> Callable[[date], LicenceRule]:
    """Return what tells the rule of the licence's item by the day."""
    item = catalogue.item(licence.item)
    return lambda day: item.licence_on(day).rule
