"""Cases as the lines of a list: number, item, applicant, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.kernel.law.calendar import Calendar
from xuke.web import clock
from xuke.web.components import deadlines
from xuke.web.components.deadlines import DeadlineView
from xuke.web.site import places


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One case in a list of work."""

    url: str
    number: str
    item: str
    action: str
    channel: str
    applicant: str
    phase: str
    received_on: date | None
    deadline: DeadlineView


def lines(rows: Sequence[CaseRow]) -> list[Line]:
    """Return the rows as lines; days that many cases share are counted once."""
    running = _Running(today=clock.today(), calendar=catalogue.calendar(), known={})
    return [_line(row, running) for row in rows]


@dataclass(frozen=True, slots=True)
class _Running:
    """Shows due days; to count working days is the costly part of a long list."""

    today: date
    calendar: Calendar
    known: dict[date, DeadlineView]

    def __call__(self, due: date | None) -> DeadlineView:
        if due is None:
            return deadlines.waiting(_("期限"), _("不计期限"))
        if due not in self.known:
            self.known[due] = deadlines.running(
                _("期限"), due, today=self.today, calendar=self.calendar
            )
        return self.known[due]


def _line(row: CaseRow, running: _Running) -> Line:
    return Line(
        url=places.url("case", row.stream),
        number=row.number,
        item=catalogue.item(row.item).name,
        action=row.action,
        channel=row.channel,
        applicant=row.applicant_name,
        phase=row.phase,
        received_on=row.received_on,
        deadline=running(row.due),
    )
