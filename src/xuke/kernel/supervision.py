"""Supervision 批后监管: what is counted beside the cases, one event a fact, one stream a fact."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xuke.kernel.stream import Machine


class SupervisionKind(StrEnum):
    """The counted kinds, in the order of the yearly table."""

    INSPECTION = "inspection"
    VIOLATION_FOUND = "violation-found"
    COMPLAINT_RECEIVED = "complaint-received"
    COMPLAINT_VERIFIED = "complaint-verified"
    PENALTY = "penalty"
    RECONSIDERATION_CORRECTED = "reconsideration-corrected"
    LITIGATION_LOST = "litigation-lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionNoted:
    """监管登记: one visit to one object, one violation, one complaint, one penalty case …"""

    on: date
    kind: SupervisionKind
    item: str
    object: str
    reference: str
    imported: bool = False


class Counted(StrEnum):
    """Where a fact of supervision stands: it is counted, and nothing more becomes of it."""

    COUNTED = "counted"


def _as_it_is(state: None, _event: object) -> None:
    """Return the state: a fact that is only counted has none."""
    return state


def _counted(_state: None) -> Counted:
    return Counted.COUNTED


SUPERVISION: Machine[None] = Machine(
    kind="supervision",
    begin=None,
    evolve=_as_it_is,
    events=(SupervisionNoted,),
    verbs={},
    phase_of=_counted,
)
"""批后监管: facts that an authority's own list tells."""
