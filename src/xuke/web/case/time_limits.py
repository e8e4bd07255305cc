"""The time limits of a case as pages show them: which run, which were kept."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke import catalogue
from xuke.kernel.case import clocks, decision_limits, reasons
from xuke.kernel.case.state import Phase
from xuke.kernel.law.limit import Deadline, Unit
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.components import deadlines
from xuke.web.components.deadlines import DeadlineView
from xuke.web.words import dates, sentences

_LATE: Final[Mapping[str, str | Promise]] = {
    "statutory": lazy("已超过法定期限"),
    "committed": lazy("已超过承诺日期"),
    "completeness": lazy("受理审查已超过法定期限"),
    "delivery": lazy("送达已超过法定期限"),
}
"""How a broken limit is told: which one it was."""


def clocks_of(file: CaseFile) -> dict[str, Deadline]:
    """Return the case's deadlines by name, with their traces, for the page that explains them."""
    calendar = catalogue.calendar()
    named = {
        "completeness": clocks.completeness_due(file.case, calendar),
        "statutory": decision_limits.statutory_due(file.case, calendar),
        "committed": decision_limits.committed_due(file.case, calendar),
        "delivery": clocks.delivery_due(file.case, calendar),
        "disclosure": clocks.disclosure_due(file.case, calendar),
        "untruth-answer": reasons.untruth_due(file.case, calendar),
    }
    return {name: deadline for name, deadline in named.items() if deadline}


def deadline_views(file: CaseFile, why_url: str = "") -> list[DeadlineView]:
    """Return the clocks that matter in this phase, the statutory one first."""
    return list(_views(file, clocks_of(file), why_url))


def _views(file: CaseFile, known: Mapping[str, Deadline], why_url: str) -> Iterator[DeadlineView]:
    """Yield each clock: running, met, or not yet started."""
    case, decided = file.case, file.case.decision
    if case.phase is Phase.RECEIVED and "completeness" in known:
        yield _completeness(file, known["completeness"], why_url)
    if case.phase is Phase.IN_CORRECTION and case.notice:
        yield _to_answer(case.notice.answer_by)
    if "untruth-answer" in known and known["untruth-answer"].due >= clock.today():
        yield _running("untruth-answer", known["untruth-answer"], why_url)
    for name in ("statutory", "committed"):
        unsure = file.person.is_official and name in file.item.doubts
        if name in known and decided:
            label, due, why = sentences.case_clock(name), known[name].due, f"{why_url}#{name}"
            yield replace(deadlines.met(label, due, on=decided.on, why_url=why), unsure=unsure)
        elif name in known and not case.closed_on:
            yield replace(_running(name, known[name], why_url), unsure=unsure)
    if "delivery" in known and not case.delivered and not case.concluded_on:
        yield _running("delivery", known["delivery"], why_url)


def _completeness(file: CaseFile, deadline: Deadline, why_url: str) -> DeadlineView:
    """Return the clock of what must be told once, or that it ran in the old system."""
    if clocks.is_judged_here(file.case):
        return _running("completeness", deadline, why_url)
    return deadlines.waiting(sentences.case_clock("completeness"), deadlines.elsewhere())


def _running(name: str, deadline: Deadline, why_url: str) -> DeadlineView:
    """Return a clock that still runs, in the unit of its limit, with the page that explains it."""
    today = clock.today()
    view = deadlines.running(
        sentences.case_clock(name),
        deadline.due,
        today=today,
        calendar=catalogue.calendar(),
        unit=_unit(deadline),
        why_url=f"{why_url}#{name}",
    )
    return _told_late(name, view) if deadline.due < today else view


def listed(name: str, due: date, unit: Unit) -> DeadlineView:
    """Return a clock that still runs as a list shows it, which knows its day and unit alone."""
    label, today, calendar = sentences.case_clock(name), clock.today(), catalogue.calendar()
    view = deadlines.running(label, due, today=today, calendar=calendar, unit=unit)
    return _told_late(name, view) if due < today else view


def _told_late(name: str, view: DeadlineView) -> DeadlineView:
    return replace(view, before=str(_LATE.get(name, view.before)))


def _unit(deadline: Deadline) -> Unit:
    """Return whether every day counts or working days alone."""
    counts_all = any(day.kind == "counted" for day in deadline.trace)
    return Unit.CALENDAR if counts_all else Unit.WORKING


def _to_answer(due: date) -> DeadlineView:
    """Return by when the applicant must answer, as somebody would tell him."""
    today, calendar = clock.today(), catalogue.calendar()
    label = sentences.case_clock("correction-answer")
    view = deadlines.running(label, due, today=today, calendar=calendar, unit=Unit.CALENDAR)
    if due <= today:
        return view
    word = _("天，请在%(day)s前补正") % {"day": dates.short_date(due)}
    return replace(view, before=_("还有"), word=word)
