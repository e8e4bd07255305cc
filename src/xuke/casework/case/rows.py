"""The list of cases: one row a case, computed from its state and the calendar."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from xuke import catalogue
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.kernel.case.clocks import committed_due, next_due, was_in_time, was_on_the_spot
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.law.calendar import Calendar
from xuke.record.events import Stream

COLUMNS = (
    "stream",
    "version",
    "authority",
    "number",
    "item",
    "action",
    "channel",
    "phase",
    "outcome",
    "waits_for",
    "owner",
    "applicant_kind",
    "applicant_name",
    "applicant_index",
    "commitment",
    "fully_online",
    "imported",
    "received_on",
    "accepted_on",
    "decided_on",
    "closed_on",
    "due",
    "due_provisional",
    "committed_due",
    "in_time",
    "on_the_spot",
    "fee",
    "certificate_number",
    "accepted_by",
    "examined_by",
    "assigned_to",
    "recused",
    "pending_until",
)
_NAMES = ", ".join(COLUMNS)
_ROW = "(" + ", ".join(["%s"] * len(COLUMNS)) + ")"
_UPDATES = ", ".join(f"{name} = EXCLUDED.{name}" for name in COLUMNS[1:])
_UPSERT = (
    f"INSERT INTO casework_case ({_NAMES}) VALUES {_ROW}"  # noqa: S608 - constants only
    f" ON CONFLICT (stream) DO UPDATE SET {_UPDATES}"
)
_COPY = f"COPY casework_case ({_NAMES}) FROM STDIN"


def case_values(stream: Stream, case: Case, calendar: Calendar) -> tuple[Any, ...]:
    """Return the row of a case, in the order of COLUMNS."""
    actor = next_actor(case)
    return (
        stream.id,
        case.version,
        stream.authority,
        case.number,
        case.item,
        case.action.value,
        case.channel.value,
        case.phase.value,
        case.outcome.value if case.outcome else "",
        actor.role.value if actor else "",
        case.owner,
        *_applicant(case),
        case.commitment,
        case.fully_online,
        case.imported,
        *_days(case),
        *_dues(case, calendar),
        case.fee,
        case.certificate.number if case.certificate else "",
        case.accepted.by if case.accepted else "",
        [one.by for one in case.examinations],
        list(actor.persons) if actor else [],
        sorted(case.handling.recused),
        case.accepted.pending_until if case.accepted and case.pending else None,
    )


def _applicant(case: Case) -> tuple[str, str, str]:
    """Return who applied, for lists and for finding."""
    who = case.applicant
    return (who.kind, who.name, who.identity_index) if who else ("", "", "")


def _days(case: Case) -> tuple[Any, ...]:
    """Return the days of receipt, acceptance, decision and closing."""
    return (
        case.received.on if case.received else None,
        case.accepted.on if case.accepted else None,
        case.decision.on if case.decision else None,
        case.closed_on,
    )


def _dues(case: Case, calendar: Calendar) -> tuple[Any, ...]:
    """Return what is due next, the promise, and how the decision kept its limit."""
    due = next_due(case, calendar)
    promised = committed_due(case, calendar)
    return (
        due.due if due else None,
        due.provisional if due else False,
        promised.due if promised else None,
        was_in_time(case, calendar),
        was_on_the_spot(case),
    )


def _project(changes: Sequence[Change[Case]]) -> None:
    """Write the rows: new cases in bulk, a single act as one upsert."""
    calendar = catalogue.calendar()
    rows = [case_values(change.stream, change.state, calendar) for change in changes]
    if len(rows) > 1 and all(change.new for change in changes):
        _copy(rows)
        return
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(_UPSERT, row)


def _copy(rows: Sequence[tuple[Any, ...]]) -> None:
    """Write the rows of new cases in bulk."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(row)


CASE_LIST = ReadModel(name="cases", kind=CASE.kind, tables=("casework_case",), project=_project)
