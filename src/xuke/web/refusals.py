"""Why an act is not allowed, in a sentence: what, why, and what now."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xuke.kernel.refusal import Unlawful
from xuke.web import sentences

Names = Mapping[str, str]

WORDS: Final[Mapping[str, str | Promise]] = {
    "accepted-by-same-person": lazy("本件由您受理，审查和决定须由其他人办理。"),
    "action-not-offered": lazy("本事项不办理“%(action)s”，请在办事指南中选择可以办理的情形。"),
    "already-disclosed": lazy("本件已经公示，无需再次公示。"),
    "already-open": lazy("这个申请已经建立，请从“我的办件”继续填写。"),
    "answer-day-passed": lazy("补正的截止日须晚于今天，请重新选择日期。"),
    "basis-missing": lazy("不予许可须写明法律依据，请选择所依据的条款。"),
    "certificate-missing": lazy("证照还没有制作，请先制证再送达。"),
    "certificate-number-missing": lazy("证照缺少编号，不能制作。"),
    "channel-needs-clerk": lazy("“%(channel)s”收件由窗口人员登记，请选择网上办理。"),
    "checks-unanswered": lazy("审查要点还有没填的：%(missing)s。请逐项填写后再提交。"),
    "commitment-not-allowed": lazy("本事项不适用告知承诺，请按一般程序申请。"),
    "competent-body-missing": lazy("不属于本机关职权的，须告知申请人向哪个机关申请。"),
    "examination-failed": lazy("审查意见中有不通过的，不能准予许可。"),
    "examined-by-same-person": lazy("您已审查过本件，下一步须由其他人办理。"),
    "face-unknown": lazy("本件是导入的历史办件，没有证面内容，请在原系统制证后直接送达。"),
    "gap-without-words": lazy("补正内容要写清楚：%(target)s 缺什么、怎么补。"),
    "gaps-left": lazy("还有没补正的：%(missing)s。补齐后再提交。"),
    "incomplete": lazy("还缺必交材料：%(missing)s。请一次性告知申请人补正，或等材料齐了再受理。"),
    "item-not-offered": lazy("本机关不办理这个事项，请向有权办理的机关申请。"),
    "material-not-listed": lazy("“%(material)s”不在本事项公布的清单中，不得要求提供。"),
    "no-certificate": lazy("本件办结后不发证照，请直接送达决定书。"),
    "no-gap-named": lazy("请至少写明一项需要补正的内容。"),
    "no-such-file": lazy("找不到这个文件，可能已经被删除，请刷新页面。"),
    "no-such-reason": lazy("请从列出的法定理由中选择一项。"),
    "no-such-way": lazy("请从列出的送达方式中选择一种。"),
    "not-asked-for": lazy("补正通知没有要求“%(material)s”，这一项不能更改。"),
    "not-granted": lazy("本件没有准予许可，不需要公示。"),
    "not-online": lazy("本件从%(channel)s收到，不能登记为全程网办。"),
    "not-your-case": lazy("这不是您的申请，只有申请人本人可以办理这一步。"),
    "old-term-unknown": lazy(
        "申请表没有填写原证照有效期至，不能确定变更或延续后的期限，请先补正。"
    ),
    "opinion-missing": lazy("请填写审查意见。"),
    "own-application": lazy("这是您自己的申请，须由其他工作人员办理。"),
    "passed-against-checks": lazy("有审查要点不符合，不能填写“通过”。请改正要点或改为“不通过”。"),
    "reason-too-short": lazy("理由太短，请写清事实和理由（至少 10 个字）。"),
    "role-missing": lazy("这一步由%(role)s办理，您没有这个职责。"),
    "second-notice": lazy("补正只能一次性告知，本件已经告知过，不能再次要求补正。"),
    "silence-has-accepted": lazy("告知补正的期限已过，本件自收到材料之日起视为受理。"),
    "withdrawal-without-reason": lazy("请写明撤回申请的原因。"),
    "wrong-phase": lazy("本件现在是“%(phase)s”，不能办理“%(step)s”。请刷新后看最新情况。"),
    "accepted-before-received": lazy("受理日期早于收件日期。"),
    "not-accepted-before-received": lazy("不予受理日期早于收件日期。"),
    "decided-before-accepted": lazy("决定日期早于受理日期。"),
    "decided-without-acceptance": lazy("有决定日期，却没有受理日期。"),
    "accepted-and-not-accepted": lazy("同时有受理日期和不予受理日期，只能有一个。"),
    "decision-without-day": lazy("有决定结果，却没有决定日期。"),
    "day-without-decision": lazy("有决定日期，却没有决定结果。"),
    "fully-online-at-window": lazy("全程网办的办理形式只能是网上或移动。"),
    "certificate-without-grant": lazy("没有准予许可，却有证照编号。"),
    "valid-until-before-from": lazy("有效期止早于有效期起。"),
}
_FACT_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "phase": sentences.phase,
    "step": sentences.step,
    "role": sentences.role,
    "channel": sentences.channel,
    "action": sentences.action,
}
_LISTS: Final = frozenset({"missing", "material", "target"})
_NO_NAMES: Final[Names] = {}


def why(refused: Unlawful, names: Names = _NO_NAMES) -> str:
    """Return the sentence of a refusal; `names` puts names for the ids of fields and materials."""
    words = WORDS.get(refused.code)
    if words is None:
        return _("这一步现在不能办理（%(code)s）。") % {"code": refused.code}
    facts = {name: _fact(name, value, names) for name, value in refused.facts.items()}
    return str(words) % facts if facts else str(words)


def with_basis(refused: Unlawful, names: Names = _NO_NAMES) -> str:
    """Return the sentence with the provision on which the refusal rests."""
    if refused.citation is None:
        return why(refused, names)
    return _("%(why)s依据：%(basis)s。") % {
        "why": why(refused, names),
        "basis": sentences.citation_words(refused.citation),
    }


def _fact(name: str, value: str, names: Names) -> str:
    if name in _LISTS:
        return "、".join(names.get(one, one) for one in value.split())
    return _FACT_WORDS.get(name, str)(value)
