"""Numbers that are given once, in series without gaps."""

from datetime import date
from typing import Final

from xuke import catalogue
from xuke.catalogue.number_template import filled
from xuke.record.statements import fetch
from xuke.record.writing import hold_transaction

_TAKE: Final = """
    INSERT INTO casework_number_series (authority, series, year, last)
    VALUES (%s, %s, %s, 1)
    ON CONFLICT (authority, series, year)
    DO UPDATE SET last = casework_number_series.last + 1
    RETURNING last
"""


def take_number(authority: str, series: str, year: int) -> int:
    """Return the next number of a series; it is given back if the act does not commit.

    Of two acts at once the second waits for the first: only so has the series no gaps.
    """
    hold_transaction()
    ((number,),) = fetch(_TAKE, [authority, series, year])
    return int(number)


def next_number(authority: str, series: str, template: str, on: date) -> str:
    """Return the next number of a series of the year, as the template writes it."""
    serial = take_number(authority, series, on.year)
    return filled(template, catalogue.authority(authority).issuer, on, serial)
