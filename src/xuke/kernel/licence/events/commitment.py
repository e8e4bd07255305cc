"""Commitment 告知承诺: whether what was promised for the grant is kept."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence.events.issue import Issue
from xuke.kernel.licence.words import CheckResult, Promise
from xuke.kernel.official import Official


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentChecked:
    """承诺核查: two or more officers looked whether the promise is kept."""

    on: date
    by: str
    officers: tuple[Official, ...]
    result: CheckResult
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationOrdered:
    """责令限期整改: what of the promise is to be put right, and until when.

    `owes_delivery` says that its delivery is recorded; orders of before do not.
    """

    on: date
    by: str
    until: date
    what: str
    owes_delivery: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRepaired:
    """信用修复: the bad record of a broken promise was repaired; promises are taken again."""

    on: date
    by: str
    document: str


CommitmentEvent = CommitmentChecked | RectificationOrdered | CreditRepaired


@dataclass(frozen=True, kw_only=True)
class Commitment(Issue):
    """承诺: what was found of the promise, what is to be put right, whether credit was repaired.

    `ordered_after` is after how many checks rectification was ordered last.
    """

    checks: tuple[CommitmentChecked, ...] = ()
    rectification: RectificationOrdered | None = None
    ordered_after: int = 0
    repaired: CreditRepaired | None = None

    @property
    def promise(self) -> Promise:
        """Return how the commitment stands; whoever failed after rectification broke it.

        Who is given a term, or another, to put it right has not broken it meanwhile.
        """
        if self.issued is None or not self.issued.commitment:
            return Promise.NONE
        if not self.checks:
            return Promise.UNCHECKED
        found = self.checks[-1].result
        if found is CheckResult.UNMET:
            return self._unmet()
        return Promise.KEPT if found is CheckResult.MET else Promise.BROKEN

    def _unmet(self) -> Promise:
        """Return how a promise stands that is not kept: with a term to put it right, or not."""
        if self.rectification is None:
            return Promise.UNMET
        runs = self.ordered_after == len(self.checks)
        return Promise.RECTIFYING if runs else Promise.BROKEN

    def promise_on(self, on: date) -> Promise:
        """Return how the commitment stands on a day: a term that nobody looked at again has lapsed.

        It is no broken promise: whether it was put right after all, nobody has found yet.
        """
        ordered = self.rectification if self.promise is Promise.RECTIFYING else None
        return Promise.LAPSED if ordered and on > ordered.until else self.promise

    @property
    def unkept_since(self) -> date | None:
        """Return when the promise was found not to be kept, while no term to put it right runs."""
        is_unkept = self.promise in {Promise.UNMET, Promise.BROKEN}
        return self.checks[-1].on if is_unkept else None

    @property
    def is_promise_false(self) -> bool:
        """Whether the promise was found untrue from the start: by it the licence was deceived."""
        return any(one.result is CheckResult.FALSE for one in self.checks)


_Licence = TypeVar("_Licence", bound=Commitment)


def fold_commitment(licence: _Licence, event: CommitmentEvent) -> _Licence:
    """Return the licence after one more event of its commitment."""
    match event:
        case CommitmentChecked():
            return replace(licence, checks=(*licence.checks, event))
        case RectificationOrdered():
            return replace(licence, rectification=event, ordered_after=len(licence.checks))
        case CreditRepaired():
            return replace(licence, repaired=event)
        case _:
            assert_never(event)
