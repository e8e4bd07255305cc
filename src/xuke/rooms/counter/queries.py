"""What an act at the counter would bring about."""

from typing import Any

from xuke import catalogue
from xuke.kernel.case.acceptance import is_silence
from xuke.kernel.case.clocks import delivery_due
from xuke.kernel.case.decision_limits import (
    ON_THE_SPOT,
    committed_due,
    limit_of,
    statutory_due,
)
from xuke.kernel.case.events import Granted
from xuke.kernel.case.state import Case
from xuke.kernel.law.calendar import Calendar
from xuke.rooms.counter import postal
from xuke.web import clock
from xuke.web.case.elsewhere import found
from xuke.web.case.file import CaseFile
from xuke.web.documents.parts import are_remedies_confirmed, remedies
from xuke.web.words import sentences

Context = dict[str, Any]


def acceptance(file: CaseFile, after: Case | None) -> Context:
    """Return the days that acceptance fixes; before it, what still bars it."""
    calendar = catalogue.calendar()
    context: Context = {
        "may_be_corrected": file.case.notice is None,
        "found": found(file, clock.today()),
    }
    if after is None or after.accepted is None:
        return context
    return {
        **context,
        "accepted": after.accepted,
        "statutory": statutory_due(after, calendar),
        "committed": committed_due(after, calendar),
        "limit": _span(after),
        "from_receipt": after.filed_rule.counted_from_receipt,
    }


def _span(case: Case) -> str:
    """Return the statutory limit in words; nothing of what is decided on the spot."""
    span = limit_of(case)
    if span == ON_THE_SPOT:
        return ""
    return sentences.span(span.length, span.unit.value)


def correction(file: CaseFile, after: Case | None) -> Context:
    """Return the notice as it would be sent."""
    things = file.things
    notice = after.notice if after else None
    gaps = notice.gaps if notice else ()
    return {
        "notice": notice,
        "is_too_late": _is_too_late(file.case, catalogue.calendar()),
        "told": [
            {
                "label": things[gap.target],
                "kind": sentences.gap_kind(gap.kind),
                "what": gap.what,
            }
            for gap in gaps
        ],
    }


def _is_too_late(case: Case, calendar: Calendar) -> bool:
    """Whether silence has accepted already: nothing may be demanded any more."""
    return is_silence(case, clock.today(), calendar)


def non_acceptance(file: CaseFile, after: Case | None) -> Context:
    """Return the decision as it would be sent, with the remedies that it names."""
    declined = after.not_accepted if after else None
    place = file.case.in_name_of or file.stream.authority
    return {
        "declined": declined,
        "reason": sentences.non_acceptance_reason(declined.reason) if declined else "",
        "remedies": remedies(place, clock.today()),
        "are_remedies_confirmed": are_remedies_confirmed(place, clock.today()),
    }


def delivery(file: CaseFile, _after: Case | None) -> Context:
    """Return what is to be delivered, by when, and how the applicant wants it."""
    case = file.case
    due = delivery_due(case, catalogue.calendar())
    return {
        "due": due.due if due else None,
        "is_grant": isinstance(case.decision, Granted),
        "document": case.decision.document if case.decision else "",
        "certificate": case.certificate.number if case.certificate else "",
        **postal.wish(file),
    }
