"""What every letter to a licence holder says: from whom, to whom, how long he may answer."""

from django.utils.translation import gettext as _

from xuke.catalogue.applicants import PERSON
from xuke.kernel.licence.state import Licence
from xuke.web.documents.parts import signer, whom_to_ask
from xuke.web.documents.registry import Facts, Subject
from xuke.web.words import sentences


def you(licence: Licence) -> str:
    """Return how the holder is addressed: an organisation 你单位, a person 你."""
    is_person = licence.holder is not None and licence.holder.kind == PERSON
    return _("你") if is_person else _("你单位")


def head(subject: Subject[Licence]) -> Facts:
    """Return what the letter prints around its words."""
    authority = subject.stream.authority
    return {
        "authority": signer(authority, subject.state.item, subject.event.on),
        "you": you(subject.state),
        "contact": whom_to_ask(authority, subject.event.on),
    }


def answering(subject: Subject[Licence]) -> dict[str, str]:
    """Return within what time the holder may answer what he is told.

    It runs from the day on which the letter reaches him: which is its last day, none can say yet.
    """
    span = subject.state.law.penalty_hearing_request
    return {"days": sentences.span(span.length, span.unit.value)}
