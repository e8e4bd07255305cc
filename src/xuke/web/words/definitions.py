"""The words for kinds of data file, for what changes in one, and for why it is not published."""

from collections.abc import Mapping
from typing import Final

from xuke.catalogue.kit.content import Content
from xuke.catalogue.kit.difference import Change
from xuke.catalogue.kit.publication import PublicationRefused, Reason
from xuke.catalogue.shape import Effect

KINDS: Final[Mapping[str, str]] = {
    "item": "许可事项",
    "section": "几个事项共用的表单一节",
    "authority": "实施机关",
    "calendar": "一年的工作日历",
    "holidays": "法定节假日",
    "statute": "法律的一个文本",
    "value": "法定数值",
    "law-case": "法律案例",
    "disclosure": "公示标准",
    "document": "文书",
    "bodies": "机构的名称和隶属",
    "outline": "报告提纲",
    "indicators": "统计指标",
    "search": "检索用语",
}

EFFECTS: Final[Mapping[Effect, str]] = {
    Effect.WORD: "措辞",
    Effect.ADD: "新增",
    Effect.LAW: "规则",
    Effect.NARROW: "收紧",
    Effect.WIDEN: "放宽",
    Effect.BREAK: "不相容",
}
MEANINGS: Final[Mapping[Effect, str]] = {
    Effect.WORD: "对全部办件立即生效",
    Effect.ADD: "在办的可以采用",
    Effect.LAW: "只适用于以后的办件",
    Effect.NARROW: "立即生效，处处生效",
    Effect.WIDEN: "只适用于以后的办件",
    Effect.BREAK: "不得发布",
}

_REFUSED: Final[Mapping[Reason, str]] = {
    Reason.ANOTHER_DEFINITION: "这不是“{0}”的新版本。",
    Reason.ALREADY_PUBLISHED: "{0} 版已经发布，不必再发布。",
    Reason.CHANGES_A_PUBLISHED_ONE: "{0} 版已经发布，不得更改；请另定生效日，作为新版本发布。",
    Reason.UNCHANGED: "与 {0} 版内容相同，没有可以发布的更改。",
    Reason.DAY_PAST: "生效日 {0} 已经过去，请改为今天或者以后。",
    Reason.BEFORE_ANOTHER: "生效日须晚于已经发布的 {0} 版。",
    Reason.BREAKS: "下列更改与以前的版本不相容：{0}。编号不得删去、改名或者另作他用。",
}
_LONGEST: Final = 60


def sentence(change: Change) -> str:
    """Say a change: what it does, where, and what became of what."""
    kind = EFFECTS[change.effect]
    if change.before is None:
        return f"[{kind}] {change.path}：写明“{_shown(change.after)}”。"
    if change.after is None:
        return f"[{kind}] {change.path}：删去“{_shown(change.before)}”。"
    return f"[{kind}] {change.path}：“{_shown(change.before)}”改为“{_shown(change.after)}”。"


def refusal(refused: PublicationRefused) -> str:
    """Say why a version is not published."""
    return _REFUSED[refused.reason].format("、".join(refused.details))


def _shown(content: Content) -> str:
    """Return the content in one line that is not too long to read."""
    text = _line(content)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _line(content: Content) -> str:
    match content:
        case dict():
            return "，".join(f"{key} {_line(value)}" for key, value in content.items())
        case list():
            return "、".join(_line(one) for one in content)
        case bool():
            return "是" if content else "否"
        case None:
            return "无"
        case _:
            return str(content)
