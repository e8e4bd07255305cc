"""An office's own facts in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from xuke import catalogue
from xuke.kernel.office import OFFICE, FactStated, LimitPromised, MajorListed, OfficeFact
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Told, Worded, Words, named

LABELS: Final[Mapping[OfficeFact, Promise]] = {
    OfficeFact.USCC: _("统一社会信用代码"),
    OfficeFact.REVIEWER: _("行政复议机关"),
    OfficeFact.COURT: _("行政诉讼法院"),
    OfficeFact.ONLINE: _("网上复议渠道"),
    OfficeFact.PHONE: _("咨询电话"),
    OfficeFact.COMPLAINTS: _("监督电话"),
    OfficeFact.ADDRESS: _("地址"),
    OfficeFact.WINDOWS: _("办理窗口"),
    OfficeFact.OPENS: _("上班时间"),
    OfficeFact.CLOSES: _("下班时间"),
}
NEEDED_FOR: Final[Mapping[OfficeFact, Promise]] = {
    OfficeFact.USCC: _("没有填写，报送信用平台的文件缺少必填项，电子证照标识只能用替代代码"),
    OfficeFact.REVIEWER: _("没有填写，不能作出不予受理、不予许可的决定"),
    OfficeFact.COURT: _("没有填写，不予许可决定不能网上送达，文书只写“有管辖权的人民法院”"),
    OfficeFact.ONLINE: _("没有填写，不予许可决定不能网上送达"),
    OfficeFact.PHONE: _("写在办事指南和文书上"),
    OfficeFact.COMPLAINTS: _("没有填写的，办事指南写12345热线"),
    OfficeFact.ADDRESS: _("写在办事指南和文书上"),
    OfficeFact.WINDOWS: _("写在办事指南和文书上，例如：区政务服务中心2楼12号窗口"),
    OfficeFact.OPENS: _("写在办事指南上，例如：09:00"),
    OfficeFact.CLOSES: _("下班以后收到的，从下一个工作日起算；例如：17:00"),
}
"""What each is needed for, and what does not go without it."""


def label_of(fact: OfficeFact) -> str:
    """Return what a fact is called."""
    return str(LABELS[fact])


def _stated(event: FactStated, _names: Names) -> Told:
    words = {
        "label": label_of(event.fact),
        "value": event.value,
        "since": dates.chinese_date(event.since),
    }
    return gettext("填写%(label)s：%(value)s（自%(since)s起）") % words, event.source


def _promised(event: LimitPromised, _names: Names) -> Told:
    item = catalogue.item(event.item)
    words = {
        "item": item.name,
        "action": sentences.action(event.action.value),
        "days": event.days,
        "unit": sentences.unit(item.limits_of(event.action).statutory.span.unit.value),
        "since": dates.chinese_date(event.since),
    }
    told = gettext("承诺%(item)s（%(action)s）在%(days)d%(unit)s内办结（自%(since)s起）") % words
    return told, event.source


def asked_words(*, review: bool, discussion: bool) -> str:
    """Return what must come before the decision, in words; nothing where nothing must."""
    told = {gettext("法制审核"): review, gettext("集体讨论"): discussion}
    return "、".join(words for words, is_asked in told.items() if is_asked)


def _listed(event: MajorListed, _names: Names) -> Told:
    asked = asked_words(review=event.legality_review, discussion=event.discussion)
    words = {
        "item": catalogue.item(event.item).name,
        "action": sentences.action(event.action.value),
        "asked": asked,
        "since": dates.chinese_date(event.since),
    }
    if not asked:
        told = gettext("%(item)s（%(action)s）不再列入重大决定目录（自%(since)s起）") % words
        return told, event.source
    told = gettext("%(item)s（%(action)s）列入重大决定目录，决定前须经%(asked)s（自%(since)s起）")
    return told % words, event.source


OF_OFFICES: Final = Words(
    kind=OFFICE.kind,
    verbs=named(
        Worded("state", _("填写资料")),
        Worded("promise", _("承诺时限")),
        Worded("list-major", _("列入重大决定目录")),
    ),
    told={FactStated: _stated, LimitPromised: _promised, MajorListed: _listed},
    phases={"none": _("没有填写"), "stated": _("已经填写")},
    refused={
        "day-before-record": _("资料已有%(last)s的记录，系统时钟可能不对，请先核对时钟。"),
    },
)
