"""Cases as the rows of a list: number, item, applicant, and what is due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.worklist import Waiting
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.calendar import Calendar
from xuke.web import clock
from xuke.web.components import deadlines, filled
from xuke.web.components.deadlines import DeadlineView
from xuke.web.site import places
from xuke.web.words import dates, sentences

_ANY: Final = UUID(int=0)


def cells(rows: Sequence[Waiting]) -> Iterator[Mapping[str, object]]:
    """Yield the cells of each row; days that many cases share are counted once."""
    running = _Running(today=clock.today(), calendar=catalogue.calendar(), known={})
    address = places.url("case", _ANY)
    for row in rows:
        phase = sentences.shown_phase(row.phase, row.item, row.action)
        yield {
            "url": address.replace(str(_ANY), str(row.stream)),
            "number": row.number,
            "item": catalogue.item(row.item).name,
            "action": sentences.action(row.action),
            "channel": sentences.channel(row.channel),
            "applicant": row.applicant_name,
            "phase": filled.phase_tag(phase, CASE.kind),
            "received_on": dates.short_date(row.received_on) if row.received_on else "",
            "deadline": running(row.due),
        }


@dataclass(frozen=True, slots=True)
class _Running:
    """Shows due days; to count working days is the costly part of a long list."""

    today: date
    calendar: Calendar
    known: dict[date | None, str]

    def __call__(self, due: date | None) -> str:
        if due not in self.known:
            self.known[due] = filled.deadline(self._view(due))
        return self.known[due]

    def _view(self, due: date | None) -> DeadlineView:
        if due is None:
            # Only what was received in an old system waits here without a day.
            return deadlines.waiting(_("期限"), deadlines.elsewhere())
        return deadlines.running(_("期限"), due, today=self.today, calendar=self.calendar)
