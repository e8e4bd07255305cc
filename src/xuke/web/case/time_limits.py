"""The time limits of a case as pages show them: which run, which were kept."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from xuke import catalogue
from xuke.kernel.case import clocks, decision_limits
from xuke.kernel.case.state import Phase
from xuke.kernel.law.limit import Deadline
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.components import deadlines
from xuke.web.components.deadlines import DeadlineView
from xuke.web.words import sentences


def clocks_of(file: CaseFile) -> dict[str, Deadline]:
    """Return the case's deadlines by name, with their traces, for the page that explains them."""
    calendar = catalogue.calendar()
    named = {
        "completeness": clocks.completeness_due(file.case, calendar),
        "statutory": decision_limits.statutory_due(file.case, calendar),
        "committed": decision_limits.committed_due(file.case, calendar),
        "delivery": clocks.delivery_due(file.case, calendar),
        "disclosure": clocks.disclosure_due(file.case, calendar),
    }
    return {name: deadline for name, deadline in named.items() if deadline}


def deadline_views(file: CaseFile, why_url: str = "") -> list[DeadlineView]:
    """Return the clocks that matter in this phase, the statutory one first."""
    return list(_views(file, clocks_of(file), why_url))


def _views(file: CaseFile, known: Mapping[str, Deadline], why_url: str) -> Iterator[DeadlineView]:
    """Yield each clock: running, met, or not yet started."""
    case, decided = file.case, file.case.decision
    if case.phase is Phase.RECEIVED and "completeness" in known:
        yield _running("completeness", known["completeness"], why_url)
    if case.phase is Phase.IN_CORRECTION and case.notice:
        yield _until("correction-answer", case.notice.answer_by)
    for name in ("statutory", "committed"):
        unsure = name in file.item.doubts
        if name in known and decided:
            label, due, why = sentences.case_clock(name), known[name].due, f"{why_url}#{name}"
            yield replace(deadlines.met(label, due, on=decided.on, why_url=why), unsure=unsure)
        elif name in known and not case.closed_on:
            yield replace(_running(name, known[name], why_url), unsure=unsure)
    if "delivery" in known and not case.delivered and not case.concluded_on:
        yield _running("delivery", known["delivery"], why_url)


def _running(name: str, deadline: Deadline, why_url: str) -> DeadlineView:
    """Return a clock that still runs, with the page that explains it."""
    return _until(name, deadline.due, f"{why_url}#{name}")


def _until(name: str, due: date, why_url: str = "") -> DeadlineView:
    """Return a clock that runs until this day."""
    label, calendar = sentences.case_clock(name), catalogue.calendar()
    return deadlines.running(label, due, today=clock.today(), calendar=calendar, why_url=why_url)
