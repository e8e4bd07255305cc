"""Delivery of a licence's papers in words: 文书送达、送达地址确认书."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.law.delivery import ElectronicAgreed
from xuke.kernel.licence import events
from xuke.web.licence import choices, papers
from xuke.web.licence.words import groups
from xuke.web.licence.words.notes import noted
from xuke.web.words import dates, delivering, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _delivered(event: events.PaperDelivered, _names: Names) -> Told:
    words = {
        "paper": papers.named(event.paper),
        "way": sentences.delivery_way(event.way),
        "day": dates.chinese_date(event.received_on or event.on),
    }
    text = gettext("%(day)s送达（%(way)s）：%(paper)s") % words
    return text, noted(*delivering.note(event))


TOLD: Final[Mapping[type, Say]] = {
    ElectronicAgreed: delivering.agreed,
    events.PaperDelivered: _delivered,
}

VERBS: Final = (
    delivering.agreeing(groups.DELIVERY),
    Worded(
        "deliver-paper",
        _("登记文书送达"),
        group=groups.DELIVERY,
        facts={
            "paper": Asked(
                _("送达的文书"), choices=choices.undelivered, initial=choices.only_paper
            ),
            **delivering.FACTS,
        },
    ),
)
