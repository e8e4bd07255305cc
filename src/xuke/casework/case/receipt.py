"""Receipt: from which day on an authority counts what it was handed."""

from datetime import date

from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.kernel.law.limit import day_zero
from xuke.record.events import Stream


def counts_from(place: Stream, act: Act) -> date:
    """Return the day after which the authority's days are counted, by its own rule."""
    authority = catalogue.authority(place.authority)
    after = act.at.timetz().replace(tzinfo=None) >= authority.hours.close
    return day_zero(
        act.on, catalogue.calendar(), after_hours=after, rolls=authority.after_hours_rolls
    )
