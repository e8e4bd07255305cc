"""Each step that a scene can take, done by the same act that people do."""

from collections.abc import Callable, Mapping
from typing import Final

from xuke.casework.case import officials
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.stream.act import Act
from xuke.casework.stream.deciding import Facts, Tell
from xuke.casework.stream.door import do
from xuke.config.demonstration import applying, licences
from xuke.config.demonstration.stage import Stage
from xuke.kernel.case.events import Gap
from xuke.kernel.case.examination import points
from xuke.kernel.case.state import Case

_FACTS: Final = "演示：现场核查时，消毒间的位置和面积与提交的场所平面图不同。"
_AS_TOLD: Final = "演示：现场与提交的平面图一致，卫生设施齐全。"
_REASON: Final = "演示：提交的场所平面图与现场核查情况不一致，不符合法定条件。"
_ALLOWED: Final = "演示：经核对提交的平面图，属于填写错误。"
_NO_NEED: Final = "演示：所申请的活动依法不需要取得本项行政许可。"


def _do(stage: Stage, verb: str, facts: Facts | Tell[Case], act: Act) -> None:
    """Do an official's act."""
    do(CASES, stage.stream, verb, facts, act)


def _request_correction(stage: Stage, days_ago: int) -> None:
    """Tell the one gap."""
    gap = Gap(target=stage.scene.forgotten, kind="missing", what="没有提交，请补交清晰完整的文件。")
    _do(
        stage,
        "request-correction",
        officials.request_correction((gap,)),
        stage.act("chuangkou", days_ago),
    )


def _accept(stage: Stage, days_ago: int) -> None:
    """Accept it."""
    _do(stage, "accept", {}, stage.act("chuangkou", days_ago))


def _allow_amendment(stage: Stage, days_ago: int) -> None:
    """Allow it."""
    _do(stage, "allow-amendment", {"reason": _ALLOWED}, stage.act("shencha1", days_ago))


def _not_accept(stage: Stage, days_ago: int) -> None:
    """Decline to accept it."""
    act = stage.act("chuangkou", days_ago)
    _do(stage, "not-accept", officials.not_accept("not-required", _NO_NEED, ""), act)


def _verify_site(stage: Stage, days_ago: int) -> None:
    """Go there by two, before the case is decided; an earlier demonstration went without."""
    if load_case(stage.stream).state.decision:
        return
    found = {"officers": ["shencha1", "shencha2"], "findings": _AS_TOLD, "passed": True}
    _do(stage, "verify-site", found, stage.aside("shencha1", days_ago, "verify-site"))


def _examine(username: str, *, passed: bool = True) -> Callable[[Stage, int], None]:
    """Return the examination by this person."""

    def examine(stage: Stage, days_ago: int) -> None:
        checks = points(load_case(stage.stream).state)
        found = dict.fromkeys(checks, True)
        if not passed:
            found[checks[-1]] = False
        words = "材料齐全，符合条件，建议准予。" if passed else "现场与图纸不符，建议不予许可。"
        done = officials.Examination(checks=found, opinion=words, passed=passed)
        _do(stage, "examine", officials.examine(done), stage.act(username, days_ago))

    return examine


def _grant(stage: Stage, days_ago: int) -> None:
    """Grant it."""
    _do(stage, "grant", officials.grant, stage.act("jueding", days_ago))


def _refuse(stage: Stage, days_ago: int) -> None:
    """Refuse it, with reason, facts and basis."""
    refusal = officials.Refusal(
        reason="conditions-not-met",
        facts=_FACTS,
        text=_REASON,
        basis="administrative-licensing-law/38/2",
    )
    _do(stage, "refuse", officials.refuse(refusal), stage.act("jueding", days_ago))


def _issue(stage: Stage, days_ago: int) -> None:
    """Make the certificate."""
    _do(stage, "issue", officials.issue, stage.act("chuangkou", days_ago))


def _deliver(stage: Stage, days_ago: int) -> None:
    """Deliver it."""
    delivered = officials.deliver(officials.Delivery(way="electronic"))
    _do(stage, "deliver", delivered, stage.act("chuangkou", days_ago))


def _disclose(stage: Stage, days_ago: int) -> None:
    """Make the grant public."""
    _do(stage, "disclose", {}, stage.act("gongshi", days_ago))


STEPS: Final[Mapping[str, Callable[[Stage, int], None]]] = {
    **applying.STEPS,
    "request-correction": _request_correction,
    "accept": _accept,
    "not-accept": _not_accept,
    "allow-amendment": _allow_amendment,
    "verify-site": _verify_site,
    "examine-first": _examine("shencha1"),
    "examine-second": _examine("shencha2"),
    "examine-failed": _examine("shencha2", passed=False),
    "grant": _grant,
    "refuse": _refuse,
    "issue": _issue,
    "deliver": _deliver,
    "disclose": _disclose,
    **licences.STEPS,
}
