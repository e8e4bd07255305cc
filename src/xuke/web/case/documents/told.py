"""How the acts on a case are told in writing by documents that are data: letters and fields."""

from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.gateways.forms import names
from xuke.kernel.case.events import Delivered, PartyInformed, Refused
from xuke.kernel.case.examination import asking_due
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.web.case.documents.ended import ended
from xuke.web.case.documents.letter import about, letter
from xuke.web.documents.bans import BAN_FIELDS, banned
from xuke.web.documents.parts import number, remedies
from xuke.web.documents.registry import Facts, Subject
from xuke.web.documents.written import Telling
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date

_FIELDS: Final = BAN_FIELDS | names(
    "item case_number holder you days asking_days asking_until ended_by ended_facts ended_basis"
    " paper way_said received_day"
)


@letter
def _head(subject: Subject[Case]) -> Facts:
    case, event, calendar = subject.state, subject.event, catalogue.calendar()
    if isinstance(event, PartyInformed):
        return {"provisional": asking_due(case, event, calendar).provisional}
    return {}


def _fill(subject: Subject[Case]) -> dict[str, str]:
    """Return the fields that the act itself does not bring."""
    case, event = subject.state, subject.event
    law, calendar = case.filed_rule.law, catalogue.calendar()
    span, asking = law.penalty_hearing_request, law.hearing_request
    return {
        **about(case),
        "holder": case.applicant.name if case.applicant else "",
        "days": sentences.span(span.length, span.unit.value),
        "asking_days": sentences.span(asking.length, asking.unit.value),
        "asking_until": chinese_date(asking_due(case, event, calendar).due),
        **ended(case, event),
        **banned(case.item, case, case.filed_rule.licence, event),
        **_delivered(case, event),
    }


def _delivered(case: Case, event: object) -> dict[str, str]:
    """Return which paper an act of delivery was about, the way in words, and the day it came."""
    if not isinstance(event, Delivered):
        return {}
    is_refused = isinstance(case.decision, Refused)
    granted = _("准予行政许可决定书和许可证件") if case.certificate else _("准予行政许可决定书")
    number = case.decision.document if case.decision else ""
    title = _("不予行政许可决定书") if is_refused else granted
    return {
        "paper": f"{title}（{number}）" if number else title,
        "way_said": sentences.delivery_way(event.way),
        "received_day": chinese_date(event.received),
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
