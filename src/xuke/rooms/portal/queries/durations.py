"""What nine in ten recent cases really took: working days from acceptance to decision."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection

from xuke.kernel.law.calendar import ONE_DAY, Calendar

LEAST_CASES: Final = 10
"""With fewer cases a percentile says nothing, and could point at one of them."""
SHARE: Final = 0.9
PERIOD: Final = timedelta(days=365)
_LONGEST: Final = timedelta(days=730)
"""A case accepted longer before the period than this is left out."""

_SQL: Final = """
    WITH workdays (day, nth) AS (SELECT * FROM unnest(%(days)s::date[], %(nths)s::int[]))
    SELECT count(*),
           percentile_disc(%(share)s) WITHIN GROUP (ORDER BY decided.nth - accepted.nth)
      FROM casework_case c
      JOIN workdays accepted ON accepted.day = c.accepted_on
      JOIN workdays decided ON decided.day = c.decided_on
     WHERE c.authority = %(authority)s AND c.item = %(item)s
       AND c.closed_on > %(since)s AND c.closed_on <= %(until)s
       AND c.decided_on >= c.accepted_on
"""


@dataclass(frozen=True, slots=True)
class UsualTime:
    """实际用时: so many working days sufficed in nine of ten cases, of so many."""

    days: int
    cases: int


def usual_time(item: str, authority: str, *, today: date, calendar: Calendar) -> UsualTime | None:
    """Return the ninth decile of the last twelve months, or nothing for too few cases."""
    days, nths = _counted(today - PERIOD - _LONGEST, today, calendar)
    facts: dict[str, Any] = {
        "days": days,
        "nths": nths,
        "share": SHARE,
        "authority": authority,
        "item": item,
        "since": today - PERIOD,
        "until": today,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, facts)
        cases, ninth = cursor.fetchone()
    return UsualTime(int(ninth), cases) if cases >= LEAST_CASES else None


def _counted(since: date, until: date, calendar: Calendar) -> tuple[list[date], list[int]]:
    """Return each day with how many working days there are up to it, itself included."""
    days, nths, nth, day = [], [], 0, since
    while day <= until:
        nth += calendar.is_working_day(day)
        days.append(day)
        nths.append(nth)
        day += ONE_DAY
    return days, nths
