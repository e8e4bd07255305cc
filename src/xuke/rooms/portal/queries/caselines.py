"""One's own cases as 我的办件 shows them: where each stands, and by when it is to be decided."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.kernel.case.state import Phase
from xuke.kernel.law.limit import Unit
from xuke.web import clock
from xuke.web.case import time_limits
from xuke.web.case.listed_units import EXAMINING, unit
from xuke.web.components import filled
from xuke.web.words import sentences

_OWING: Final[Mapping[str, str]] = {
    Phase.RECEIVED.value: "completeness",
    Phase.ACCEPTED.value: "statutory",
    Phase.EXAMINED.value: "statutory",
    Phase.GRANTED.value: "delivery",
    Phase.ISSUED.value: "delivery",
    Phase.REFUSED.value: "delivery",
}
"""The phases in which the authority owes what is due next, and by which clock."""
_OF_THE_DECISION: Final = frozenset({"committed", "statutory"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case as the list shows it; `row` is the read model's.

    `phase` is where it stands, `outcome` what came of it once it is closed, `deadline` by when it
    is to be decided; `is_begun` says that something is written for it and not sent.
    """

    row: CaseRow
    item_name: str
    phase: str
    outcome: str
    deadline: str
    is_begun: bool


def lines(rows: Sequence[CaseRow], begun: Container[UUID]) -> list[CaseLine]:
    """Return the rows as the list shows them; `begun` are the cases with something unsent."""
    return [_line(row, is_begun=row.stream in begun) for row in rows]


def _line(row: CaseRow, *, is_begun: bool) -> CaseLine:
    phase = sentences.shown_phase(row.phase, row.item, row.action)
    outcome = row.outcome if row.closed_on else ""
    return CaseLine(
        row=row,
        item_name=catalogue.item(row.item).name,
        phase=phase,
        outcome=outcome,
        deadline=_deadline(row),
        is_begun=is_begun and row.closed_on is None,
    )


def _deadline(row: CaseRow) -> str:
    """Return the promised day, or the law's where the authority missed it or nothing was promised.

    The day until which the applicant himself may bring something is no day of the authority's.
    """
    lawful = row.due if row.due != row.pending_until else None
    if lawful and row.phase in _OWING and lawful < clock.today():
        return _shown(row, _OWING[row.phase], lawful)
    if row.decided_on or row.closed_on:
        return ""
    if row.committed_due:
        return _shown(row, "committed", row.committed_due)
    return _shown(row, "statutory", lawful) if lawful and row.phase in EXAMINING else ""


def _shown(row: CaseRow, name: str, due: date) -> str:
    is_promise = name == "committed"
    counted = unit(row, is_promise=is_promise) if name in _OF_THE_DECISION else Unit.WORKING
    return filled.deadline(time_limits.listed(name, due, counted))
