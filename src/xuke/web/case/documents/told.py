"""How the acts on a case are told in writing by documents that are data: letters and fields."""

from typing import Final

from xuke.gateways.forms import names
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.web.case.documents.asked import asking, provisional
from xuke.web.case.documents.delivered import delivered
from xuke.web.case.documents.ended import ended
from xuke.web.case.documents.letter import about, letter
from xuke.web.documents.bans import BAN_FIELDS, banned
from xuke.web.documents.parts import number, remedies
from xuke.web.documents.registry import Facts, Subject
from xuke.web.documents.written import Telling

_FIELDS: Final = BAN_FIELDS | names(
    "item case_number holder you days asking_days asking_until ended_by ended_facts ended_basis"
    " paper way_said received_day"
)


@letter
def _head(subject: Subject[Case]) -> Facts:
    return provisional(subject.state, subject.event)


def _fill(subject: Subject[Case]) -> dict[str, str]:
    """Return the fields that the act itself does not bring."""
    case, event = subject.state, subject.event
    return {
        **about(case),
        "holder": case.applicant.name if case.applicant else "",
        **asking(case, event),
        **ended(case, event),
        **banned(case.item, case, case.filed_rule.licence, event),
        **delivered(case, event),
    }


TOLD: Final = Telling(
    kind=CASE.kind,
    events={event.__name__: event for event in CASE.events},
    head=_head,
    fill=_fill,
    known=_FIELDS,
    terms={},
    series=lambda subject, word: number(subject.stream.authority, subject.state, word),
    remedies=lambda subject: remedies(
        subject.state.in_name_of or subject.stream.authority, subject.event.on
    ),
)
