"""Commitments in words: 承诺核查、责令整改、信用修复."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.licence import events
from xuke.web.licence import choices
from xuke.web.licence.words import groups
from xuke.web.licence.words.notes import noted
from xuke.web.words import dates, licence_vocabulary as licencevocabulary, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _checked(event: events.CommitmentChecked, names: Names) -> Told:
    text = gettext("承诺核查：%(result)s") % {"result": sentences.check_result(event.result)}
    return text, noted(names.of_people(event.officers), event.findings)


def _rectify(event: events.RectificationOrdered, _names: Names) -> Told:
    text = gettext("责令限期整改，最迟%(day)s") % {"day": dates.chinese_date(event.until)}
    return text, event.what


def _credit(event: events.CreditRepaired, _names: Names) -> Told:
    return gettext("信用修复，可以再适用告知承诺"), event.document


TOLD: Final[Mapping[type, Say]] = {
    events.CommitmentChecked: _checked,
    events.RectificationOrdered: _rectify,
    events.CreditRepaired: _credit,
}

VERBS: Final = (
    Worded(
        "check-commitment",
        _("承诺核查"),
        group=groups.SUPERVISION,
        facts={
            "officers": Asked(_("核查人员"), hint=_("两名以上。"), initial=choices.oneself),
            "result": Asked(_("核查结果"), choices=choices.worded(licencevocabulary.CHECK_RESULTS)),
            "findings": Asked(_("核查情况"), hint=_("至少 10 个字。")),
        },
    ),
    Worded(
        "order-rectification",
        _("责令限期整改"),
        group=groups.SUPERVISION,
        facts={
            "until": Asked(_("整改期限（含当日）")),
            "what": Asked(
                _("整改什么、改到什么程度"),
                hint=_("至少 10 个字；整改后再次核查仍未达到的，撤销。"),
                long=True,
            ),
        },
    ),
    Worded(
        "note-credit-repair",
        _("登记信用修复"),
        group=groups.SUPERVISION,
        facts={
            "document": Asked(_("信用修复决定文号"), hint=_("登记之日起可以再适用告知承诺。")),
        },
    ),
)
