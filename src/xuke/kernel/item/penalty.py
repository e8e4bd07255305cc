"""Penalties 行政处罚 that take a licence away, for a term or for good, as a law gives them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xuke.kernel.item.licence import Bounds


class PenaltyKind(StrEnum):
    """For a term 暂扣、暂停执业, or for good 吊销."""

    SUSPENSION = "suspension"
    REVOCATION = "revocation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What a provision lets an office take away, what it calls that, and within which bounds.

    What was done under a provision is still judged by it after its last day. `level` is the lowest
    level whose authorities it lets do so, in words; empty where it names none.
    """

    kind: PenaltyKind
    basis: str
    measure: str = ""
    bounds: Bounds | None = None
    since: date = date.min
    until: date | None = None
    level: str = ""

    def is_given(self, on: date) -> bool:
        """Whether the provision had come into force by the day."""
        return self.since <= on
