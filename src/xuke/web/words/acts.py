"""What each act asks, in words: labels and hints by step and fact."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.web.words import licence_acts as licenceactwords

Words = str | Promise

LABELS: Final[Mapping[str, Words]] = {
    "agreed": _("会签意见"),
    "announced": _("听证公开举行，并已公告"),
    "answer_by": _("陈述意见的截止日"),
    "approved_by": _("批准人"),
    "chair": _("主持人"),
    "conclusion": _("讨论结论"),
    "day": _("听证日期"),
    "days": _("工作日数"),
    "document": _("文号"),
    "experts": _("专家"),
    "findings": _("结果和依据的事实"),
    "held_on": _("听证举行的日期"),
    "interest": _("与他有什么重大利益关系"),
    "materials": _("补交的材料"),
    "members": _("参加讨论的负责人"),
    "minutes": _("笔录编号"),
    "officers": _("人员"),
    "opinion": _("意见"),
    "other": _("重复的办件编号"),
    "party": _("当事人"),
    "passed": _("结论"),
    "pending": _("容后补交的材料"),
    "pending_until": _("最迟补交日"),
    "person": _("回避的人"),
    "place": _("听证地点"),
    "procedure": _("特别程序"),
    "promise": _("申请人的承诺"),
    "reason": _("理由"),
    "role": _("转办的环节"),
    "signed_by": _("在笔录上签名的人"),
    "signer": _("会签人"),
    "signers": _("会签人"),
    "since": _("开始日"),
    "standard": _("技术标准"),
    "target": _("更正哪一项"),
    "text": _("内容"),
    "to": _("交给"),
    "until": _("结束日（含当日）"),
    "value": _("更正为"),
    "waived": _("当事人放弃陈述、申辩"),
    "what": _("错在哪里、怎样更正"),
}
"""By the fact's name, where all steps that ask it mean the same."""

STEP_LABELS: Final[Mapping[tuple[str, str], Words]] = {
    **licenceactwords.LABELS,
    ("verify-site", "officers"): _("核查人员"),
    ("verify-site", "findings"): _("核查情况"),
    ("appoint-testers", "officers"): _("检验检测人员"),
    ("appoint-experts", "experts"): _("评审专家"),
    ("report-experts", "experts"): _("提出意见的专家"),
    ("inform-party", "party"): _("利害关系人"),
    ("hear", "text"): _("陈述、申辩的内容"),
    ("hold-hearing", "text"): _("笔录要点"),
    ("terminate", "reason"): _("终止的原因"),
    ("terminate", "text"): _("事实和理由"),
    ("exclude", "days"): _("不计入期限的工作日数"),
    ("extend", "days"): _("延长的工作日数"),
    ("forward", "to"): _("上级机关"),
    ("forward", "opinion"): _("初审意见"),
}

HINTS: Final[Mapping[tuple[str, str], Words]] = {
    **licenceactwords.HINTS,
    ("accept-pending", "pending"): _("须是现在缺的全部材料；关键材料不能容缺。"),
    ("accept-pending", "pending_until"): _("不填按本事项规定的最长期限。"),
    ("accept-pending", "promise"): _("申请人承诺补交的书面记录，例如承诺书编号。"),
    ("correct-on-the-spot", "value"): _("更正的是申请表中的一项时必须填写。"),
    ("supply-pending", "materials"): _("文件上传后，在这里确认已经补交。"),
    ("terminate", "text"): _("至少 10 个字。"),
    ("terminate", "other"): _("重复申请的，写明与哪一件重复。"),
    ("extend", "days"): _("只能延长一次，须由本机关负责人批准，并书面告知申请人。"),
    ("extend", "approved_by"): _("联合办理的，写明批准延长的本级人民政府负责人。"),
    ("extend", "document"): _("不填则自动编号。"),
    ("exclude", "days"): _("书面告知申请人所需时间；只有法律列明的特别程序不计入期限。"),
    ("exclude", "document"): _("不填则自动编号。"),
    ("end-exclusion", "until"): _("特别程序实际结束的日子；期限从下一个工作日接着算。"),
    ("verify-site", "officers"): _("两名以上，由您登记的须有您本人。"),
    ("appoint-testers", "officers"): _("两名以上，自受理起五个工作日内指派。"),
    ("test", "standard"): _("写明标准名称和编号。"),
    ("appoint-experts", "experts"): _("一行一人。"),
    ("inform-party", "party"): _("姓名或者名称。"),
    ("hear", "text"): _("放弃陈述、申辩的不填。"),
    ("schedule-hearing", "day"): _("须在七日前通知，并在申请之日起二十个工作日内举行。"),
    ("schedule-hearing", "chair"): _("不能是审查过本件的人。"),
    ("hold-hearing", "held_on"): _("不填为今天。"),
    ("hold-hearing", "signed_by"): _("一行一人；听证参加人核对无误后签名。"),
    ("discuss", "members"): _("两名以上，由您登记的须有您本人。"),
    ("hand-over", "to"): _("只能转给有相应职责的人。"),
    ("recuse", "person"): _("回避后不再能看到和办理本件。"),
    ("recuse", "reason"): _("至少 10 个字。"),
    ("return", "reason"): _("至少 10 个字；已有的审查意见、法制审核和会签一并作废。"),
}

VERDICTS: Final[Mapping[tuple[str, str], tuple[Words, Words]]] = {
    **licenceactwords.VERDICTS,
    ("countersign", "agreed"): (_("同意"), _("不同意")),
    ("verify-site", "passed"): (_("合格"), _("不合格")),
    ("test", "passed"): (_("合格"), _("不合格")),
}
"""What yes and no mean where they are not simply 通过 and 不通过."""
PASSED: Final[tuple[Words, Words]] = (_("通过"), _("不通过"))

LONG: Final = frozenset(
    {
        "conclusion",
        "findings",
        "interest",
        "opinion",
        "promise",
        "reason",
        "statement",
        "text",
        "weighed",
        "what",
    }
)
"""What is written in sentences, not in a line."""


def label(step: str, name: str) -> Words:
    """Return what a fact is called where this step asks it."""
    return STEP_LABELS.get((step, name)) or LABELS.get(name, name)


def verdict(step: str, name: str) -> tuple[Words, Words]:
    """Return the words for yes and no."""
    return VERDICTS.get((step, name), PASSED)
