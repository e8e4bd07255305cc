"""The decision in words: 决定、制证、送达、公示."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.kernel.law.delivery import ElectronicAgreed
from xuke.web.case.words import groups
from xuke.web.words import dates, delivering, sentences
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Say, Told, Worded


def _charged(event: events.FeeCharged, _names: Names) -> Told:
    receipt = gettext("缴款凭证%(number)s") % {"number": event.receipt} if event.receipt else ""
    note = parted(event.exemption, receipt)
    if event.exemption and not event.amount:
        return gettext("免予收费"), note
    return gettext("收费 %(amount)s 元") % {"amount": event.amount}, note


def _granted(event: events.Granted, _names: Names) -> Told:
    if event.deemed:
        return gettext("视为准予延续"), gettext("期限届满前未作出决定")
    return gettext("准予许可"), event.document


def _refused(event: events.Refused, _names: Names) -> Told:
    reason = {"reason": sentences.refusal_reason(event.reason)}
    return gettext("不予许可：%(reason)s") % reason, event.text


def _issued(event: events.CertificateIssued, _names: Names) -> Told:
    return gettext("制作证照 %(number)s") % {"number": event.number}, ""


def _delivered(event: events.Delivered, _names: Names) -> Told:
    text = gettext("送达（%(way)s）") % {"way": sentences.delivery_way(event.way)}
    came = dates.chinese_date(event.received_on) if event.received_on else ""
    received = gettext("%(day)s收到") % {"day": came} if came else ""
    return text, parted(received, *delivering.note(event))


def _disclosed(_event: events.Disclosed, _names: Names) -> Told:
    return gettext("许可结果向社会公示"), ""


def _concluded(_event: events.Concluded, _names: Names) -> Told:
    return gettext("办结"), ""


TOLD: Final[Mapping[type, Say]] = {
    events.FeeCharged: _charged,
    events.Granted: _granted,
    events.Refused: _refused,
    events.CertificateIssued: _issued,
    ElectronicAgreed: delivering.agreed,
    events.Delivered: _delivered,
    events.Disclosed: _disclosed,
    events.Concluded: _concluded,
}

VERBS: Final = (
    Worded("grant", _("准予许可")),
    Worded("refuse", _("不予许可")),
    Worded(
        "charge-fee",
        _("登记收费"),
        group=groups.HANDLING,
        facts={
            "amount": Asked(_("收费金额（元）"), hint=_("不得高于公布的标准；免收的填 0。")),
            "exemption": Asked(_("减免理由"), hint=_("低于公布标准的须写明。"), long=True),
            "receipt": Asked(_("缴款凭证号"), hint=_("收费全部上缴国库。")),
        },
    ),
    Worded("issue", _("制证")),
    delivering.agreeing(groups.HANDLING),
    Worded("deliver", _("送达")),
    Worded("disclose", _("公示")),
    Worded("deem-granted", _("视为准予延续")),
)
