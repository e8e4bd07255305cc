"""The page of every act of procedure: what would change in the case by it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import Http404

from xuke import catalogue
from xuke.casework.case.kind import CASES
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.decision_limits import committed_due, statutory_due
from xuke.kernel.case.state import Case
from xuke.web.acts import sheet as acts
from xuke.web.case import amendments
from xuke.web.case.acts.page import Sheet
from xuke.web.case.file import CaseFile
from xuke.web.words import sentences


@cache
def sheet_of(step: str) -> Sheet:
    """Return the sheet of a step of procedure, or Http404 where there is none of this name."""
    if step not in CASES.plain:
        raise Http404
    return acts.plain(CASES, step, "web/act_step.html", _shown)


def _shown(file: CaseFile, after: Case | None) -> dict[str, Any]:
    """Return what would change: where the case stands, and the days that move."""
    absent = missing_materials(file.case) if file.case.pending else frozenset[str]()
    names = file.things
    context: dict[str, Any] = {
        "amendment": amendments.asked(file),
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
    for name, due_of in (("statutory", statutory_due), ("committed", committed_due)):
        was, now = due_of(before, calendar), due_of(after, calendar)
        if now and (was is None or was.due != now.due):
            label = sentences.case_clock(name)
            yield {"label": label, "was": was.due if was else None, "now": now.due}
