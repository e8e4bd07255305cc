"""Where a case 办件 stands in law."""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where a case stands in law."""

    NONE = "none"
    DRAFT = "draft"
    RECEIVED = "received"
    IN_CORRECTION = "in-correction"
    ACCEPTED = "accepted"
    EXAMINED = "examined"
    GRANTED = "granted"
    ISSUED = "issued"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    CONCLUDED = "concluded"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What every subject of a case shares: after how many events it stands where."""

    version: int = 0
    phase: Phase = Phase.NONE
