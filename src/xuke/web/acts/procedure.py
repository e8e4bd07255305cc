"""One page for every act of procedure: its form, what it would do, and how it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.case.acts import UNNUMBERED
from xuke.casework.case.kind import CASES
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.clocks import committed_due, statutory_due
from xuke.kernel.case.events import CaseEvent, ExclusionAnnounced, LimitExtended
from xuke.kernel.case.state import Case
from xuke.kernel.stream import Events
from xuke.record.codec import encode
from xuke.web.acts.case_page import Sheet
from xuke.web.acts.step_form import StepForm, form_of
from xuke.web.case import history
from xuke.web.case.file import CaseFile
from xuke.web.words.names import Names
from xuke.web.words.worded import label_of


def step_of(name: str) -> str | None:
    """Return the name of a verb of procedure, if there is one of this name."""
    return name if name in CASES.plain else None


def all_steps() -> tuple[str, ...]:
    """Return every verb of procedure."""
    return tuple(CASES.plain)


@cache
def sheet_of(step: str) -> Sheet:
    """Return the page of a step of procedure."""
    return Sheet(
        step=step,
        template="web/act_step.html",
        form=form_of(CASES.name, step),
        tell=_facts,
        said=_said(step),
        shown=_shown,
        foretold=_foretold,
    )


def _facts(form: StepForm) -> Mapping[str, object]:
    return form.facts()


def _said(step: str) -> str | Promise:
    return format_lazy(gettext_lazy("已办理：{name}。"), name=label_of(step, CASES.name))


def _shown(file: CaseFile, after: Case | None) -> dict[str, Any]:
    """Return what would change: where the case stands, and the days that move."""
    absent = missing_materials(file.case) if file.case.pending else frozenset[str]()
    names = file.things
    context: dict[str, Any] = {
        "pending": [
            {"id": one, "name": names[one], "has_file": one not in absent}
            for one in sorted(file.case.pending)
        ],
    }
    if after is None:
        return context
    return {
        **context,
        "moved": list(_moved(file.case, after)),
        "phase_after": after.phase.value if after.phase is not file.case.phase else "",
    }


def _moved(before: Case, after: Case) -> Iterator[dict[str, Any]]:
    """Yield each limit that would fall on another day."""
    calendar = catalogue.calendar()
    for label, due_of in ((_("法定办结期限"), statutory_due), (_("承诺办结期限"), committed_due)):
        was, now = due_of(before, calendar), due_of(after, calendar)
        if now and (was is None or was.due != now.due):
            yield {"label": label, "was": was.due if was else None, "now": now.due}


def _foretold(file: CaseFile, events: Events) -> dict[str, Any]:
    """Return what would stand in the history, in the same sentences."""
    if not events:
        return {}
    known = file.names([encode(one) for one in events])
    names = Names(people=known, things=known)
    return {"told": [history.sentence(_numbered(one), names) for one in events]}


def _numbered(event: CaseEvent) -> CaseEvent:
    """Say of a document that takes its number only when it is recorded that it will."""
    if isinstance(event, (LimitExtended, ExclusionAnnounced)) and event.document == UNNUMBERED:
        return replace(event, document=_("文号确认时编排"))
    return event
