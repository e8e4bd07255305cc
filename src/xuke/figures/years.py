"""Which years there is something to count in."""

from datetime import date
from typing import Final

from django.db import connection

_YEARS: Final = """
    SELECT DISTINCT year FROM (
        SELECT year FROM figure_roll WHERE authority = %(authority)s AND 0 <> ANY(measures)
         UNION ALL
        SELECT year FROM figure_delta WHERE authority = %(authority)s AND 0 <> ANY(measures)
    ) AS counted WHERE year <= %(today)s ORDER BY year DESC
"""


def years(authority: str, today: date) -> list[int]:
    """Return the years in which anything was counted of the authority, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_YEARS, {"authority": authority, "today": today.year})
        return [year for (year,) in cursor.fetchall()]
