"""The list of cases: one row a case, from its state and the calendar; what finds it."""

from datetime import date
from typing import Any, Final

from xuke import catalogue
from xuke.casework.case.numbers import issuer_of
from xuke.casework.models import CaseRow, CaseWords
from xuke.casework.sealing import holder_index
from xuke.casework.stream import readmodels, searching, tables
from xuke.kernel.case.clocks import next_due
from xuke.kernel.case.decision_limits import committed_due, was_in_time, was_on_the_spot
from xuke.kernel.case.events import AnswerSupplied, Corrected, CorrectedOnTheSpot, Submitted
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.law.calendar import Calendar
from xuke.record.events import Stream

_UNDECIDED: Final = frozenset({Phase.ACCEPTED, Phase.EXAMINED})
_NAMING: Final = (Submitted, Corrected, CorrectedOnTheSpot, AnswerSupplied)
"""After these a case may have another number or applicant."""


def case_row(stream: Stream, case: Case, calendar: Calendar) -> CaseRow:
    """Return the row of a case."""
    actor = next_actor(case)
    return CaseRow(
        stream=stream.id,
        version=case.version,
        authority=stream.authority,
        number=case.number,
        item=case.item,
        action=case.action.value,
        channel=case.channel.value,
        phase=case.phase.value,
        outcome=case.outcome.value if case.outcome else "",
        waits_for=actor.role.value if actor else "",
        owner=case.owner,
        commitment=case.commitment,
        fully_online=case.fully_online,
        imported=case.imported,
        fee=case.fee,
        certificate_number=case.certificate.number if case.certificate else "",
        accepted_by=case.accepted.by if case.accepted else "",
        examined_by=[one.by for one in case.examinations],
        assigned_to=list(actor.persons) if actor else [],
        recused=sorted(case.handling.recused),
        in_name_of=_delegator(stream.authority, case),
        pending_until=case.accepted.pending_until if case.accepted and case.pending else None,
        **_applicant(case),
        **_days(case),
        **_dues(case, calendar),
    )


def _delegator(authority: str, case: Case) -> str:
    """Return who counts the case as his, where that is another than who handles it."""
    issuer = issuer_of(authority, case.in_name_of)
    return "" if issuer == authority else issuer


def _applicant(case: Case) -> dict[str, str]:
    """Return who applied, for lists and for finding."""
    who = case.applicant
    return {
        "applicant_kind": who.kind if who else "",
        "applicant_name": who.name if who else "",
        "applicant_index": holder_index(who),
    }


def _days(case: Case) -> dict[str, date | None]:
    """Return the days of receipt, acceptance, decision and closing."""
    return {
        "received_on": case.received.on if case.received else None,
        "accepted_on": case.accepted.on if case.accepted else None,
        "decided_on": case.decision.on if case.decision else None,
        "closed_on": case.closed_on,
    }


def _dues(case: Case, calendar: Calendar) -> dict[str, Any]:
    """Return what is due next, the promise, and how the decision kept its limit."""
    due = next_due(case, calendar)
    promised = committed_due(case, calendar)
    return {
        "due": due.due if due else None,
        "due_provisional": due.provisional if due else False,
        "committed_due": promised.due if promised else None,
        "nearest": _nearest(case, due.due if due else None, promised.due if promised else None),
        "in_time": was_in_time(case, calendar),
        "on_the_spot": was_on_the_spot(case),
    }


def _nearest(case: Case, due: date | None, promised: date | None) -> date | None:
    """Return the day that ranks the case in lists: a promise counts until the decision."""
    asked = (due, promised if case.phase in _UNDECIDED else None)
    return min((one for one in asked if one), default=None)


def _row(change: readmodels.Change[Case]) -> CaseRow:
    return case_row(change.stream, change.state, catalogue.calendar())


def _words(change: readmodels.Change[Case]) -> CaseWords | None:
    """Return the words, written only when number, applicant or end come."""
    case = change.state
    is_open = case.phase is not Phase.CONCLUDED
    if is_open and not change.has(*_NAMING):
        return None
    name = case.applicant.name if case.applicant else ""
    return CaseWords(
        stream=change.stream.id,
        authority=change.stream.authority,
        is_open=is_open,
        words=searching.indexed(name, case.number) if is_open else "",
    )


CASE_LIST: Final = tables.listed(CaseRow, CASE.kind, _row, name="cases")
CASE_WORDS: Final = tables.listed(CaseWords, CASE.kind, _words, name="words of cases")
