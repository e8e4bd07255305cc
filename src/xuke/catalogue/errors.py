"""What the catalogue refuses, in words that name the file, the line and what to do."""

import dataclasses
from collections.abc import Iterable, Mapping

REASONS: Mapping[str, tuple[str, str]] = {
    "unreadable": ("文件读不出来：{detail}", "检查文件是否存在、是否为 UTF-8 编码"),
    "not-yaml": ("不是正确的 YAML：{detail}", "检查缩进、引号和括号"),
    "not-a-mapping": ("这里应当是“键: 值”的映射", "按同类文件的写法改正"),
    "not-a-list": ("这里应当是列表", "改成 [甲, 乙] 或者以“- ”开头的各行"),
    "not-a-text": ("这里应当是一个值，不能是列表或者映射", "改成一个值"),
    "missing": ("缺少必填的“{key}”", "补上这一项"),
    "empty": ("不能为空", "填写内容，或者删去这一项"),
    "unknown-key": ("不认识的键", "检查拼写；可用的键：{allowed}"),
    "switch-key": ("别的程序会把这个键读成真、假或者空", "换一个词作键，例如 day"),
    "duplicate-key": ("同一个键写了两次", "只保留一个"),
    "not-an-integer": ("不是整数", "改成整数"),
    "not-a-number": ("不是数", "改成数"),
    "not-a-boolean": ("不是 true 或者 false", "改成 true 或者 false"),
    "not-a-date": ("不是日期", "写成 2025-01-20 的样子"),
    "not-a-time": ("不是时间", "写成 09:00 的样子"),
    "out-of-range": ("超出范围（{minimum} 至 {maximum}）", "改成范围内的数"),
    "not-an-option": ("不在可选范围内", "可选：{allowed}"),
    "missing-translation": ("缺少“{language}”的名称", "补上 zh 和 en 两种名称"),
    "wrong-name": ("应当是“{expected}”", "使文件（文件夹）名和内容一致"),
    "duplicate-id": ("编号重复", "换一个编号"),
    "unknown-citation": ("法律资料中没有这一条", "先在 data/law 中补上，或者改正引用"),
    "unknown-fragment": ("没有这个表单片段", "在 data/items 中补上，或者改正名称"),
    "unknown-action": ("本事项没有这种业务办理项", "本事项的办理项：{allowed}"),
    "unknown-item": ("没有这个许可事项", "先在 data/items 中补上，或者改正名称"),
    "unknown-field": ("表单中没有这个字段", "先在表单中补上，或者改正名称"),
    "unknown-source": ("证照内容的来源不明", "写成 form.<字段> 或者 computed.<{allowed}>"),
    "no-validity": ("载明有效期至，却没有规定有效期", "补上 validity，或者删去这一项"),
    "bad-number-template": ("编号格式不对：{detail}", "可用的占位：{allowed}；必须有 serial"),
    "committed-above-statutory": (
        "承诺时限长于法定时限（{statutory}）",
        "承诺时限不得超过法定时限",
    ),
    "overlapping-versions": (
        "两个版本的生效日相同或者顺序颠倒",
        "按生效日从早到晚排列，一日一个版本",
    ),
    "no-material": ("办理项“{action}”没有任何材料", "列出该办理项的材料"),
    "doubt-not-listed": ("标为不确定，却没有列入 unconfirmed", "在 unconfirmed 中写明待确认的原因"),
    "surer-than-source": (
        "标为确定，所依据的“{source}”却尚未核对",
        "改为 medium 并写明待确认的原因，或者核对原文后在 data/law 中写明出处",
    ),
    "limit-beyond-rank": (
        "长于行政许可法第四十二条第一款的期限只能由法律、法规规定，“{source}”是{kind}",
        "改用第四十二条第一款的期限，把文件自己的数写进 unconfirmed",
    ),
    "lead-beyond-rank": (
        "早于届满三十日申请延续只能由法律、法规、规章规定（许可法第五十条），这里依据的是“{source}”",
        "改为三十日，把文件自己的数写进 unconfirmed，或者写明规章以上的依据",
    ),
    "ground-beyond-rank": (
        "应当注销的其他情形只能由法律、法规规定（行政许可法第七十条第六项），“{source}”是{kind}",
        "删去这一项，或者写明规定它的法律、法规",
    ),
    "basis-without-article": (
        "只写了“{source}”，没有写到条",
        "写明规定它的那一条；没有哪一条规定的，删去这一项",
    ),
    "part-without-field": (
        "字段（field）和它的答案（parts 或者 answers）只写了一个，没有哪个答案能对上",
        "写明是哪个字段的哪些选项；说的是整个事项的，两个都不写",
    ),
    "major-asks-nothing": (
        "列入重大决定目录，却既不要求法制审核，也不要求集体讨论",
        "写上 legality_review: true 或者 discussion: true，或者删去这一项",
    ),
    "not-renewed-without-basis": (
        "有有效期却不办理延续，没有写明依据（行政许可法第五十条）",
        "在 not_renewed 中写明哪一条规定不延续，或者删去 renewal_lead: none",
    ),
    "not-a-pair": ("“{other}”不是两个字", "写繁体字和对应的简体字，一共两个字"),
    "penalty-beyond-rank": (
        "吊销、暂扣只能由法律、法规、规章规定，“{source}”是{kind}",
        "改用法律、法规、规章的条款，或者删去这一项",
    ),
    "revoked-for-a-term": ("吊销没有期限", "删去 least 和 most，或者改为 suspension"),
    "taken": ("与“{other}”重复", "两处只能有一处使用"),
    "identity-unsealed": (
        "示范文本中含有居民身份证号，这一项却没有标为敏感信息",
        "写上 sensitive: true，答案才会加密存储、不对外公开；示范文本写错的，改正 example",
    ),
    "example-refused": ("示范文本通不过自己的检查（{code}）", "改正 example"),
    "commitment-without-reform": (
        "允许告知承诺，改革方式却不是告知承诺",
        "改正 reform 或者删去 commitment",
    ),
    "fee-without-basis": ("收费没有法律、行政法规依据", "写明 fee_basis，或者改为 0"),
    "too-few-stages": ("办理环节少于五个或者缺少必经环节", "补上：{allowed}"),
    "bad-check-digit": ("校验码不对", "核对号码"),
    "day-outside-year": ("不在 {year} 年内", "移到相应年份的文件"),
    "not-a-weekend": ("调休上班日应当是周末，并且不是放假日", "核对国务院办公厅通知"),
    "citation-not-in-force": ("这一条在 {day} 不在有效的文本中", "改正引用，或者写明起止日"),
    "stage-not-listed": ("规定了这一程序，办理环节中却没有“{stage}”", "在 stages 中补上"),
    "stage-not-asked": (
        "办理环节中有“{stage}”，审查程序却没有规定它",
        "在 procedure 中写明 {step}，或者从 stages 中删去",
    ),
    "nothing-may-come-later": ("允许容缺受理，却没有可以后补的材料", "把相应材料标为 core: false"),
    "sub-delegation": (
        "{delegate}本身是受委托的机关，不得再委托（行政许可法第二十四条第三款）",
        "删去这一项，或者由委托机关直接委托",
    ),
    "not-its-delegation": ("委托双方都不是本机关", "移到委托机关或者受委托机关的文件"),
    "unknown-authority": ("没有这个行政机关", "先在 data/authorities 中补上，或者写机关全称"),
    "not-an-expression": ("不是正确的条件表达式：{detail}", "按 CEL 的写法改正"),
    "unknown-name": (
        "条件用到不认识的名称“{detail}”",
        "用表单字段、today、applied_on、in_time_for、materials",
    ),
    "not-an-answer": ("条件中的“{detail}”不是任何一个可选的答案或者材料", "改正拼写"),
    "expression-fails": ("条件算不出是否符合：{detail}", "核对各字段的类型；小数写成 60.0"),
    "always-the-same": ("条件的结果总是 {detail}", "改正条件，或者删去它"),
    "unknown-column": ("统计条件用到不认识的列“{detail}”", "可用的列：{allowed}"),
    "not-comparable": (
        "“{detail}”不能这样比较",
        "词加引号，金额写数，是否直接写列名；日期只和日期的列、null 比较，期间用 period",
    ),
    "not-a-word-of-it": ("统计条件中的“{detail}”不是这一列会有的词", "可用的词：{allowed}"),
    "beyond-figures": (
        "统计条件用到统计之外的写法：{detail}",
        "只用比较、in、&&、||、!、null 和列名",
    ),
    "unknown-indicator": (
        "没有可以相加、相除的指标“{other}”",
        "先在 data/indicators 中补上，或者改正编号；比率不能再相加、相除",
    ),
    "not-an-edge": ("不是年度中的一天", "写成 0/12-31（当年）或者 -1/12-11（上一年）的样子"),
    "digit-without-figure": (
        "“{other}”里有数字，却不是指标",
        "把数字改成 {{指标编号}}；文号写成〔2017〕21号，法律名称加书名号",
    ),
    "not-a-reference": (
        "“{other}”不是对指标的引用",
        "写成 {{指标编号}}、{{指标编号@期间}}、{{指标编号:近|100}}；写法：{styles}",
    ),
    "unknown-body": ("没有机构“{other}”", "先在 data/authorities/bodies 中补上，或者改正代码"),
    "below-itself": ("机构经“{other}”又在自己之下", "改正 under"),
    "overlapping-days": (
        "与前一行的日期重叠，或者前一行没有写 until",
        "按日期从早到晚排列，同一日只有一行",
    ),
    "parting-sign": ("可以多选的选项中不能有顿号", "换一个写法"),
    "span-reversed": ("结束日早于开始日", "核对日期"),
}
"""Reason code to what is wrong and what to do; both may use the problem's facts."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the catalogue refuses: where it stands, why, and with which facts."""

    file: str
    line: int
    reason_code: str
    field: str = ""
    value: str = ""
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in one sentence: where, what, why, what to do."""
        wrong, remedy = REASONS[self.reason_code]
        shown = f"，值“{self.value}”" if self.value else ""
        place = f"{self.file} 第 {self.line} 行 {self.field}".rstrip()
        return f"{place}{shown}：{wrong.format_map(self.facts)}。{remedy.format_map(self.facts)}。"


class CatalogueError(Exception):
    """The catalogue was refused as a whole; `problems` holds every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of files and lines."""
        self.problems = sorted(problems, key=lambda one: (one.file, one.line))
        super().__init__("\n".join(str(one) for one in self.problems))
