"""How sure the catalogue is of what it says; what is not sure stays visibly 待确认."""

from enum import StrEnum


class Certainty(StrEnum):
    """High is read in the law's text or known well; medium and low are to be confirmed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def is_confirmed(self) -> bool:
        """Whether it may be shown without the mark 待确认."""
        return self is Certainty.HIGH


def certainty_of(text: str) -> Certainty:
    """Return the certainty that a file writes; the lowest for a word that is none and refused."""
    return Certainty(text) if text in tuple(Certainty) else Certainty.LOW
