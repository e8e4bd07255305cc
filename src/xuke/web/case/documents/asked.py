"""Until when a hearing 听证 may be asked for, as a case's letters tell it."""

from typing import Any

from xuke import catalogue
from xuke.kernel.case.events import PartyInformed
from xuke.kernel.case.examination import asking_due
from xuke.kernel.case.state import Case
from xuke.web.documents.registry import Facts
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date


def provisional(case: Case, event: Any) -> Facts:  # noqa: ANN401 - any act
    """Return whether the last day may still move; nothing of any other act."""
    if not isinstance(event, PartyInformed):
        return {}
    return {"provisional": asking_due(case, event, catalogue.calendar()).provisional}


def asking(case: Case, event: Any) -> dict[str, str]:  # noqa: ANN401 - any act
    """Return within how long it may be asked for, by whichever law, and the last day."""
    law = case.filed_rule.law
    span, asked = law.penalty_hearing_request, law.hearing_request
    return {
        "days": sentences.span(span.length, span.unit.value),
        "asking_days": sentences.span(asked.length, asked.unit.value),
        "asking_until": chinese_date(asking_due(case, event, catalogue.calendar()).due),
    }
