"""One's own cases as 我的办件 shows them: where each stands, and by when it is to be decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.web import clock
from xuke.web.case import time_limits
from xuke.web.case.listed_units import EXAMINING, unit
from xuke.web.components import filled
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case as the list shows it; `row` is the read model's.

    `phase` is where it stands, `outcome` what came of it once it is closed, `deadline` by when it
    is to be decided.
    """

    row: CaseRow
    item_name: str
    phase: str
    outcome: str
    deadline: str


def lines(rows: Sequence[CaseRow]) -> list[CaseLine]:
    """Return the rows as the list shows them."""
    return [_line(row) for row in rows]


def _line(row: CaseRow) -> CaseLine:
    phase = sentences.shown_phase(row.phase, row.item, row.action)
    outcome = row.outcome if row.closed_on else ""
    return CaseLine(
        row=row,
        item_name=catalogue.item(row.item).name,
        phase=phase,
        outcome=outcome,
        deadline=_deadline(row),
    )


def _deadline(row: CaseRow) -> str:
    """Return the promised day, or the law's where that one is past or nothing was promised."""
    if row.decided_on or row.closed_on:
        return ""
    promised, lawful = row.committed_due, row.due if row.phase in EXAMINING else None
    if lawful and (promised is None or lawful < clock.today()):
        return _shown(row, "statutory", lawful)
    return _shown(row, "committed", promised) if promised else ""


def _shown(row: CaseRow, name: str, due: date) -> str:
    counted = unit(row, is_promise=name == "committed")
    return filled.deadline(time_limits.listed(name, due, counted))
