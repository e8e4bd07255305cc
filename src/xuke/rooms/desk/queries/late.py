"""What is late at an authority: open cases whose day has passed, with the role that has each."""

from datetime import date
from typing import Final

from django.db.models import QuerySet

from xuke.casework.case.worklist import DUE_FIRST, WAITED_FOR, Waiting
from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Slice
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Person

_OFFICIALS: Final = [role.value for role in WAITED_FOR]


def late_cases(person: Person, today: date) -> QuerySet[CaseRow]:
    """Return the open cases of the person's authority whose nearest day has passed.

    What waits for the applicant is late by him, and not by the authority.
    """
    rows: QuerySet[CaseRow] = visible(CASE.kind, person)
    return rows.filter(authority=person.authority, waits_for__in=_OFFICIALS, nearest__lt=today)


def page(person: Person, today: date, key: str) -> Slice[CaseRow]:
    """Return a page of what is late, the latest first, after the key."""
    return DUE_FIRST.page(late_cases(person, today), DUE_FIRST.read(key))


def waiting(row: CaseRow) -> Waiting:
    """Return a row as lists of work show it."""
    return Waiting(*(getattr(row, name) for name in Waiting._fields))
