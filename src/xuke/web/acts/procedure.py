"""One page for every act of procedure: its form, what it would do, and how it is done."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuke import catalogue
from xuke.casework.case import procedure
from xuke.casework.case.door import Act, Done
from xuke.casework.case.door import Situation as Standing
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.acts import ACTS
from xuke.kernel.case.clocks import committed_due, statutory_due
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case
from xuke.kernel.case.step import Step
from xuke.record.codec import encode
from xuke.web.acts.case_page import Events, Sheet, Situation
from xuke.web.acts.step_form import StepForm, form_of
from xuke.web.case import file as casefile
from xuke.web.case import history
from xuke.web.case.file import CaseFile
from xuke.web.words import vocabulary
from xuke.web.words.names import Names

PROCEDURE: Final = (
    Step.CORRECT_ON_THE_SPOT,
    Step.ACCEPT_PENDING,
    Step.SUPPLY_PENDING,
    Step.VERIFY_SITE,
    Step.APPOINT_TESTERS,
    Step.TEST,
    Step.APPOINT_EXPERTS,
    Step.REPORT_EXPERTS,
    Step.INFORM_PARTY,
    Step.HEAR,
    Step.OFFER_HEARING,
    Step.REQUEST_HEARING,
    Step.WAIVE_HEARING,
    Step.ORDER_HEARING,
    Step.SCHEDULE_HEARING,
    Step.HOLD_HEARING,
    Step.EXCLUDE,
    Step.END_EXCLUSION,
    Step.EXTEND,
    Step.FORWARD,
    Step.REVIEW_LEGALITY,
    Step.DISCUSS,
    Step.TERMINATE,
)
"""程序: what the law's procedure may ask for on the way to a decision."""

HANDLING: Final = (
    Step.COUNTERSIGN,
    Step.REQUEST_COUNTERSIGN,
    Step.ADD_SIGNER,
    Step.REMOVE_SIGNER,
    Step.RETURN,
    Step.CALL_BACK,
    Step.HAND_OVER,
    Step.RECUSE,
)
"""流转: who has the case, and whose opinion is asked."""


def step_of(name: str) -> Step | None:
    """Return the step of procedure of this name, if there is one."""
    return next((one for one in ACTS if one == name), None)


def all_steps() -> tuple[Step, ...]:
    """Return every step of procedure."""
    return tuple(ACTS)


@cache
def sheet_of(step: Step) -> Sheet:
    """Return the page of a step of procedure."""
    return Sheet(
        step=step,
        template="web/act_step.html",
        form=form_of(step),
        foresee=_foresee,
        do=_do,
        said=_said(step),
        shown=_shown,
        foretold=_foretold,
    )


def _foresee(seen: Situation, form: StepForm) -> Events:
    file = seen.file
    standing = Standing(stream=file.stream, case=file.case, person=seen.official)
    return procedure.foresee(standing, Step(form.step), form.facts(), on=seen.act.on)


def _do(stream: UUID, form: StepForm, act: Act) -> Done:
    return procedure.act_on(stream, Step(form.step), form.facts(), act)


def _said(step: Step) -> str | Promise:
    return format_lazy(gettext_lazy("已办理：{name}。"), name=vocabulary.STEPS[step])


def _shown(file: CaseFile, after: Case | None) -> dict[str, Any]:
    """Return what would change: where the case stands, and the days that move."""
    absent = missing_materials(file.case) if file.case.pending else frozenset[str]()
    names = casefile.things(file)
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
    known = casefile.names(file, [encode(one) for one in events])
    names = Names(people=known, things=known)
    return {"told": [history.sentence(_numbered(one), names) for one in events]}


def _numbered(event: CaseEvent) -> CaseEvent:
    """Say of a document that takes its number only when it is recorded that it will."""
    if isinstance(event, procedure.NUMBERED) and event.document == procedure.UNNUMBERED:
        return replace(event, document=_("文号确认时编排"))
    return event
