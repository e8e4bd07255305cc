"""Whom the rights to a case are for, and in which state: its guards in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.web.words.worded import Phrase

GUARDS: Final[Mapping[str, Phrase]] = {
    "comments": _("公众（申请人除外）"),
    "did-not-accept": _("没有受理本件"),
    "did-not-apply": _("不是自己在网上的申请"),
    "did-not-ask": _("更正请求不是由自己登记"),
    "did-not-chair": _("不是听证主持人"),
    "did-not-examine": _("没有审查过本件（含已退回的）"),
    "did-not-file": _("不是自己的申请"),
    "did-not-review": _("没有核查、检验或者审核过本件"),
    "examined-last": _("最后一份审查意见是自己的"),
    "hands-in": _("申请人本人，纸质申请、历史办件由窗口人员代录"),
    "has-certificate": _("本件应当发证"),
    "hearing-is-done": _("应当听证的已经听证"),
    "is-asked-to-sign": _("被请会签而没有签署"),
    "is-certain": _("没有尚未结束的程序、会签"),
    "is-chair": _("听证主持人"),
    "is-commented": _("应当进行的公示征求意见已经结束"),
    "is-deliverable": _("应当制作的证照已经制作"),
    "is-granted": _("准予许可而没有公示"),
    "is-not-amending": _("没有尚未答复的更正请求"),
    "is-told-anew": _("更正申请内容以后，原来告知过的利害关系人都已重新告知"),
    "is-not-barred": _("申请人不在禁止申请的期限内"),
    "no-ban-awaits": _("没有待确认的限制登记"),
    "is-not-examiner": _("没有审查本件"),
    "is-not-extended": _("没有延长过期限"),
    "is-not-forwarded": _("没有上报过初审意见"),
    "is-not-ordered": _("没有依职权决定过听证"),
    "is-owner": _("申请人本人"),
    "is-reviewed": _("应当经过的审核、评审已经完成"),
    "is-system": _("只由系统登记"),
    "is-verified": _("应当进行的现场核查已经完成"),
    "may-withdraw": _("申请人本人，历史办件由窗口人员登记"),
    "no-notice-yet": _("没有告知过补正"),
    "nothing-pending": _("容缺材料已经补齐"),
    "passed": _("审查、核查、检验、评审都通过"),
    "speaks": _("申请人本人，或者审查人员代为登记"),
}
"""By the guard's own name, as the table of rights has it."""
