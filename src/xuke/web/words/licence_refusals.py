"""The sentences for why an act on a licence, or in another's name, is not allowed."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from xuke.web.words.refusal_sentences import Words

LICENCE: Final[Words] = {
    "adverse-act-intended": lazy(
        "已经告知被许可人拟%(act)s，作出决定以前不能依申请注销。不再处理的，请先登记“不再处理”。"
    ),
    "answered-before": lazy("被许可人已经答复过是否要求听证，或者听证已经举行。"),
    "assessed-early": lazy("再次考核在暂停执业期满（%(until)s）以后进行，请核对考核日期。"),
    "assessed-later": lazy("再次考核的日期不能晚于今天，请核对。"),
    "assessment-not-failed": lazy("没有登记再次考核不合格，不能以此注销，请先登记再次考核。"),
    "assessment-owed": lazy(
        "定期考核不合格暂停执业的，期满后再次考核合格才恢复执业，不能提前发还，"
        "也不能依申请注销。请登记“再次考核”。"
    ),
    "cause-not-told": lazy(
        "告知被许可人的情形是“%(cause)s”，不能以别的情形撤销。情形有变化的，请重新告知。"
    ),
    "cause-unanswered": lazy("拟撤销的，须选择撤销的情形；拟作出其他决定的，不选。"),
    "chair-investigated": lazy(
        "%(who)s核查、检查、告知或者听取过申辩，是本案的调查人员，不能主持听证，请另选主持人。"
    ),
    "chair-recused": lazy("%(who)s已经决定回避，不能主持听证，请另选主持人。"),
    "deferral-running": lazy("暂缓校验到%(until)s为止，期满以后才能认定再次校验不合格。"),
    "excuse-missing": lazy("认定有正当理由的，请写明当事人说明的理由。"),
    "false-promise-is-deceit": lazy(
        "承诺从一开始就不真实，属于以欺骗取得许可，请改选“以欺骗、贿赂等不正当手段取得”，不予赔偿。"
    ),
    "ground-not-told": lazy(
        "告知被许可人的注销情形不是这一种，不能以别的情形注销。情形有变化的，请重新告知。"
    ),
    "hearing-days": lazy("请核对日期：先告知，再通知听证，听证举行以后登记笔录。"),
    "hearing-given-up": lazy("被许可人已经放弃听证，或者无正当理由没有参加，不能再要求或者举行。"),
    "hearing-not-as-told": lazy(
        "听证的通知日、举行日（%(day)s）和主持人须与听证通知书一致；改期或者换主持人的，请重新通知。"
    ),
    "hearing-to-come": lazy("听证定于%(day)s举行，还没有到这一天，不能登记没有参加。"),
    "hearing-not-told": lazy("还没有通知被许可人听证的时间、地点和主持人，请先登记“通知听证”。"),
    "hearing-notice-undelivered": lazy(
        "拟%(act)s的听证通知书还没有登记送达，请先登记；收到通知到举行听证须满七个工作日。"
    ),
    "hearing-not-asked": lazy("被许可人没有要求听证，不需要登记笔录。"),
    "holder-hearing-owed": lazy(
        "被许可人要求听证，须举行听证并登记笔录，再根据笔录作出%(act)s决定。"
    ),
    "holder-may-answer": lazy(
        "被许可人可以陈述、申辩和要求听证到%(due)s为止。"
        "期满以后再作出决定；他已经陈述或者放弃陈述，并且明确放弃听证的，登记以后即可作出。"
    ),
    "no-such-paper": lazy(
        "没有等待送达的这份文书（%(paper)s），可能已经登记送达。等待送达的是：%(owed)s。"
    ),
    "not-told": lazy("还没有告知被许可人拟%(act)s，请先登记告知。"),
    "penalty-of-higher-level": lazy(
        "这一条款规定的处罚由%(level)s以上的主管部门作出，本机关不能决定，请移送。"
    ),
    "no-such-penalty": lazy(
        "本事项的法律依据中没有可以%(act)s的这一条款（%(basis)s）。"
        "处罚须有法律、法规、规章的规定，请从列出的依据中选择；没有列出的，本事项不能%(act)s。"
    ),
    "only-annulment-left": lazy(
        "证照现在是“%(status)s”，只有以欺骗、贿赂取得许可的还可以撤销，请选“撤销”。"
    ),
    "only-deceit-left": lazy(
        "证照现在是“%(status)s”，只有以欺骗、贿赂等不正当手段取得的还可以撤销，请核对撤销的情形。"
    ),
    "penalty-basis-missing": lazy(
        "%(act)s须写明违反的法律、法规、规章条款。以前的告知书没有写明依据的，请选择依据重新告知。"
    ),
    "public-interest-missing": lazy("请写明为了什么公共利益需要撤回。"),
    "basis-no-law": lazy(
        "撤回须依据行政许可法第八条第二款，或者已经修改、废止的法律、法规、规章条款；"
        "“%(basis)s”不是现行法律、法规、规章的条款，通知等文件不能作为依据。"
    ),
    "rectification-not-ordered": lazy(
        "许可是依承诺取得的，须先核查承诺并责令限期整改；"
        "逾期不整改或者整改后仍不符合条件的，才能以不符合法定条件撤销。"
    ),
    "rectification-running": lazy("整改期限到%(until)s为止，期满以后才能认定仍不符合或者撤销。"),
    "rectification-shortened": lazy("整改期限已经定到%(until)s，只能延长，不能缩短。"),
    "striking-unproposed": lazy(
        "被许可人死亡、终止或者因不可抗力无法实施的，须先由经办人登记拟注销并写明证据，再由决定人员核实后注销。"
    ),
    "suspension-out-of-bounds": lazy("暂扣（暂停执业）的截止日须在%(first)s至%(last)s之间。"),
    "compensation-unanswered": lazy(
        "请写明补偿：造成财产损失的填写金额；没有损失的选“不需要补偿”，金额留空。"
    ),
    "damages-unanswered": lazy("只有应当赔偿的才填写赔偿金额，并且须大于零。"),
    "damages-for-deceit": lazy("以欺骗取得的许可，被许可人的利益不受保护，不予赔偿。"),
    "deferral-out-of-bounds": lazy("暂缓校验的截止日须在%(first)s至%(last)s之间，请重新选择日期。"),
    "document-missing": lazy("请填写决定书的文号。"),
    "ground-bars": lazy(
        "这种情形注销后一段时间内不予办理，不能作为依申请注销的情形，请依职权办理。"
    ),
    "ground-not-true": lazy("证照现在是“%(status)s”，与所选的注销情形不符，请改选。"),
    "holder-is-no-body": lazy("被许可人是个人，请改选“公民死亡或者丧失行为能力”。"),
    "holder-is-no-person": lazy("被许可人不是个人，请改选“法人或者其他组织终止”。"),
    "idle-cause-missing": lazy("请选择停业的原因：因改建、扩建、迁建停业的，不视为歇业。"),
    "idle-exempt": lazy(
        "因改建、扩建、迁建停业的，不视为歇业，不能以歇业注销。"
        "工程已经结束仍不营业的，请自结束的次日起重新登记停业。"
    ),
    "idle-exempt-then": lazy(
        "已经登记自%(since)s起因改建、扩建、迁建停业，这段时间不计入；改登别的原因的，须从以后的日期起算。"
    ),
    "idle-since-later": lazy("停业的开始日%(since)s不能晚于今天，请重新选择日期。"),
    "licence-not-in-force": lazy("这张证照已不再有效，不能办理。请按新办申请。"),
    "loss-declared-later": lazy("遗失声明的日期%(declared)s不能晚于今天。"),
    "loss-not-declared": lazy("请先声明遗失，再申请补证。"),
    "may-not-practise": lazy("床位数没有达到规定，暂缓校验期间不得执业，请去掉“期间可以执业”。"),
    "no-deferral": lazy("本事项没有暂缓校验。"),
    "no-such-ground": lazy("法律没有规定这种注销情形，请从列出的情形中选择。"),
    "no-term": lazy("这张证照没有有效期，无需延续。"),
    "no-verification": lazy("本事项不需要校验。"),
    "not-idle-long-enough": lazy(
        "停业还没有满法定的期限，不能以歇业注销。请先登记停业，期满后再办。"
    ),
    "not-renewable": lazy("本事项的证照不能延续，期满请重新申请。"),
    "not-the-holder": lazy(
        "这张证照不是颁发给申请人的，申请人不能办理“%(action)s”。"
        "请核对证照编号和申请人的证件号码；由他人代办的，申请人仍填写被许可人。"
    ),
    "holder-not-transferable": lazy(
        "许可证件不得转让：变更不能把被许可人换成别人。换了经营者的，请由新的经营者申请新办。"
    ),
    "not-that-renewal": lazy("不是这张证照等待发证的延续，请核对办件。"),
    "nothing-changed": lazy("没有变更任何内容。"),
    "proposal-not-needed": lazy("这种情形不需要先登记拟注销，请直接办理注销。"),
    "proposal-lapsed": lazy(
        "拟注销的有效期到%(until)s为止，已经失效。情形仍然存在的，请重新核实并登记拟注销。"
    ),
    "proposed-by-same-person": lazy("拟注销由您登记，须由另一位决定人员核实后注销。"),
    "renewal-late": lazy("证照有效期至%(until)s，延续申请已逾期，请按新办申请。"),
    "renewal-pending": lazy("这张证照的延续申请正在办理，不能重复申请。"),
    "review-not-required": lazy("本事项不需要复核。"),
    "silence-is-no-act": lazy("视为准予延续由系统在期满时登记，不能人工办理。"),
    "statement-empty": lazy("请写明被许可人的陈述、申辩，或者勾选放弃。"),
    "statement-missing": lazy(
        "%(act)s前，须先告知被许可人拟作出的决定并听取陈述、申辩，请先登记告知。"
    ),
    "suspension-running": lazy(
        "暂扣（暂停执业）到%(until)s为止，处罚须履行完毕，期满以前不能依申请注销。"
    ),
    "telling-undelivered": lazy(
        "拟%(act)s的告知书还没有送达被许可人，不能作出决定，也不能登记放弃。请送达并登记“登记文书送达”；"
        "他陈述、申辩和要求听证的期限从收到之日起算。"
    ),
    "term-does-not-follow": lazy("延续的有效期须接着原有效期%(until)s起算。"),
    "term-over": lazy("证照有效期至%(until)s，已经届满。"),
    "two-officers-needed": lazy("核查须有两人以上，请补充人员。"),
    "until-passed": lazy("截止日%(until)s已经过了，请重新选择日期。"),
    "verification-not-failed": lazy("没有登记再次校验不合格，不能以此注销。"),
    "weighing-missing": lazy("请写明权衡：撤销是否会对公共利益造成重大损害，为什么仍须撤销。"),
}

OF_LICENCE: Final[Words] = {
    "only-by-case": lazy("这一步随申请办件的决定办理，不能单独办理。"),
    "wrong-status": lazy(
        "证照现在是“%(phase)s”，不需要或者不能办理“%(step)s”。请刷新后看最新情况。"
    ),
}
"""Of a licence alone, and told by its own words wherever it is refused."""

DELEGATION: Final[Words] = {
    "competence-transferred": lazy("该事项的职权已经下放，请由承接机关（%(competent)s）办理。"),
    "delegate-not-an-authority": lazy("受委托的不是行政机关，不能实施许可，请由委托机关办理。"),
    "delegation-ended": lazy("委托期限已经届满，不能据此办理，请由委托机关办理。"),
    "delegation-not-announced": lazy(
        "委托（下放）没有公告，不能据此办理，请先录入公告日期和内容。"
    ),
    "delegation-not-begun": lazy("委托期限还没有开始，不能据此办理，请核对起始日。"),
    "delegation-passed-on": lazy("受委托机关不得再委托，请由委托机关直接办理或者直接委托。"),
    "not-competent-here": lazy("本机关没有办理该事项的职权，请告知申请人向有权机关申请。"),
}
