"""Populations: flat tables of which figures count rows, one row a thing; their columns and kinds.

What a column's SQL is, `figures` and the rooms say; a test compares both. A comparison with what
is not known (NULL) is false, and its denial true: there is no third answer.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import Final

from xuke.catalogue.applicants import ORGANISATION, PERSON
from xuke.kernel.case.phase import Phase
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.licence.words import Status
from xuke.kernel.supervision import SupervisionKind


class Sort(StrEnum):
    """What stands in a column: a word, a day, yes or no, an exact sum of money."""

    WORD = "word"
    DAY = "day"
    FLAG = "flag"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a population: its sort, and the words that may stand in it where they are known.

    `by` is whether figures are broken down by it; `maybe` whether it may be unknown.
    """

    sort: Sort
    words: tuple[str, ...] = ()
    _: KW_ONLY
    by: bool = False
    maybe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """A flat table: one row a thing, never more; every figure over it counts such rows.

    Beside its columns each has `authority` (whose figure it is) and `stream` (which thing it is).
    """

    name: str
    columns: Mapping[str, Column] = field(repr=False)

    @property
    def days(self) -> tuple[str, ...]:
        """Return the columns by which a period may be asked for."""
        return tuple(name for name, one in self.columns.items() if one.sort is Sort.DAY)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Return the columns by which a figure may be broken down; the month is another."""
        return tuple(name for name, one in self.columns.items() if one.by)

    @property
    def sums(self) -> tuple[str, ...]:
        """Return the columns that may be added up."""
        return tuple(name for name, one in self.columns.items() if one.sort is Sort.MONEY)


_WORD: Final = Column(Sort.WORD)
_SLUG: Final = Column(Sort.WORD, by=True)
_FLAG: Final = Column(Sort.FLAG, by=True)
_DAY: Final = Column(Sort.DAY)
_MAYBE: Final = Column(Sort.DAY, maybe=True)
_HOLDERS: Final = (PERSON, ORGANISATION)

_ALL: Final = (
    Population(
        name="cases",
        columns={
            "number": _WORD,
            "item": _SLUG,
            "action": Column(Sort.WORD, tuple(Action), by=True),
            "channel": Column(Sort.WORD, tuple(Channel), by=True),
            "phase": Column(Sort.WORD, tuple(Phase), by=True),
            "outcome": Column(Sort.WORD, tuple(Outcome), by=True),
            "applicant_kind": Column(Sort.WORD, _HOLDERS, by=True),
            "commitment": _FLAG,
            "fully_online": _FLAG,
            "on_the_spot": _FLAG,
            "in_time": Column(Sort.FLAG, by=True, maybe=True),
            "imported": _FLAG,
            "delegated": _FLAG,
            "fee": Column(Sort.MONEY),
            "certified": _FLAG,
            "received_on": _MAYBE,
            "accepted_on": _MAYBE,
            "decided_on": _MAYBE,
            "closed_on": _MAYBE,
            "committed_due": _MAYBE,
        },
    ),
    Population(
        name="licences",
        columns={
            "number": _WORD,
            "item": _SLUG,
            "status": Column(Sort.WORD, tuple(Status), by=True),
            "holder_kind": Column(Sort.WORD, _HOLDERS, by=True),
            "imported": _FLAG,
            "valid_from": _MAYBE,
            "valid_until": _MAYBE,
        },
    ),
    Population(
        name="supervision",
        columns={
            "number": _WORD,
            "item": _SLUG,
            "kind": Column(Sort.WORD, tuple(SupervisionKind), by=True),
            "imported": _FLAG,
            "noted_on": _DAY,
        },
    ),
    # Nothing here counts these yet: an authority states them.
    Population(name="stated", columns={}),
)
POPULATIONS: Final[Mapping[str, Population]] = {one.name: one for one in _ALL}
"""Every population by its name."""
