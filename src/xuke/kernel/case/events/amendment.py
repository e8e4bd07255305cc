"""更正申请内容: answers to be put right after acceptance, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.events.filing import with_called_for
from xuke.kernel.case.events.reopening import Reopening, examined_anew
from xuke.kernel.case.phase import Phase
from xuke.kernel.copying import replace
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRequested:
    """申请更正申请内容: the applicant asks, after acceptance, that these answers be put right.

    `form` holds the new answers by question, `called_for` the materials that all answers would make
    required with them.
    """

    on: date
    by: str
    form: Mapping[str, str]
    reason: str
    called_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentAllowed:
    """准许更正: the answers that were asked for stand from this day on.

    Whoever was told on the answers of before `tells_anew` is told anew; amendments of before did
    not say so.
    """

    on: date
    by: str
    reason: str
    tells_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRefused:
    """不予更正: the answers stay as they were accepted."""

    on: date
    by: str
    reason: str


AmendmentEvent = AmendmentRequested | AmendmentAllowed | AmendmentRefused


@dataclass(frozen=True, kw_only=True)
class Amendment(Reopening):
    """更正申请内容: what is asked for and not answered yet, what was put right, and when.

    `amended_by` are those who have judged what was asked for.
    """

    amendment: AmendmentRequested | None = None
    amended: tuple[AmendmentRequested, ...] = ()
    amended_on: date | None = None
    amended_by: frozenset[str] = frozenset()


AMENDMENT_WAYS: tuple[Way, ...] = (
    Way(name="allow-amendment", to=Phase.ACCEPTED, since=frozenset({Phase.EXAMINED})),
)
"""Where its verbs lead."""

_Case = TypeVar("_Case", bound=Amendment)


def fold_amendment(case: _Case, event: AmendmentEvent) -> _Case:
    """Return the case after one more event about answers to be put right."""
    match event:
        case AmendmentRequested():
            return replace(case, amendment=event)
        case AmendmentAllowed():
            told = case.procedure.told_anew() if event.tells_anew else case.procedure
            return _judged(_amended(replace(case, procedure=told), event.on), event.by)
        case AmendmentRefused():
            return _judged(replace(case, amendment=None), event.by)
        case _:
            assert_never(event)


def _judged(case: _Case, by: str) -> _Case:
    return replace(case, amended_by=case.amended_by | {by})


def _amended(case: _Case, on: date) -> _Case:
    """Take over the answers; whoever has examined the old ones examines anew."""
    asked = case.amendment
    if asked is None:
        raise LookupError(case.phase)
    case = replace(
        with_called_for(case, asked.called_for),
        form={**case.form, **asked.form},
        amendment=None,
        amended=(*case.amended, asked),
        amended_on=on,
    )
    return examined_anew(case) if case.examinations else case
