"""待确认: what of an item and an authority the guide shows as not sure."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOUBTS: Final[Mapping[str, str | Promise]] = {
    "statutory": _("法定期限"),
    "committed": _("承诺期限"),
    "basis": _("设定和实施依据"),
    "validity": _("有效期"),
    "level": _("行使层级"),
    "commitment": _("告知承诺"),
    "materials": _("申请材料"),
    "conditions": _("办理条件"),
    "face": _("证照内容"),
    "number-template": _("证照编号格式"),
    "certificate-name": _("证照名称"),
    "contact": _("电话和地址"),
    "hours": _("办公时间"),
    "litigation": _("诉讼管辖"),
    "procedure": _("审查程序"),
    "correction-answer": _("补正的期限"),
    "public-notice": _("公示征求意见"),
    "tolerance": _("容缺受理"),
    "licence": _("办结以后的要求"),
    "not-required": _("不需要办理的情形"),
    "penalties": _("暂扣、吊销的依据"),
    "delegations": _("委托和下放"),
    "signing": _("签发机关"),
    "major_decisions": _("决定前的审核和讨论"),
    "actions": _("办理类型"),
    "form": _("申请表"),
    "after_hours_rolls": _("非工作时间收到的申请"),
    "reconsideration": _("行政复议机关"),
    "offers": _("办理的事项"),
}
"""The attributes that an applicant can see, by what the catalogue calls them."""


def told(doubts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what an applicant can see of these doubts, and why it is not sure."""
    return [(str(DOUBTS[name]), why) for name, why in doubts.items() if name in DOUBTS]
