"""What of a licence falls due, is late or waits, said of the rows of the list."""

from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from xuke.kernel.licence.clocks import LicenceClockName
from xuke.kernel.licence.words import IN_FORCE, Promise

EXPIRING: Final = timedelta(days=90)
SOON: Final = timedelta(days=30)
_IN_FORCE: Final = tuple(sorted(one.value for one in IN_FORCE))


class Due(StrEnum):
    """What falls due, and so in which order the licences come."""

    ANY = ""
    EXPIRING = "expiring"
    SOON = "soon"
    LATE = "late"
    PROMISE = "promise"
    LAPSED = "lapsed"
    BROKEN = "broken"
    UNREACHED = "unreached"
    UNDELIVERED = "undelivered"
    ASSESSMENT = "assessment"


ORDER: Final = {
    Due.ANY: "number",
    Due.EXPIRING: "valid_until",
    Due.SOON: "next_due",
    Due.LATE: "next_due",
    Due.PROMISE: "commitment_due",
    Due.LAPSED: "commitment_due",
    Due.BROKEN: "promise_broken_on",
    Due.UNREACHED: "unreached",
    Due.UNDELIVERED: "undelivered",
    Due.ASSESSMENT: "assessment_due",
}
_OWED: Final = (
    "valid_until",
    "review_due",
    "deferred_until",
    "suspended_until",
    "commitment_due",
)
"""The days by each of which something is owed, whichever comes next."""


def falls_due(due: Due, today: date) -> Q:
    """Say which rows fall due so; only what is in force falls due at all."""
    asked = {
        Due.EXPIRING: Q(status__in=_IN_FORCE, valid_until__range=(today, today + EXPIRING)),
        Due.SOON: Q(next_due__range=(today, today + SOON)),
        Due.LATE: Q(next_due__lt=today) & _is_owed(today),
        Due.PROMISE: Q(commitment_due__isnull=False) & ~lapsed(today),
        Due.LAPSED: lapsed(today),
        Due.BROKEN: Q(promise_broken_on__isnull=False),
        Due.UNREACHED: Q(unreached__isnull=False),
        Due.UNDELIVERED: Q(undelivered__isnull=False),
        Due.ASSESSMENT: Q(assessment_due__lte=today),
    }
    return asked.get(due, Q())


def lapsed(today: date) -> Q:
    """Say which rows were to be put right by a day that is over, and nobody looked again."""
    return Q(promise=Promise.RECTIFYING.value, commitment_due__lt=today)


def _is_owed(today: date) -> Q:
    """Say where somebody is late: a right to answer lapses, and what stands behind it may be late.

    The holder's days of answering stay the next clock of a licence until it is decided; that they
    have passed makes nobody late.
    """
    # Verification is not owed while it is put off.
    check = Q(check_due__lt=today, deferred_until=None)
    behind = reduce(or_, (Q(**{f"{day}__lt": today}) for day in _OWED), check)
    is_his = Q(next_clock=LicenceClockName.HOLDER_ANSWER.value)
    return ~is_his | (Q(status__in=_IN_FORCE) & behind)
