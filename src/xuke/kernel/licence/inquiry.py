"""Inquiry 调查: who looked into how the holder keeps the licence; none of them chairs a hearing."""

from dataclasses import dataclass
from typing import TypeVar

from xuke.kernel.copying import replace
from xuke.kernel.licence.events import (
    CommitmentChecked,
    DeregistrationProposed,
    IdleNoted,
    IntentTold,
    Reassessed,
    RectificationOrdered,
    StatementHeard,
    VerificationDeferred,
    VerificationFailed,
)


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """调查: everybody who checked, found, proposed, told or heard anything about the holder."""

    investigators: frozenset[str] = frozenset()


_Licence = TypeVar("_Licence", bound=Inquiry)


def with_investigators(licence: _Licence, event: object) -> _Licence:
    """Return the licence with whoever an event of any subject shows to have looked into it.

    He is remembered for good: what he found then may be what is held against the holder now.
    """
    found = _who(event) - licence.investigators
    return replace(licence, investigators=licence.investigators | found) if found else licence


def _who(event: object) -> frozenset[str]:
    match event:
        case CommitmentChecked():
            return frozenset({event.by, *event.officers})
        case VerificationDeferred() | VerificationFailed() | Reassessed() | IdleNoted():
            return frozenset({event.by})
        case RectificationOrdered() | DeregistrationProposed() | IntentTold() | StatementHeard():
            return frozenset({event.by})
        case _:
            return frozenset()
