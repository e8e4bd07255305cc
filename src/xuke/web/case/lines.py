"""Cases as the rows of a list: number, item, applicant, and what is due."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.worklist import Waiting
from xuke.kernel.case.machine import CASE
from xuke.web import clock
from xuke.web.case.listed_units import unit
from xuke.web.components import deadlines, filled
from xuke.web.components.deadlines import DeadlineView
from xuke.web.site import places
from xuke.web.words import dates, sentences

_ANY: Final = UUID(int=0)


def cells(rows: Sequence[Waiting], begun: Container[UUID] = ()) -> Iterator[Mapping[str, object]]:
    """Yield the cells of each row; days that many cases share are counted once.

    `begun` are the cases of which the reader has a draft of an act.
    """
    running = _Running(today=clock.today(), known={})
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
            "draft": filled.tag(_("有草稿")) if row.stream in begun else "",
            "received_on": dates.short_date(row.received_on) if row.received_on else "",
            "deadline": running(row),
        }


@dataclass(frozen=True, slots=True)
class _Running:
    """Shows due days; to count working days is the costly part of a long list."""

    today: date
    known: dict[tuple[date | None, bool, str], str]

    def __call__(self, row: Waiting) -> str:
        is_unlawful = row.due is not None and row.due < self.today
        # A promise is the earlier day; once the law's is past too, that one is told.
        is_promise = row.nearest != row.due and not is_unlawful
        day = row.due if is_unlawful else row.nearest
        key = (day, is_promise, unit(row, is_promise=is_promise))
        if key not in self.known:
            view = self._view(row, day, is_promise=is_promise)
            self.known[key] = filled.deadline(self._promised(view) if is_promise else view)
        return self.known[key]

    def _promised(self, view: DeadlineView) -> DeadlineView:
        """Say of a promise that it is one: who breaks it breaks no law."""
        late = view.due is not None and view.due < self.today
        left = _("承诺 %(left)s") % {"left": view.before}
        return replace(view, before=_("已超过承诺日期") if late else left)

    def _view(self, row: Waiting, day: date | None, *, is_promise: bool) -> DeadlineView:
        if day is None:
            # Only what was received in an old system waits here without a day.
            return deadlines.waiting(_("期限"), deadlines.elsewhere())
        return deadlines.running(
            _("期限"),
            day,
            today=self.today,
            calendar=catalogue.calendar(),
            unit=unit(row, is_promise=is_promise),
        )
