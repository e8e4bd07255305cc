"""Supervision 批后监管: what is counted beside the cases, one event a fact, one stream a fact."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
