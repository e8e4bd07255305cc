"""送达 in words, of a case and of a licence alike: what is asked of it, and what was agreed to."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.law.delivery import ElectronicAgreed, last_signed
from xuke.web import clock
from xuke.web.words import dates
from xuke.web.words.names import Names
from xuke.web.words.vocabulary import DELIVERY_WAYS
from xuke.web.words.worded import Asked, Phrase, Told, When, Worded

FACTS: Final[Mapping[str, Asked]] = {
    "way": Asked(
        _("送达方式"),
        hint=_("请在文书确已送达后登记。电子送达须经受送达人同意。"),
        choices=lambda _file: [(code, str(word)) for code, word in DELIVERY_WAYS.items()],
    ),
    "received_on": Asked(
        _("送达日期"),
        when=When.PAST,
        hint=_(
            "直接、留置、转交为签收或者留置之日，邮寄为回执注明的收件之日，电子为到达之日。"
            "公告送达以公告期满之日为准。"
        ),
        initial=lambda _file: clock.today(),
        needed=_("（公告送达不填）"),
    ),
    "proof": Asked(
        _("签收人或者凭证号"),
        hint=_(
            "直接送达填写签收人，代收的写明与受送达人的关系；邮寄、委托、转交的填写邮件号或者送达回证号；"
            "留置送达没有见证人的，填写照片、录像的编号。"
        ),
        needed=_("（直接、邮寄、委托、转交送达时必填）"),
    ),
    "witnesses": Asked(
        _("见证人"),
        hint=_("留置送达填写，多人之间用顿号隔开；已经拍照、录像的可以不填。"),
        needed=_("（留置送达没有拍照、录像的必填）"),
    ),
    "published_on": Asked(
        _("公告日期"),
        when=When.PAST,
        hint=_("公告送达填写；公告期满才能登记，期满之日为送达日期。"),
        needed=_("（公告送达时必填）"),
    ),
    "tried": Asked(
        _("采用公告送达的原因"),
        hint=_("写明受送达人下落不明，或者已经用哪些方式送达、为什么没有送到；记入案卷。"),
        needed=_("（公告送达时必填）"),
        long=True,
    ),
}
"""By which way a paper came, on which day, and what shows it."""


def agreeing(group: Phrase) -> Worded:
    """Return the act of recording a confirmation of the way, in words."""
    return Worded(
        "agree-electronic",
        _("登记送达地址确认书"),
        group=group,
        facts={
            "signed_on": Asked(_("确认书签署日期")),
            "agreed": Asked(
                _("电子送达"),
                hint=_("没有签署确认书的，不得电子送达；网上查看文书不等于送达。"),
                verdict=(_("同意电子送达"), _("不再同意电子送达")),
            ),
        },
    )


def agreed(event: ElectronicAgreed, _names: Names) -> Told:
    """Tell what was signed, and when."""
    text = gettext("同意电子送达") if event.agreed else gettext("不再同意电子送达")
    signed = {"day": dates.chinese_date(event.signed_on)}
    return text, gettext("送达地址确认书%(day)s签署") % signed


def confirmation(signed: Sequence[ElectronicAgreed], *, before: bool) -> str:
    """Say which confirmation of the way stands; `before` is what the application itself chose."""
    last = last_signed(signed)
    if last is None:
        return gettext("申请时选择了电子送达") if before else gettext("没有签署")
    words = {
        "day": dates.chinese_date(last.signed_on),
        "agreed": gettext("同意电子送达") if last.agreed else gettext("不再同意电子送达"),
    }
    return gettext("%(day)s签署，%(agreed)s") % words


def note(event: Any) -> tuple[str, ...]:  # noqa: ANN401 - a delivery on any kind of stream
    """Return what shows that a paper came, each in words; what was not told is empty."""
    seen = "、".join(event.witnesses)
    published = dates.chinese_date(event.published_on) if event.published_on else ""
    return (
        event.proof,
        gettext("见证人：%(names)s") % {"names": seen} if seen else "",
        gettext("%(day)s公告") % {"day": published} if published else "",
        event.tried,
    )
