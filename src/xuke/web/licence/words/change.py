"""What follows a case in words: 颁发、变更、延续、补证."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.licence import events
from xuke.web.licence.words.notes import noted, number
from xuke.web.words import dates
from xuke.web.words.names import Names
from xuke.web.words.worded import Say, Told, Worded


def _issued(event: events.LicenceIssued, _names: Names) -> Told:
    origin = gettext("由办件 %(number)s 取得") % {"number": event.case_number}
    note = noted(
        origin if event.case_number else "",
        gettext("按告知承诺办理，颁发后须核查") if event.commitment else "",
        gettext("颁发在前，后来登记") if event.imported else "",
    )
    return gettext("颁发证照 %(number)s") % {"number": event.number}, note


def _modified(event: events.Modified, names: Names) -> Told:
    fields = names.of_things(event.changes)
    return gettext("变更：%(fields)s") % {"fields": fields}, number(event.number)


def _renewed(event: events.Renewed, _names: Names) -> Told:
    term = ""
    if event.valid_until:
        words = {
            "since": dates.chinese_date(event.valid_from),
            "until": dates.chinese_date(event.valid_until),
        }
        term = gettext("有效期%(since)s至%(until)s") % words
    if event.deemed:
        return gettext("视为准予延续"), noted(gettext("有效期届满前没有作出决定"), term)
    return gettext("延续"), noted(term, number(event.number))


def _certified(event: events.RenewalCertified, _names: Names) -> Told:
    text = gettext("颁发视为延续后的证照") if event.deemed else gettext("颁发延续后的证照")
    return text, number(event.number)


def _reissued(event: events.Reissued, _names: Names) -> Told:
    lost = ""
    if event.loss_declared_on:
        lost = gettext("遗失声明于%(day)s") % {"day": dates.chinese_date(event.loss_declared_on)}
    returned = gettext("原证照已交回") if event.old_returned else ""
    return gettext("补发证照，原证照作废"), noted(lost, returned, number(event.number))


def _renewal_filed(event: events.RenewalFiled, _names: Names) -> Told:
    return gettext("收到延续申请"), "" if event.timely else gettext("晚于申请延续的最后一日")


def _renewal_closed(_event: events.RenewalClosed, _names: Names) -> Told:
    return gettext("延续申请结束，没有准予延续"), ""


TOLD: Final[Mapping[type, Say]] = {
    events.LicenceIssued: _issued,
    events.Modified: _modified,
    events.Renewed: _renewed,
    events.RenewalCertified: _certified,
    events.Reissued: _reissued,
    events.RenewalFiled: _renewal_filed,
    events.RenewalClosed: _renewal_closed,
}

VERBS: Final = (
    Worded("open", _("开立证照")),
    Worded("modify", _("变更")),
    Worded("renew", _("延续")),
    Worded("certify-renewal", _("视为延续后发证")),
    Worded("reissue", _("补证")),
    Worded("file-renewal", _("登记延续申请")),
    Worded("close-renewal", _("了结延续申请")),
)
