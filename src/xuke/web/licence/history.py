"""The sentences of a licence's life: 颁发、变更、延续、校验、暂扣、撤销、注销."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.kernel.licence import events
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names

Told = tuple[str, str]
Say = Callable[[Any, Names], Told]


def _noted(*parts: str) -> str:
    """Return the parts of a note that there are."""
    return "；".join(part.rstrip("。；") for part in parts if part)


def _number(number: str) -> str:
    """Return the number of the document that was made, if it has one of its own."""
    return _("证照编号 %(number)s") % {"number": number} if number else ""


def _issued(event: events.LicenceIssued, _names: Names) -> Told:
    origin = _("由办件 %(number)s 取得") % {"number": event.case_number}
    note = _noted(
        origin if event.case_number else "",
        _("按告知承诺办理，颁发后须核查") if event.commitment else "",
        _("颁发在前，后来登记") if event.imported else "",
    )
    return _("颁发证照 %(number)s") % {"number": event.number}, note


def _modified(event: events.Modified, names: Names) -> Told:
    fields = names.of_things(event.changes)
    return _("变更：%(fields)s") % {"fields": fields}, _number(event.number)


def _renewed(event: events.Renewed, _names: Names) -> Told:
    term = ""
    if event.valid_until:
        words = {
            "since": dates.chinese_date(event.valid_from),
            "until": dates.chinese_date(event.valid_until),
        }
        term = _("有效期%(since)s至%(until)s") % words
    if event.deemed:
        return _("视为准予延续"), _noted(_("有效期届满前没有作出决定"), term)
    return _("延续"), _noted(term, _number(event.number))


def _certified(event: events.RenewalCertified, _names: Names) -> Told:
    text = _("颁发视为延续后的证照") if event.deemed else _("颁发延续后的证照")
    return text, _number(event.number)


def _reissued(event: events.Reissued, _names: Names) -> Told:
    lost = ""
    if event.loss_declared_on:
        lost = _("遗失声明于%(day)s") % {"day": dates.chinese_date(event.loss_declared_on)}
    returned = _("原证照已交回") if event.old_returned else ""
    return _("补发证照，原证照作废"), _noted(lost, returned, _number(event.number))


def _renewal_filed(event: events.RenewalFiled, _names: Names) -> Told:
    return _("收到延续申请"), "" if event.timely else _("晚于申请延续的最后一日")


def _renewal_closed(_event: events.RenewalClosed, _names: Names) -> Told:
    return _("延续申请结束，没有准予延续"), ""


def _passed(event: events.PeriodicallyVerified, _names: Names) -> Told:
    return _("校验合格"), _next(event.next_due)


def _next(due: Any) -> str:  # noqa: ANN401 - a day, or none
    return _("下次最迟%(day)s") % {"day": dates.chinese_date(due)} if due else ""


def _deferred(event: events.VerificationDeferred, _names: Names) -> Told:
    practises = _("期间可以执业") if event.practises else _("期间不得执业")
    text = _("暂缓校验至%(day)s") % {"day": dates.chinese_date(event.until)}
    return text, _noted(practises, event.reason)


def _failed(event: events.VerificationFailed, _names: Names) -> Told:
    return _("再次校验不合格"), event.reason


def _reviewed(event: events.ReviewPassed, _names: Names) -> Told:
    return _("复核合格"), _noted(_next(event.next_due), _number(event.number))


def _heard(event: events.StatementHeard, _names: Names) -> Told:
    words = {
        "day": dates.chinese_date(event.told_on),
        "act": sentences.adverse_act(event.act),
    }
    told = _("%(day)s已告知拟%(act)s") % words
    text = _("被许可人放弃陈述、申辩") if event.waived else _("听取被许可人陈述、申辩")
    return text, _noted(told, event.statement)


def _suspended(event: events.Suspended, _names: Names) -> Told:
    text = _("暂扣证照至%(day)s") % {"day": dates.chinese_date(event.until)}
    return text, _noted(event.document, event.reason)


def _restored(event: events.Restored, _names: Names) -> Told:
    note = _noted(event.document, event.reason)
    return _("发还证照"), note or _("暂扣期满")


def _withdrawn(event: events.Withdrawn, _names: Names) -> Told:
    owed = _("没有造成财产损失，不需要补偿")
    if event.compensation_owed:
        owed = _("补偿 %(amount)s 元") % {"amount": event.compensation or 0}
    basis = sentences.citation_words(event.basis)
    return _("撤回许可"), _noted(event.document, event.reason, basis, owed)


def _annulled(event: events.Annulled, _names: Names) -> Told:
    text = _("撤销许可：%(cause)s") % {"cause": sentences.annulment_cause(event.cause)}
    superior = _("由%(body)s撤销") % {"body": event.superior} if event.superior else ""
    damages = _("应当赔偿") if event.damages_owed else _("不予赔偿")
    asked = _asked_by(event.request_by)
    return text, _noted(event.document, superior, asked, event.reason, event.weighed, damages)


def _asked_by(party: str) -> str:
    return _("利害关系人%(name)s请求") % {"name": party} if party else ""


def _declined(event: events.AnnulmentDeclined, _names: Names) -> Told:
    text = _("不予撤销：%(cause)s") % {"cause": sentences.annulment_cause(event.cause)}
    return text, _noted(_asked_by(event.request_by), event.reason)


def _revoked(event: events.Revoked, _names: Names) -> Told:
    return _("吊销证照"), _noted(event.document, event.reason)


def _expired(_event: events.Expired, _names: Names) -> Told:
    return _("有效期届满没有延续，证照失效"), ""


def _deregistered(event: events.Deregistered, names: Names) -> Told:
    text = _("注销：%(ground)s") % {"ground": sentences.deregistration_ground(event.ground)}
    further = names.of_things([event.further]) if event.further else ""
    asked = _("依申请办理") if event.on_application else ""
    returned = _("证照已收回") if event.certificate_returned else ""
    return text, _noted(further, asked, event.reason, returned)


def _announced(event: events.DeregistrationAnnounced, _names: Names) -> Told:
    return _("注销已公告"), event.document


def _idle(event: events.IdleNoted, _names: Names) -> Told:
    return _("自%(day)s起停业") % {"day": dates.chinese_date(event.since)}, event.findings


def _resumed(event: events.Resumed, _names: Names) -> Told:
    return _("恢复营业"), event.findings


def _reminded(event: events.Reminded, _names: Names) -> Told:
    words = {"of": sentences.reminded_of(event.of), "days": event.days}
    due = _("最后一日%(day)s") % {"day": dates.chinese_date(event.due)}
    return _("提前 %(days)d 天提醒：%(of)s") % words, due


def _checked(event: events.CommitmentChecked, names: Names) -> Told:
    text = _("承诺核查：%(result)s") % {"result": sentences.check_result(event.result)}
    return text, _noted(names.of_people(event.officers), event.findings)


def _rectify(event: events.RectificationOrdered, _names: Names) -> Told:
    text = _("责令限期整改，最迟%(day)s") % {"day": dates.chinese_date(event.until)}
    return text, event.what


def _credit(event: events.CreditRepaired, _names: Names) -> Told:
    return _("信用修复，可以再适用告知承诺"), event.document


SAY: Final[Mapping[type, Say]] = {
    events.LicenceIssued: _issued,
    events.Modified: _modified,
    events.Renewed: _renewed,
    events.RenewalCertified: _certified,
    events.Reissued: _reissued,
    events.RenewalFiled: _renewal_filed,
    events.RenewalClosed: _renewal_closed,
    events.PeriodicallyVerified: _passed,
    events.VerificationDeferred: _deferred,
    events.VerificationFailed: _failed,
    events.ReviewPassed: _reviewed,
    events.StatementHeard: _heard,
    events.Suspended: _suspended,
    events.Restored: _restored,
    events.Withdrawn: _withdrawn,
    events.Annulled: _annulled,
    events.AnnulmentDeclined: _declined,
    events.Revoked: _revoked,
    events.Expired: _expired,
    events.Deregistered: _deregistered,
    events.DeregistrationAnnounced: _announced,
    events.IdleNoted: _idle,
    events.Resumed: _resumed,
    events.Reminded: _reminded,
    events.CommitmentChecked: _checked,
    events.RectificationOrdered: _rectify,
    events.CreditRepaired: _credit,
}
