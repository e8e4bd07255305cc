"""What burdens a holder in words: 暂扣、撤回、撤销、吊销."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.licence import events
from xuke.web.licence import choices
from xuke.web.licence.words import groups
from xuke.web.licence.words.notes import noted
from xuke.web.words import dates, licence_vocabulary as licencevocabulary, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _suspended(event: events.Suspended, _names: Names) -> Told:
    words = {"measure": event.measure, "day": dates.chinese_date(event.until)}
    text = gettext("%(measure)s至%(day)s") if event.measure else gettext("暂扣证照至%(day)s")
    return text % words, noted(event.document, event.reason, _basis(event.basis))


def _basis(place: str) -> str:
    return sentences.citation_words(place) if place else ""


def _restored(event: events.Restored, _names: Names) -> Told:
    note = noted(event.document, event.reason)
    if event.set_aside_by:
        words = {"body": event.set_aside_by}
        return gettext("%(body)s撤销了暂停、暂扣的决定，发还证照") % words, note
    return gettext("发还证照"), note or gettext("暂扣期满")


def _reassessed(event: events.Reassessed, _names: Names) -> Told:
    words = {"day": dates.chinese_date(event.assessed_on)}
    passed, failed = gettext("%(day)s再次考核合格"), gettext("%(day)s再次考核不合格")
    return (passed if event.passed else failed) % words, event.findings


def _withdrawn(event: events.Withdrawn, _names: Names) -> Told:
    owed = gettext("没有造成财产损失，不需要补偿")
    if event.compensation_owed:
        owed = gettext("补偿 %(amount)s 元") % {"amount": event.compensation or 0}
    basis = sentences.citation_words(event.basis)
    return gettext("撤回许可"), noted(
        event.document, event.reason, event.public_interest, basis, owed
    )


def _annulled(event: events.Annulled, _names: Names) -> Told:
    text = gettext("撤销许可：%(cause)s") % {"cause": sentences.annulment_cause(event.cause)}
    superior = gettext("由%(body)s撤销") % {"body": event.superior} if event.superior else ""
    damages = gettext("应当赔偿") if event.damages_owed else gettext("不予赔偿")
    if event.damages:
        damages = gettext("赔偿 %(amount)s 元") % {"amount": event.damages}
    asked = _asked_by(event.request_by)
    return text, noted(event.document, superior, asked, event.reason, event.weighed, damages)


def _asked_by(party: str) -> str:
    return gettext("利害关系人%(name)s请求") % {"name": party} if party else ""


def _declined(event: events.AnnulmentDeclined, _names: Names) -> Told:
    text = gettext("不予撤销：%(cause)s") % {"cause": sentences.annulment_cause(event.cause)}
    return text, noted(_asked_by(event.request_by), event.reason)


def _revoked(event: events.Revoked, _names: Names) -> Told:
    return event.measure or gettext("吊销证照"), noted(
        event.document, event.reason, _basis(event.basis)
    )


TOLD: Final[Mapping[type, Say]] = {
    events.Suspended: _suspended,
    events.Restored: _restored,
    events.Reassessed: _reassessed,
    events.Withdrawn: _withdrawn,
    events.Annulled: _annulled,
    events.AnnulmentDeclined: _declined,
    events.Revoked: _revoked,
}

VERBS: Final = (
    Worded(
        "reassess",
        _("登记再次考核"),
        group=groups.PENALTY,
        facts={
            "assessed_on": Asked(_("考核日期"), hint=_("在暂停执业期满以后。"), when=When.PAST),
            "passed": Asked(
                _("考核结果"),
                hint=_("合格的，随即恢复执业；不合格的，告知后依法注销注册。"),
                verdict=(_("合格"), _("不合格")),
            ),
            "findings": Asked(_("考核的情况"), hint=_("至少 10 个字。")),
        },
    ),
    Worded(
        "suspend",
        _("暂扣"),
        group=groups.PENALTY,
        facts={
            "document": Asked(_("处罚决定书文号")),
            "until": Asked(_("暂扣至（含当日）")),
            "reason": Asked(
                _("事实和理由"),
                hint=_(
                    "至少 10 个字；期满次日自动发还，定期考核不合格的经再次考核合格才恢复执业。"
                ),
            ),
            "reviewed": Asked(_("已经法制审核"), hint=_("经过听证的，须先经法制审核。")),
        },
    ),
    Worded(
        "restore",
        _("发还"),
        group=groups.PENALTY,
        facts={
            "document": Asked(_("提前发还的决定文号"), needed=_("（提前发还时必填）")),
            "reason": Asked(
                _("提前发还的理由"), hint=_("至少 10 个字。"), needed=_("（提前发还时必填）")
            ),
            "set_aside_by": Asked(
                _("撤销原决定的法院或者复议机关"),
                hint=_(
                    "暂停、暂扣的决定被撤销的填写，并写明裁判、决定的文号和理由；"
                    "因考核不合格暂停执业的，不再须经再次考核。"
                ),
            ),
        },
    ),
    Worded(
        "withdraw-licence",
        _("撤回许可"),
        group=groups.ANNULMENT,
        facts={
            "basis": Asked(_("法律依据"), choices=choices.bases, initial=choices.general_law),
            "reason": Asked(_("修改、废止的规定或者变化了的客观情况"), hint=_("至少 10 个字。")),
            "public_interest": Asked(
                _("需要撤回的公共利益"),
                hint=_("写明为了什么公共利益需要撤回。"),
                long=True,
                required=True,
            ),
            "compensation_owed": Asked(
                _("财产损失"), verdict=(_("造成损失，给予补偿"), _("不需要补偿"))
            ),
            "compensation": Asked(_("补偿金额（元）"), hint=_("没有损失的不填。")),
            "document": Asked(_("撤回决定书文号")),
        },
    ),
    Worded(
        "annul",
        _("撤销许可"),
        group=groups.ANNULMENT,
        facts={
            "cause": Asked(
                _("撤销的情形"), choices=choices.worded(licencevocabulary.ANNULMENT_CAUSES)
            ),
            "reason": Asked(_("事实和理由"), hint=_("至少 10 个字。")),
            "weighed": Asked(
                _("对公共利益的权衡"),
                hint=_("写明撤销会不会对公共利益造成重大损害；会的，不予撤销。"),
                long=True,
            ),
            "damages_owed": Asked(
                _("合法权益损害的赔偿"),
                hint=_("以欺骗、贿赂取得的许可，不予赔偿。"),
                verdict=(_("应当赔偿"), _("不予赔偿")),
            ),
            "damages": Asked(
                _("赔偿金额（元）"), hint=_("不予赔偿，或者另行决定赔偿金额的，不填。")
            ),
            "request_by": Asked(_("请求撤销的利害关系人"), hint=_("依职权撤销的不填。")),
            "superior": Asked(_("作出撤销的上级机关"), hint=_("由本机关撤销的不填。")),
            "document": Asked(_("撤销决定书文号")),
        },
    ),
    Worded(
        "decline-annulment",
        _("不予撤销"),
        group=groups.ANNULMENT,
        facts={
            "cause": Asked(
                _("本可以撤销的情形"), choices=choices.worded(licencevocabulary.ANNULMENT_CAUSES)
            ),
            "reason": Asked(_("对公共利益的重大损害"), hint=_("至少 10 个字。")),
            "request_by": Asked(_("请求撤销的利害关系人"), hint=_("没有人请求的不填。")),
        },
    ),
    Worded(
        "revoke",
        _("吊销"),
        group=groups.PENALTY,
        facts={
            "document": Asked(_("处罚决定书文号")),
            "reason": Asked(_("事实和理由"), hint=_("至少 10 个字。")),
            "reviewed": Asked(_("法制审核"), verdict=(_("已经法制审核"), _("没有审核"))),
            "discussed": Asked(_("负责人集体讨论"), verdict=(_("已经集体讨论"), _("没有讨论"))),
        },
    ),
)
