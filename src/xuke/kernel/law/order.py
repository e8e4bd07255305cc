"""The order of days 时序: nobody acts on a day before what has already happened."""

from collections.abc import Iterable
from datetime import date

from xuke.kernel.law.refusal import Unlawful


def require_order(on: date, days: Iterable[date]) -> None:
    """Raise if the act's legal day lies before a day that stands on the record already.

    What silence does is recorded on its legal day afterwards, and is not asked this.
    """
    last = max(days, default=on)
    if on < last:
        raise Unlawful("day-before-record", last=last.isoformat())
