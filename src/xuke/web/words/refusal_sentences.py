"""The sentences for why an act on a case is not allowed: what, why, and what now."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

Words = Mapping[str, str | Promise]

STRAIGHT_WAY: Final[Words] = {
    "accepted-by-same-person": lazy("本件由您受理，审查和决定须由其他人办理。"),
    "action-not-offered": lazy("本事项不办理“%(action)s”，请在办事指南中选择可以办理的情形。"),
    "already-disclosed": lazy("本件已经公示，无需再次公示。"),
    "already-open": lazy("这个申请已经建立，请从“我的办件”继续填写。"),
    "answer-day-passed": lazy("补正的截止日须晚于今天，请重新选择日期。"),
    "basis-missing": lazy("须写明法律依据，请选择所依据的条款。"),
    "certificate-missing": lazy("证照还没有制作，请先制证再送达。"),
    "certificate-number-missing": lazy("证照缺少编号，不能制作。"),
    "channel-needs-clerk": lazy("“%(channel)s”收件由窗口人员登记，请选择网上办理。"),
    "checks-unanswered": lazy("审查要点还有没填的：%(missing)s。请逐项填写后再提交。"),
    "commitment-not-allowed": lazy("本事项不适用告知承诺，请按一般程序申请。"),
    "competent-body-other": lazy(
        "按照本事项的规定，应当告知申请人向%(whose)s申请，请核对机关名称。"
    ),
    "competent-body-missing": lazy("不属于本机关职权的，须告知申请人向哪个机关申请。"),
    "handed-in": lazy("“%(material)s”的这个文件已经提交，不能删除；可以再补充上传。"),
    "hearing-on-another-day": lazy("听证通知的日期是%(day)s；改期举行的，请重新通知。"),
    "online-channel-missing": lazy(
        "网上送达的不予许可决定须写明网上申请行政复议的渠道，本决定没有写明（待确认）。"
        "请改用其他方式送达；管理员在“本机关资料”页面填写“网上复议渠道”以后，"
        "以后的决定可以网上送达。"
    ),
    "court-unconfirmed": lazy(
        "网上送达的不予许可决定须写明受理行政诉讼的法院，本决定没有写明（待确认）。"
        "请改用其他方式送达；管理员在“本机关资料”页面填写“行政诉讼法院”以后，"
        "以后的决定可以网上送达。"
    ),
    "reviewer-unconfirmed": lazy(
        "不利的决定须写明行政复议机关的名称，本机关的还没有填写（待确认）。"
        "请作出决定的机关的管理员在“本机关资料”页面填写“行政复议机关”，再办理。"
    ),
    "published-before-decision": lazy("公告日早于决定日，请填写决定以后的公告日期。"),
    "remedies-days": lazy("告知的复议、起诉期限与法律规定不符，请改正。"),
    "reviewed-by-same-person": lazy("您核查、检验或审核过本件，决定须由其他人作出。"),
    "nothing-amended": lazy("没有要更正的内容：所填的和原来的一样。请改了要更正的再提交。"),
    "amends-who-applies": lazy(
        "%(target)s不能用更正来改：申请人、所申请的证照变了，就是另一个申请。请撤回本申请，重新申请。"
    ),
    "amendment-open": lazy(
        "申请人请求更正申请内容，还没有答复，不能在这之前作出决定。请先准许或者不予更正。"
    ),
    "own-request": lazy("这个更正请求由您代为登记，须由其他人答复。"),
    "called-for-missing": lazy(
        "按更正后的申请内容，还缺：%(missing)s。申请人补交以前，审查意见不能是通过。"
    ),
    "answer-missing": lazy("请填写%(target)s。"),
    "answer-known": lazy("决定已经作出，%(target)s已有记载，不能再改。"),
    "day-before-record": lazy("本件已有%(last)s的记录，不能把这一步记在那一天之前。"),
    "correction-burdens": lazy(
        "这样更正会使期限（有效期）对申请人、被许可人更不利（%(was)s改为%(now)s），不能登记。"
    ),
    "needs-no-licence": lazy(
        "按申请表所填的内容，依法不需要取得这项许可：%(note)s。申请人还没有提交的，不用申请，"
        "仍要书面答复的请注明后提交；已经收到的，应当不予受理，也不能准予许可。"
    ),
    "another-authority": lazy(
        "“%(part)s”由%(level)s主管部门审批，不属于本机关职权，应当向%(whose)s申请。申请人还没有"
        "提交的，请向该机关申请，仍要本机关书面答复的请注明后提交；已经收到的，应当不予受理，"
        "并告知向该机关申请。"
    ),
    "condition-unmet": lazy(
        "不符合许可条件：%(says)s。不能准予许可；填错了的请先更正，确实不符合的应当不予许可。"
    ),
    "examination-failed": lazy("审查意见中有不通过的，不能准予许可。"),
    "examined-by-same-person": lazy("您已审查过本件，下一步须由其他人办理。"),
    "face-unknown": lazy("导入的历史办件还缺证面内容：%(missing)s。请先补录再制证。"),
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
        "申请表没有填写原证照有效期至，不能确定变更或延续后的期限。"
        "请先补正；导入的历史办件由窗口人员补录。"
    ),
    "only-by-case": lazy("这一步随另一件事的办理自动登记，不能单独办理。"),
    "opinion-missing": lazy("请填写审查意见。"),
    "own-account": lazy("不能给自己授予职责，也不能停用、恢复自己的账号，须由另一名管理员办理。"),
    "own-application": lazy("这是您自己的申请，须由其他工作人员办理。"),
    "passed-against-checks": lazy("有审查要点不符合，不能填写“通过”。请改正要点或改为“不通过”。"),
    "reason-too-short": lazy("理由太短，请写清事实和理由（至少 10 个字）。"),
    "role-ends-before-it-begins": lazy("结束日期不能早于开始日期。"),
    "role-missing": lazy("这一步由%(role)s办理，您没有这个职责。"),
    "already-stated": lazy("这一项在那一天已经是这个内容，没有变化。"),
    "stated-too-early": lazy("开始日期在一年以后，请核对。"),
    "listed-for-the-past": lazy("目录只适用于从今天起收件的办件，开始日期不能早于今天，请改正。"),
    "promised-for-the-past": lazy(
        "承诺时限从今天或者以后起；已经收件的，按收件时承诺的时限。请改正日期。"
    ),
    "promise-longer-than-law": lazy("承诺时限须在法定时限（%(most)s）以内，请改正天数。"),
    "second-notice": lazy("补正只能一次性告知，本件已经告知过，不能再次要求补正。"),
    "silence-has-accepted": lazy("告知补正的期限已过，本件自收到材料之日起视为受理。"),
    "wrong-phase": lazy("本件现在是“%(phase)s”，不能办理“%(step)s”。请刷新后看最新情况。"),
}
"""Filing, acceptance, examination, decision, delivery."""

IMPORTS: Final[Words] = {
    "accepted-before-received": lazy("受理日期早于收件日期。"),
    "not-accepted-before-received": lazy("不予受理日期早于收件日期。"),
    "decided-before-accepted": lazy("决定日期早于受理日期。"),
    "decided-without-acceptance": lazy("有决定日期，却没有受理日期。"),
    "accepted-and-not-accepted": lazy("同时有受理日期和不予受理日期，只能有一个。"),
    "decision-without-day": lazy("有决定结果，却没有决定日期。"),
    "day-without-decision": lazy("有决定日期，却没有决定结果。"),
    "fully-online-at-window": lazy("全程网办的办理形式只能是网上或手机端。"),
    "certificate-without-grant": lazy("没有准予许可，却有证照编号。"),
    "valid-until-before-from": lazy("有效期止早于有效期起。"),
}
"""What cannot be true together of an imported case."""

ACCEPTANCE: Final[Words] = {
    "applicant-may-answer": lazy(
        "申请人可以就虚假材料陈述、申辩到%(due)s为止，期满或者听取以后才能认定并警告。"
    ),
    "applicant-unheard": lazy("请写明申请人的陈述、申辩，或者勾选放弃。"),
    "untruth-untold": lazy(
        "认定材料虚假会给予警告，并在一年内限制申请，"
        "须先告知申请人并听取陈述、申辩，请先登记“告知拟认定材料虚假”。"
    ),
    "answer-day-too-early": lazy("补正的截止日不能早于%(earliest)s，请重新选择日期。"),
    "party-answer-too-early": lazy(
        "利害关系人自被告知之日起五个工作日内可以要求听证，截止日不能早于%(earliest)s，请重新选择日期。"
    ),
    "answer-still-possible": lazy("申请人还可以补正，期满前不能以逾期未补正终止办理。"),
    "applicant-is-a-person": lazy("申请人是个人，请改选“申请人死亡”。"),
    "applicant-is-no-person": lazy("申请人不是个人，请改选“申请人终止”。"),
    "barred": lazy(
        "申请人在限制申请期内（至%(until)s），不能受理和准予。请办理不予受理或者不予许可。"
    ),
    "core-missing": lazy("缺的是关键材料：%(missing)s，不能容缺受理。请一次性告知补正。"),
    "correction-without-words": lazy("请写明错在哪里、怎样更正。"),
    "gap-told-twice": lazy("%(target)s 写了两次，请合并成一项。"),
    "gaps-forgotten": lazy("还有缺的没有写进去：%(missing)s。补正只能告知一次，请一并写明。"),
    "letter-missing": lazy("没有申请人签署的承诺书，不能按告知承诺办理。"),
    "needs-new-application": lazy("所改的内容须重新申请许可，不能办理变更。请按新办申请。"),
    "no-such-gap-kind": lazy("请从列出的情形中选择材料哪里不符合要求。"),
    "not-barred-now": lazy("申请人现在不在限制期限内，不能以法律禁止准予为由不予许可。"),
    "not-barred": lazy("申请人不在限制申请期内，不能以此为由不予受理。"),
    "not-pending": lazy("这份材料不在容后补交的范围内：%(material)s。请只补交尚缺的材料。"),
    "licence-still-needed": lazy(
        "按本事项的规定，本件仍然需要取得许可，不能以许可已经取消终止办理。"
    ),
    "no-duplicate": lazy(
        "“%(other)s”不是同一申请人就同一事项提出的、正在办理或者已经准予的申请，不能以重复申请终止办理。"
    ),
    "other-case-missing": lazy("请写明与哪一件重复，填写那一件的编号。"),
    "other-case-unknown": lazy("本机关没有编号为“%(other)s”的办件，请核对。"),
    "pending-day-out-of-reach": lazy("补交的截止日须晚于今天，最迟%(last)s。"),
    "pending-inexact": lazy("容缺的须正好是现在缺的全部材料：%(missing)s。"),
    "pending-without-file": lazy("还没有上传文件：%(missing)s。请先上传再确认补交。"),
    "promise-broken": lazy(
        "申请人以前没有履行承诺，%(until)s前不能再按承诺办理。请按一般程序办理。"
    ),
    "promise-missing": lazy("请写明申请人承诺补交的书面记录。"),
    "promise-not-broken": lazy("承诺的补交日期还没有过，或者材料已经补齐，不能以此终止办理。"),
    "remedies-missing": lazy(
        "没有写明复议机关和管辖法院，不能作出。请联系管理员补充本机关的救济途径。"
    ),
    "value-missing": lazy("请填写%(target)s更正后的内容。"),
}

EXAMINATION: Final[Words] = {
    "chair-examines": lazy("听证主持人不能审查、核查本件，请另派人员。"),
    "conclusion-missing": lazy("请写明集体讨论的结论。"),
    "fewer-than-two": lazy("须有两人以上参加，请补充人员。"),
    "forwarded-before": lazy("本件已经报送上级机关，不能再次报送。"),
    "informed-before": lazy("已经告知过%(party)s，无需再次告知。"),
    "interest-missing": lazy("请写明许可与他有什么重大利益关系。"),
    "is-applicant": lazy("%(who)s是本件的申请人，不能参加办理，请另选一人。"),
    "name-missing": lazy("请填写姓名或者名称。"),
    "named-twice": lazy("同一个人写了两次，请删去重复的。"),
    "nobody-named": lazy("请至少选择一人。"),
    "not-a-party": lazy("%(party)s不是本件的申请人，也没有作为利害关系人告知过，请先告知。"),
    "other-experts": lazy("提出意见的须正好是已确定且没有回避的专家：%(experts)s。"),
    "party-told-of-old": lazy(
        "申请内容在告知%(party)s以后更正过，原来的告知不再作数。请按更正后的内容重新告知，"
        "答复和申请听证的期限重新计算。"
    ),
    "point-not-verified": lazy(
        "还没有登记现场核查，不能认定：%(missing)s。请先由两名以上人员核查并登记，再审查这一项。"
    ),
    "person-recused": lazy("%(who)s已经回避，请另选一人。"),
    "said-or-waived": lazy("请写明陈述、申辩的内容，或者勾选“放弃”，二者只选其一。"),
    "standard-missing": lazy("请写明检验检测所依据的技术标准。"),
    "was-not-there": lazy("由您登记的须有您本人参加，请由参加的人登记。"),
}

HEARING: Final[Words] = {
    "chair-took-part": lazy("%(who)s受理、审查或者核查过本件，不能主持听证，请另选主持人。"),
    "grounds-of-recusal-missing": lazy("请写明当事人所说的、主持人与本案的直接利害关系。"),
    "not-named-as-chair": lazy("%(who)s不是通知书上的听证主持人，请核对。"),
    "own-recusal": lazy("申请回避的对象是您本人，由其他负责人决定，您不能决定。"),
    "hearing-not-announced": lazy("依职权举行的听证须向社会公告，请公告后勾选“已公告”。"),
    "hearing-not-offered": lazy("还没有告知当事人可以申请听证，请先告知。"),
    "hearing-not-yet": lazy("听证还没有到期举行，不能登记笔录。"),
    "hearing-owed": lazy("应当举行的听证还没有举行，请先通知并举行听证。"),
    "asked-out-of-bounds": lazy(
        "提出的日期须在告知之日%(first)s至今天%(last)s之间；本人在网上提出的，以当天为准。"
    ),
    "hearing-request-late": lazy("申请听证的期限到%(due)s为止，已经过了。"),
    "hearing-right-open": lazy(
        "%(party)s申请听证的期限还没有过，请等期满或者他表示放弃后再作决定。"
    ),
    "hearing-too-late": lazy("听证须在%(latest)s前举行，请提前。"),
    "minutes-missing": lazy("请填写听证笔录的编号和要点；决定须根据笔录作出。"),
    "minutes-unsigned": lazy("笔录须由听证参加人签名，请填写签名的人。"),
    "not-offered": lazy("还没有告知%(party)s可以申请听证。"),
    "not-the-chair": lazy("听证笔录由主持人登记，您不是本次听证的主持人。"),
    "not-your-right": lazy("您不能替%(party)s申请或者放弃听证。"),
    "notice-too-short": lazy("须在听证七日前通知，日期不能早于%(earliest)s。"),
    "offered-before": lazy("已经告知过%(party)s，无需再次告知。"),
    "ordered-before": lazy("已经决定依职权举行听证，无需再次决定。"),
    "place-missing": lazy("请填写听证的地点。"),
    "requested-before": lazy("%(party)s已经申请过听证。"),
    "waived-before": lazy("%(party)s已经放弃听证，放弃后不能再申请。"),
}

COMMENT: Final[Words] = {
    "applicant-comments": lazy(
        "申请人不能对自己的申请提公示意见；要陈述、申辩的，请向办理机关提出。"
    ),
    "comment-day-passed": lazy("公示截止日须晚于今天，请重新选择日期。"),
    "comment-missing": lazy("本事项须公示征求意见，请先办理“公示征求意见”。"),
    "comment-open": lazy("公示征求意见还没有结束，请在期满后先办理“结束公示”。"),
    "comment-over": lazy("公示期到%(until)s为止，已经过了。"),
    "comment-running": lazy("公示期到%(until)s为止，期满以后才能结束。"),
    "comment-too-short": lazy("本事项的公示不能早于%(due)s截止，请选择更晚的日期。"),
    "comment-without-words": lazy("请写明意见的内容。"),
    "objected-before": lazy("您已经对这次公示提过意见；还要补充的，请与办理机关联系。"),
}

LIMITS: Final[Words] = {
    "approval-missing": lazy("联合办理的，延长须经本级人民政府负责人批准，请填写批准人。"),
    "exclusion-after-due": lazy("办理期限到%(due)s为止，之后开始的特别程序不能使它延后。"),
    "exclusion-backdated": lazy("开始日不能早于书面告知的今天。"),
    "exclusion-before-limit": lazy("开始日不能早于期限起算的%(start)s。"),
    "exclusion-end": lazy("结束日须在开始的%(since)s和今天之间。"),
    "exclusion-run-out": lazy("原来告知的天数到%(until)s为止，已经用完，不能再补告知。"),
    "exclusion-start-moved": lazy("再次告知不能改变开始日%(since)s。"),
    "exclusion-without-days": lazy("请填写不计入期限的工作日数，至少 1 天。"),
    "ban-awaits-confirmation": lazy(
        "对申请人登记的限制还没有确认：先由登记人以外的决定人员确认，或者撤销登记，再作决定。"
    ),
    "ban-days": lazy("请核对日期：判决、决定的日期不能晚于今天，截止日不能早于它。"),
    "ban-end": lazy("请填写截止日；终身的选择终身，不填截止日。两者只能有一个。"),
    "ban-too-short": lazy("依法禁止的期限不短于规定的年限，截止日不能早于%(least)s。"),
    "ban-entered-by-same-person": lazy(
        "限制由您登记，须由另一位决定人员对照文书确认；已经确认的，也由另一位决定人员撤销。"
    ),
    "ban-not-awaiting": lazy("没有待确认的这种限制，请从列出的限制中选择。"),
    "ban-not-entered": lazy("没有登记过这种限制，请从列出的限制中选择。"),
    "ban-of-several-documents": lazy("有几份文书登记了这种限制，请从列出的限制中选择一份文书。"),
    "ban-without-document": lazy("请填写判决书或者决定书的文号。"),
    "ban-without-evidence": lazy("请写明撤销限制登记依据的材料。"),
    "ban-without-issuer": lazy("请填写作出判决、决定的机关。"),
    "no-such-ban": lazy("本事项的法律没有规定这种限制，请从列出的情形中选择。"),
    "letter-not-promised": lazy("这件申请没有选择告知承诺方式，不能要求申请人提交承诺书。"),
    "limit-of-another-law": lazy(
        "本事项的期限由专门的法律、法规规定，其中没有规定可以延长，不能再延长十个工作日。"
    ),
    "extended-before": lazy("期限只能延长一次，本件已经延长过。"),
    "extended-too-late": lazy("期限到%(due)s为止，已经过了，不能再延长。"),
    "extension-length": lazy("最多延长 %(most)s 个工作日，请修改。"),
    "not-a-special-procedure": lazy("“%(procedure)s”的时间须计入本事项的办理期限。"),
    "notice-missing": lazy("延长和不计入期限都须书面告知申请人，请填写文号。"),
    "procedure-not-open": lazy("没有正在进行的“%(procedure)s”。"),
}

DECISION: Final[Words] = {
    "decision-without-minutes": lazy("举行过听证的，决定须根据听证笔录作出。"),
    "discussion-missing": lazy("本事项须经集体讨论，请先登记讨论结论。"),
    "expert-review-failed": lazy("专家评审没有通过，不能准予许可。"),
    "expert-review-missing": lazy("本事项须经专家评审，请先登记专家意见。"),
    "fee-above-published": lazy("收费不得高于公布的标准 %(most)s 元，请改正。"),
    "receipt-missing": lazy("请填写缴款凭证号；收费全部上缴国库，没有缴款的不登记。"),
    "facts-missing": lazy("不予许可须写明查明的事实。"),
    "legality-review-failed": lazy("法制审核没有通过，不能准予许可。可以退回重新审查。"),
    "legality-review-missing": lazy("须先经法制审核，请等法制审核人员审核。"),
    "major-discussion-missing": lazy(
        "本件属于%(list)s所列的重大行政许可决定，须经集体讨论，请先登记讨论结论。"
    ),
    "major-review-missing": lazy(
        "本件属于%(list)s所列的重大行政许可决定，须先经法制审核，请等法制审核人员审核。"
    ),
    "materials-pending": lazy("容后补交的材料还没有到：%(missing)s。"),
    "not-forwarded": lazy("下级机关还没有报送初审意见，请先报送。"),
    "party-unheard": lazy("%(party)s陈述意见的期限还没有过，请等期满或者听取意见后再作决定。"),
    "procedure-open": lazy("“%(procedure)s”还没有结束，请先登记结束。"),
    "agreed-later": lazy("确认书的签署日%(signed)s不能晚于今天。"),
    "electronic-not-agreed": lazy(
        "受送达人没有同意电子送达，不能电子送达。"
        "已经签署送达地址确认书的，请先登记；没有签署的，请用其他方式送达。"
    ),
    "proof-missing": lazy("请填写回执或者邮件的编号。"),
    "public-notice-running": lazy("公告期到%(due)s为止，期满才算送达。"),
    "publication-missing": lazy("请填写公告的日期。"),
    "receiver-missing": lazy("直接送达请填写签收人；代收的，写明与受送达人的关系。"),
    "received-out-of-bounds": lazy("送达日期须在文书制作之日%(first)s至今天%(last)s之间。"),
    "signatures-missing": lazy("还有人没有签署会签意见：%(signers)s。"),
    "site-verification-missing": lazy("本事项须现场核查，请先登记核查情况。"),
    "test-failed": lazy("检验检测不合格，不能准予许可。"),
    "tried-missing": lazy(
        "下落不明，或者其他方式无法送达的，才能公告送达，并须在案卷中记明原因和经过，请写明。"
    ),
    "verification-failed": lazy("现场核查不合格，不能准予许可。"),
    "witness-missing": lazy(
        "留置送达须有见证人，或者拍照、录像，请填写见证人，或者照片、录像的编号。"
    ),
}

HANDLING: Final[Words] = {
    "already-acted-on": lazy(
        "您的意见之后已有法制审核、讨论或者会签，不能再撤回，请由决定人员退回。"
    ),
    "asked-before": lazy("已经请过%(who)s会签。"),
    "assigned-to-other": lazy("这一步已转给%(to)s办理。"),
    "cannot-take-over": lazy("不能转给这个人：%(why)s"),
    "not-asked-to-sign": lazy("没有请您会签，或者您已经签署。"),
    "not-awaited": lazy("%(who)s不在等待会签的人当中。"),
    "not-your-examination": lazy("最后一份审查意见不是您的，不能由您撤回。"),
    "opinion-known": lazy("%(who)s审查过本件，或者就是您本人，意见已在案，无需会签。"),
    "recused": lazy("您已回避本件，不能办理。"),
    "role-not-handed-over": lazy("“%(role)s”的环节不能转办。"),
}
