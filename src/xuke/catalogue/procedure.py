"""How an item's cases are examined, and which materials may come later: values."""

from dataclasses import dataclass

from xuke.kernel.item.rule import Course
from xuke.kernel.law.limit import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """审查程序: which actions need which step; each is a set of actions, empty where none does.

    `notice_days` is how long the public is asked at least 公示征求意见, for `public_notice`.
    """

    course: Course = Course.SINGLE
    site_verification: frozenset[str] = frozenset()
    expert_review: frozenset[str] = frozenset()
    legality_review: frozenset[str] = frozenset()
    discussion: frozenset[str] = frozenset()
    public_notice: frozenset[str] = frozenset()
    notice_days: Span | None = None
    rectification_pauses: bool = False
    correction_answer: Span | None = None


ORDINARY = Procedure()
"""The general law's own procedure: one authority, no step that the item must have."""
