"""A list of work as pages show it: its lines, filters, figures, a page by key."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.waiting import UNCOUNTED, Counted, Dues, work
from xuke.casework.case.worklist import named
from xuke.kernel.person import Role
from xuke.web import clock
from xuke.web.acts.draft import begun
from xuke.web.case.filters import asked
from xuke.web.case.lines import cells
from xuke.web.components import deadlines, filled, paging
from xuke.web.site.request import person_of

_ONE_DAY: Final = timedelta(days=1)


def context(request: HttpRequest, roles: Sequence[Role]) -> Mapping[str, object]:
    """Return what web/worklist.html shows: three queries at most, four where words narrow it.

    Of a list that is longer than what is counted, one more counts what is due today and soon.
    """
    person = person_of(request)
    wanted, fields = asked(request, person, tuple(roles))
    today = clock.today()
    key = request.GET.get(paging.AFTER, "")
    found = work(person, wanted, key, today=today, soon=_soon(today))
    rows, dues = found.page.rows, found.dues
    return {
        "fields": fields,
        "is_narrowed": bool(wanted.item or wanted.phase or wanted.words),
        "elsewhere": named(person, wanted.words) if wanted.words and not rows else None,
        "figures": _figures(dues),
        "rows": filled.rows("web/worklist_row.html", cells(rows, begun(person.id) if rows else ())),
        "page": paging.page(
            rows,
            next_key=found.page.next_key,
            asked=request.GET,
            count=None if dues == UNCOUNTED else dues.all.number,
            has_more=dues.all.has_more,
        ),
    }


def _figures(dues: Dues) -> list[dict[str, object]]:
    """Return how many are late, due today and due soon, and how many there are."""
    named = _("%(number)d 个工作日内到期") % {"number": deadlines.SOON}
    shown = (
        (_("已逾期"), dues.late, "red"),
        (_("今天到期"), dues.today, "red"),
        (named, dues.soon, "amber"),
        (_("全部待办"), dues.all, "plain"),
    )
    return [_figure(label, counted, tone) for label, counted, tone in shown]


def _figure(label: str, counted: Counted, tone: str) -> dict[str, object]:
    """Return a count, or that there are more, or that there may be some: no 0 that is unsure."""
    number = min(counted.number, paging.CAP)
    value = f"{number}+" if counted.has_more else str(number)
    return {
        "label": label,
        "value": value if counted != UNCOUNTED.all else "",
        "tone": tone if counted.number else "plain",
    }


def _soon(today: date) -> date:
    """Return the last day that counts as soon: the same working days as a row's colour."""
    calendar, day, left = catalogue.calendar(), today, deadlines.SOON
    while left:
        day += _ONE_DAY
        left -= calendar.is_working_day(day)
    return day
