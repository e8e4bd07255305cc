"""How the acts on a licence are told in writing: what its letters print, and their fields."""

from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.gateways.forms import names
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause
from xuke.web.documents.parts import remedies
from xuke.web.documents.registry import Subject
from xuke.web.documents.written import Telling
from xuke.web.licence.grounds import GROUND_FIELDS, grounds
from xuke.web.licence.heard import chair, heard_before, settled
from xuke.web.licence.letterhead import answering, head, you
from xuke.web.licence.papers import delivered
from xuke.web.words import sentences

_FIELDS: Final = GROUND_FIELDS | names(
    "item licence holder you days told_on statement_said hearing_said chair decided_by"
    " absence recusal"
)


def _fill(subject: Subject[Licence]) -> dict[str, str]:
    """Return the fields that the act itself does not bring, or not in words."""
    licence, event = subject.state, subject.event
    return {
        "item": catalogue.item(licence.item).name,
        "licence": licence.number,
        "holder": licence.holder.name if licence.holder else "",
        "you": you(licence),
        "chair": chair(event),
        **settled(event),
        "decided_by": getattr(event, "superior", "") or _("本机关"),
        **delivered(subject),
        **answering(subject),
        **grounds(licence, event),
        **heard_before(subject),
    }


TOLD: Final = Telling(
    kind=LICENCE.kind,
    events={event.__name__: event for event in LICENCE.events},
    head=head,
    fill=_fill,
    known=_FIELDS,
    terms={AdverseAct: sentences.adverse_act, AnnulmentCause: sentences.annulment_cause},
    remedies=lambda subject: remedies(subject.stream.authority, subject.event.on),
)
