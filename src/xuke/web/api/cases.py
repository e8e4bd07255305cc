"""A case as programs are answered it, by whatever room."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from xuke import catalogue
from xuke.casework.case.kind import CASES
from xuke.casework.stream.act import Act
from xuke.casework.stream.deciding import Facts, Tell
from xuke.casework.stream.door import Outcome, do
from xuke.kernel.case import clocks, decision_limits
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person
from xuke.web.api.refused import hidden_from_strangers, next_steps
from xuke.web.api.responses import answered
from xuke.web.case.file import CaseFile, open_case
from xuke.web.case.stream_file import left_by


def case_out(file: CaseFile) -> dict[str, Any]:
    """Return a case as CaseOut, from what the door gave back: no further query."""
    case, calendar = file.case, catalogue.calendar()
    due, promised = clocks.next_due(case, calendar), decision_limits.committed_due(case, calendar)
    return {
        "case": file.stream.id,
        "number": case.number,
        "authority": file.stream.authority,
        "item": case.item,
        "action": case.action.value,
        "phase": case.phase.value,
        "version": case.version,
        "received_on": case.received.on if case.received else None,
        "accepted_on": case.accepted.on if case.accepted else None,
        "decided_on": case.decision.on if case.decision else None,
        "due": due.due if due else None,
        "committed_due": promised.due if promised else None,
        "next_steps": next_steps(file),
    }


def act_on_case(case: UUID, verb: str, told: Facts | Tell[Case], act: Act) -> HttpResponse:
    """Do an act on a case and return what came of it; to strangers there is no such case."""
    with hidden_from_strangers(open_case, case, act.person):
        done = do(CASES, case, verb, told, act)
    return answered(done_out(done, act.person))


def done_out(done: Outcome[Case], person: Person) -> dict[str, Any]:
    """Return what came of an act; a repeated request is answered only to who may see the case."""
    return case_out(CaseFile(loaded=left_by(done, CASES, person), person=person))
