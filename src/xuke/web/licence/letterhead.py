"""What every letter to the holder of a licence says: from whom, to whom, and by when to answer."""

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue.applicants import PERSON
from xuke.kernel.licence.events import IntentTold
from xuke.kernel.licence.intent import answer_due
from xuke.kernel.licence.state import Licence
from xuke.web.documents.parts import full_name, whom_to_ask
from xuke.web.documents.registry import Facts, Subject
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date


def you(licence: Licence) -> str:
    """Return how the holder is addressed: an organisation 你单位, a person 你."""
    is_person = licence.holder is not None and licence.holder.kind == PERSON
    return _("你") if is_person else _("你单位")


def head(subject: Subject[Licence]) -> Facts:
    """Return what the letter prints around its words."""
    authority = subject.stream.authority
    told = {
        "authority": full_name(authority),
        "you": you(subject.state),
        "contact": whom_to_ask(authority, subject.event.on),
    }
    if isinstance(subject.event, IntentTold):
        due = answer_due(subject.state, subject.event.on, catalogue.calendar())
        return {**told, "provisional": due.provisional}
    return told


def answering(subject: Subject[Licence]) -> dict[str, str]:
    """Return within what time, and until which day, the holder may answer what he is told."""
    licence = subject.state
    span = licence.law.penalty_hearing_request
    due = answer_due(licence, subject.event.on, catalogue.calendar()).due
    return {
        "days": sentences.span(span.length, span.unit.value),
        "answer_by": chinese_date(due),
    }
