"""Reopening 重新审查: 退回 撤回 回避; what an examination is undone by."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.events.decision import Decision
from xuke.kernel.case.events.examination import Examination
from xuke.kernel.case.phase import Phase
from xuke.kernel.copying import replace
from xuke.kernel.official import Official
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """退回: whoever decides sends the case back to be examined anew."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack:
    """撤回: an examiner takes back an opinion on which nobody has acted yet."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recused:
    """回避: this person or expert has no more part in the case, nor access to it."""

    on: date
    by: str
    person: Official
    reason: str


ReopeningEvent = Returned | CalledBack | Recused


@dataclass(frozen=True, kw_only=True)
class Reopening(Examination, Decision):
    """重新审查: who had examined before an opinion fell or was called back."""

    examined_before: frozenset[str] = frozenset()


REOPENING_WAYS: tuple[Way, ...] = (
    Way(name="recuse", to=Phase.ACCEPTED, since=frozenset({Phase.EXAMINED}), sometimes=True),
    Way(name="call-back", to=Phase.ACCEPTED),
    Way(name="return", to=Phase.ACCEPTED),
)
"""Where its verbs and its days lead."""

_Case = TypeVar("_Case", bound=Reopening)


def fold_reopening(case: _Case, event: ReopeningEvent) -> _Case:
    """Return the case after one more event that undoes an examination."""
    match event:
        case Returned():
            return examined_anew(case)
        case CalledBack():
            return _called_back(case, event)
        case Recused():
            return _recused(case, event)
        case _:
            assert_never(event)


def examined_anew(case: _Case) -> _Case:
    """Begin the examination anew; those who examined are remembered, though their opinions fall."""
    before = case.examined_before | {one.by for one in case.examinations}
    return _reopened(replace(case, examinations=(), examined_before=before))


def _called_back(case: _Case, event: CalledBack) -> _Case:
    """Take one examiner's opinion out; the others stand."""
    left = tuple(one for one in case.examinations if one.by != event.by)
    before = case.examined_before | {event.by}
    return replace(case, phase=Phase.ACCEPTED, examinations=left, examined_before=before)


def _recused(case: _Case, event: Recused) -> _Case:
    """Take the person out; before the decision, what he contributed cannot carry it either."""
    case = replace(case, handling=case.handling.without(event.person))
    if case.decision:
        return case
    left = tuple(one for one in case.examinations if one.by != event.person)
    case = replace(case, examinations=left, procedure=case.procedure.without(event.person))
    return _reopened(case) if case.phase is Phase.EXAMINED and not case.is_examined else case


def _reopened(case: _Case) -> _Case:
    """Ask for examination again; what was advised and signed on the old one falls with it."""
    return replace(
        case,
        phase=Phase.ACCEPTED,
        procedure=case.procedure.without_opinions(),
        handling=case.handling.without_signatures(),
    )
