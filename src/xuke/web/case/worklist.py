"""A list of work as pages show it: its lines, filters, figures, a page by key."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.case.worklist import PHASES, Wanted, due_days, named, waiting
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Role
from xuke.web import clock
from xuke.web.case.lines import lines
from xuke.web.components import deadlines, paging
from xuke.web.site.request import person_of
from xuke.web.words import sentences

_ONE_DAY: Final = timedelta(days=1)


class Filters(forms.Form):
    """What narrows a list of work; a filter that cannot be read is left out."""

    q = forms.CharField(
        label=gettext_lazy("办件编号或申请人"), required=False, max_length=60, strip=True
    )
    item = forms.ChoiceField(label=gettext_lazy("事项"), required=False)
    phase = forms.ChoiceField(label=gettext_lazy("环节"), required=False)

    def __init__(self, asked: Any, *, authority: str, roles: Sequence[Role]) -> None:  # noqa: ANN401
        """Offer the authority's items, and the phases that wait for these roles."""
        super().__init__(asked)
        offered = [(one.item.slug, one.item.name) for one in catalogue.offered(authority)]
        phases = dict.fromkeys(phase for role in roles for phase in PHASES.get(role, ()))
        shown = [(phase.value, sentences.phase(phase.value, CASE.kind)) for phase in phases]
        self.fields["item"].choices = [("", _("全部事项")), *offered]  # type: ignore[attr-defined]
        self.fields["phase"].choices = [("", _("全部环节")), *shown]  # type: ignore[attr-defined]

    def wanted(self, roles: Sequence[Role]) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            roles=tuple(roles),
            item=given.get("item", ""),
            phase=given.get("phase", ""),
            words=given.get("q", ""),
        )


def context(request: HttpRequest, roles: Sequence[Role]) -> Mapping[str, object]:
    """Return what web/worklist.html shows: two queries, however long the list is."""
    person = person_of(request)
    filters = Filters(request.GET, authority=person.authority or "", roles=roles)
    wanted = filters.wanted(roles)
    found = waiting(person, wanted, request.GET.get(paging.AFTER, ""))
    days = [row.due for row in found.rows]
    if not found.is_whole:
        days = due_days(person, wanted, most=paging.CAP + 1)
    return {
        "filters": filters,
        "is_narrowed": bool(wanted.item or wanted.phase or wanted.words),
        "elsewhere": named(person, wanted.words) if wanted.words and not found.rows else None,
        "figures": _figures(days),
        "page": paging.page(
            lines(found.rows), next_key=found.next_key, asked=request.GET, count=len(days)
        ),
    }


def _figures(days: Sequence[date | None]) -> list[dict[str, object]]:
    """Return how many are late, due today and due soon; the earliest come first, so all count."""
    today = clock.today()
    end = _soon(today)
    dated = [day for day in days if day]
    late = sum(day < today for day in dated)
    now = sum(day == today for day in dated)
    soon = sum(today < day <= end for day in dated)
    named = _("%(number)d 个工作日内到期") % {"number": deadlines.SOON}
    return [
        {"label": _("已逾期"), "value": _capped(late), "tone": "red"},
        {"label": _("今天到期"), "value": _capped(now), "tone": "red"},
        {"label": named, "value": _capped(soon), "tone": "amber"},
        {"label": _("全部待办"), "value": _capped(len(days)), "tone": "plain"},
    ]


def _soon(today: date) -> date:
    """Return the last day that counts as soon: the same working days as a row's colour."""
    calendar, day, left = catalogue.calendar(), today, deadlines.SOON
    while left:
        day += _ONE_DAY
        left -= calendar.is_working_day(day)
    return day


def _capped(count: int) -> str:
    """Return a count, or that it is beyond the cap."""
    return f"{paging.CAP}+" if count > paging.CAP else str(count)
