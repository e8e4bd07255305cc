"""Acceptance 受理: gaps told once, corrected, accepted, not accepted, what was pending supplied."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.events.filing import Applicant, Filing, with_called_for
from xuke.kernel.case.phase import Phase
from xuke.kernel.copying import replace
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing or not in the statutory form, and what to do about it."""

    target: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """救济途径: who reviews and which court, by name, until when, and where online."""

    reviewer: str
    court: str
    online: str = ""
    online_owed: bool = False
    review_days: int = 60
    suit_months: int = 6
    review_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequested:
    """补正通知: everything that is missing, told once (article 32(1)(4))."""

    on: date
    by: str
    gaps: tuple[Gap, ...]
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """补正: all that the notice asked for has come in; the applicant as corrected.

    `counts_from` is day zero of the authority's limits, as with Received.
    `called_for` are the materials that the answers now make required; older ones do not tell.
    """

    on: date
    form: Mapping[str, str] = field(default_factory=dict)
    applicant: Applicant | None = None
    counts_from: date | None = None
    called_for: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedOnTheSpot:
    """当场更正: an error that the applicant mended at the window (article 32(1)(3)).

    `value` is the new answer to a question, `applicant` who applies where the answer changes it.
    `called_for` are the materials that the answers now make required, where an answer changed.
    """

    on: date
    by: str
    target: str
    what: str
    value: str = ""
    applicant: Applicant | None = None
    called_for: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """受理, or 视为受理 by silence: the clock of article 42 starts on this day.

    `pending` materials may come until `pending_until` (容缺受理); `promise` is the version or
    number of the letter in which the applicant promised them.
    """

    on: date
    by: str
    deemed: bool = False
    pending: tuple[str, ...] = ()
    pending_until: date | None = None
    promise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingSupplied:
    """容缺补齐: materials that were allowed to come later have come."""

    on: date
    by: str
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAccepted:
    """不予受理: only for the reasons of articles 32 and 78."""

    on: date
    by: str
    reason: str
    text: str
    competent: str = ""
    remedies: Remedies | None = None
    warned: bool = False


AcceptanceEvent = (
    CorrectionRequested | Corrected | CorrectedOnTheSpot | Accepted | PendingSupplied | NotAccepted
)


@dataclass(frozen=True, kw_only=True)
class Acceptance(Filing):
    """受理: what was asked for once, what came of it, and what may still come."""

    notice: CorrectionRequested | None = None
    corrected_on: date | None = None
    accepted: Accepted | None = None
    pending: frozenset[str] = frozenset()
    supplied_on: date | None = None
    not_accepted: NotAccepted | None = None


ACCEPTANCE_WAYS: tuple[Way, ...] = (
    Way(name="request-correction", to=Phase.IN_CORRECTION),
    Way(name="correct", to=Phase.RECEIVED),
    Way(name="accept", to=Phase.ACCEPTED),
    Way(name="accept-pending", to=Phase.ACCEPTED),
    Way(name="deemed", to=Phase.ACCEPTED, since=frozenset({Phase.RECEIVED})),
    Way(name="not-accept", to=Phase.CONCLUDED, through=Phase.NOT_ACCEPTED),
)
"""Where its verbs and its days lead."""

_Case = TypeVar("_Case", bound=Acceptance)


def fold_acceptance(case: _Case, event: AcceptanceEvent) -> _Case:
    """Return the case after one more event of its acceptance."""
    match event:
        case CorrectionRequested():
            return replace(case, phase=Phase.IN_CORRECTION, notice=event)
        case Corrected():
            return _corrected(case, event)
        case CorrectedOnTheSpot():
            return _mended(case, event)
        case Accepted():
            pending = frozenset(event.pending)
            return replace(case, phase=Phase.ACCEPTED, accepted=event, pending=pending)
        case PendingSupplied():
            return replace(case, pending=case.pending - set(event.materials), supplied_on=event.on)
        case NotAccepted():
            return replace(case, phase=Phase.NOT_ACCEPTED, not_accepted=event)
        case _:
            assert_never(event)


def _corrected(case: _Case, event: Corrected) -> _Case:
    """Take over the corrected answers, and the applicant whom they name."""
    return replace(
        with_called_for(case, event.called_for),
        phase=Phase.RECEIVED,
        corrected_on=event.on,
        completeness_from=event.counts_from or event.on,
        form={**case.form, **event.form},
        applicant=event.applicant or case.applicant,
    )


def _mended(case: _Case, event: CorrectedOnTheSpot) -> _Case:
    """Take over an answer that was mended on the spot; a mended paper changes no answer."""
    if event.target not in case.filed_rule.fields:
        return case
    form = {**case.form, event.target: event.value}
    case = with_called_for(case, event.called_for)
    return replace(case, form=form, applicant=event.applicant or case.applicant)
