"""Acceptance 受理: gaps told once, corrected, accepted, not accepted, terminated."""

from dataclasses import dataclass
from datetime import date

from xuke.kernel.case.events.decision import Remedies
from xuke.kernel.case.events.filing import Applicant, Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequested:
    """补正通知: everything that is missing, told once (article 32(1)(4))."""

    on: date
    by: str
    gaps: tuple[Gap, ...]
    answer_by: date


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
class NotAccepted:
    """不予受理: only for the reasons of articles 32 and 78."""

    on: date
    by: str
    reason: str
    text: str
    competent: str = ""
    remedies: Remedies | None = None
    warned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """办结: nothing more is owed to anybody in this case."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedOnTheSpot:
    """当场更正: an error that the applicant mended at the window (article 32(1)(3)).

    `value` is the new answer to a question, `applicant` who applies where the answer changes it.
    """

    on: date
    by: str
    target: str
    what: str
    value: str = ""
    applicant: Applicant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminated:
    """终止办理: the case ends without a decision, for one of the named reasons.

    `other` is the number of the case that a duplicate repeats.
    """

    on: date
    by: str
    reason: str
    text: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChanged:
    """工作日历变更: the due day moved because a year's calendar came or changed; a note only."""

    on: date
    by: str
    calendar: str
    was_due: date | None = None
    now_due: date | None = None
