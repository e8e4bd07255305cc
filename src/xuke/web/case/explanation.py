"""Why a case stands where it stands: its clocks day by day, its way, what bars each step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.kernel.case.clocks import Clock, ClockName, all_clocks
from xuke.kernel.case.state import Case, evolve
from xuke.kernel.item.rule import Course
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.limit import Deadline
from xuke.web.case.file import CaseFile
from xuke.web.case.history import Entry
from xuke.web.components import deadlines
from xuke.web.words import dates, refusals, sentences

_NAMED: Final = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """One clock, with the provision behind it and every day on its way."""

    name: str
    anchor: str
    label: str
    basis: str
    is_promise: bool
    deadline: Deadline
    done_on: date | None
    summary: str
    weeks: Sequence[Sequence[deadlines.DayView | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """A step that this person may not take now, and why."""

    step: str
    why: str
    citation: Citation | None


def clocks(file: CaseFile) -> list[ClockView]:
    """Return every clock that runs or ran on the case, in the order in which they began."""
    found = all_clocks(file.case, catalogue.calendar()) if file.case.rule else ()
    last = {one.name: place for place, one in enumerate(found)}
    return [_view(file, one, last[one.name] - place) for place, one in enumerate(found)]


def _view(file: CaseFile, clock: Clock, before: int) -> ClockView:
    """Return a clock; of several of one name the last, `before` nothing, has the plain anchor."""
    label = sentences.case_clock(clock.name)
    if before and clock.name is ClockName.COMPLETENESS:
        label = _("%(label)s（补正前）") % {"label": label}
    is_counted = all(day.kind != _NAMED for day in clock.deadline.trace)
    return ClockView(
        name=clock.name.value,
        anchor=f"{clock.name.value}-{before}" if before else clock.name.value,
        label=f"{label}（{clock.party}）" if clock.party else label,
        basis=_basis(file, clock),
        is_promise=clock.name is ClockName.COMMITTED,
        deadline=clock.deadline,
        done_on=clock.done_on,
        summary=_summary(clock, is_counted=is_counted),
        weeks=deadlines.weeks(clock.deadline) if is_counted else (),
    )


def _summary(clock: Clock, *, is_counted: bool) -> str:
    """Say how the last day was found: counted, counted back from a hearing, or named."""
    if clock.name is ClockName.HEARING_NOTICE:
        words = {
            "day": dates.chinese_date(clock.deadline.due),
            "hearing": dates.chinese_date(clock.deadline.trace[-1].on),
        }
        return _("听证于%(hearing)s举行，最迟于%(day)s通知，从次日起数满规定的天数。") % words
    return deadlines.summary(clock.deadline) if is_counted else _told(clock.deadline)


def _told(deadline: Deadline) -> str:
    """Say of a day that nothing was counted towards it: a document names it."""
    return _("文书写明的日期：%(day)s。") % {"day": dates.chinese_date(deadline.due)}


def _basis(file: CaseFile, clock: Clock) -> str:
    """Return the provision behind a clock; a single authority's limit may be a special law's."""
    received, is_joint = file.case.received, file.case.filed_rule.course is Course.JOINT
    if clock.name is ClockName.STATUTORY and received and not is_joint:
        own = file.item.limits_of(file.case.action, received.on).statutory.basis
        return catalogue.citation_words(own)
    return catalogue.citation_words(str(clock.citation)) if clock.citation else ""


def way(file: CaseFile) -> list[Entry]:
    """Return the acts that brought the case into its state: those by which its phase changed."""
    told = file.timeline()
    return [entry for entry, moved in zip(told, _moves(file), strict=True) if moved]


def _moves(file: CaseFile) -> Iterator[bool]:
    """Yield for each event of the history whether the phase changed by it."""
    case = Case()
    for one in file.history:
        before, case = case.phase, evolve(case, one.event)
        yield case.phase is not before


def barred(file: CaseFile) -> list[Barred]:
    """Return what the case calls for and this person may not do, each with the reason."""
    names = file.things
    return [
        Barred(
            step=one.name,
            why=refusals.why(one.refusal, file.stream.kind, names),
            citation=one.refusal.citation,
        )
        for one in file.steps
        if one.refusal
    ]


def allowed(file: CaseFile) -> list[str]:
    """Return the words of the steps that this person may take now."""
    return [sentences.step(one.name, file.stream.kind) for one in file.steps if one.allowed]
