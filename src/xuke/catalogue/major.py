"""重大行政许可决定: what an authority's list names and asks before the decision: values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.form import BETWEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorDecision:
    """A line of an authority's list 重大行政许可决定目录清单.

    `actions` are those that are listed, none means all; `field` and `answers` name the part of the
    item 子项 that is, none means the whole. A line whose first day is not confirmed asks nothing.
    """

    item: str
    actions: frozenset[str]
    legality_review: bool
    discussion: bool
    listed_in: str
    since: date | None
    until: date | None = None
    field: str = ""
    answers: frozenset[str] = frozenset()
    certainty: Certainty = Certainty.HIGH

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return self.legality_review or self.discussion

    def is_about(self, item: str, action: str, on: date) -> bool:
        """Whether the line is about such cases, if they are filed on the day."""
        is_named = item == self.item and (not self.actions or action in self.actions)
        is_begun = self.since is not None and self.since <= on
        return is_named and is_begun and (self.until is None or on <= self.until)

    def meets(self, answers: Mapping[str, str]) -> bool:
        """Whether the answers make it the listed part of the item."""
        given = answers.get(self.field, "").split(BETWEEN)
        return not self.field or not self.answers.isdisjoint(one.strip() for one in given)
