"""Which years there is something to count in."""

from datetime import date

from xuke.casework.models import CaseRow


def latest_year(authority: str, today: date) -> int:
    """Return the last complete year in which the authority closed cases, or else this year."""
    before = CaseRow.objects.filter(authority=authority, closed_on__lt=date(today.year, 1, 1))
    last = before.order_by("-closed_on").values_list("closed_on", flat=True).first()
    return last.year if last else today.year
