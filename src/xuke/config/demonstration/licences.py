"""What a scene does to the licence that its case granted: told what is intended, and delivered."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.licence.kind import LICENCES
from xuke.casework.models import LicenceRow
from xuke.casework.stream.door import do
from xuke.config.demonstration.stage import Stage
from xuke.kernel.licence.words import AdverseAct

_TOLD: Final = (
    "演示：监督检查发现卫生管理混乱，两次警告以后仍未改正，情节严重，拟吊销卫生许可证。"
    "收到本告知书之日起五个工作日内，可以陈述、申辩，也可以要求听证。"
)


def _do(stage: Stage, days_ago: int, username: str, verb: str, **facts: Any) -> None:  # noqa: ANN401
    """Do an act on the licence."""
    do(LICENCES, _licence(stage), verb, facts, stage.act(username, days_ago))


def _licence(stage: Stage) -> UUID:
    found: UUID = LicenceRow.objects.get(case=stage.stream).stream
    return found


def _tell(stage: Stage, days_ago: int) -> None:
    """Tell the holder that his licence is to be revoked, and by which provision."""
    act = AdverseAct.REVOCATION
    penalties = (one.penalty for one in catalogue.item(stage.scene.item).penalties)
    day = stage.days[-days_ago]
    fitting = (one for one in penalties if one.kind.value == act.value and one.is_given(day))
    basis = next(one.basis for one in fitting if not one.level)
    number = f"演示告〔{day.year}〕{stage.scene.letter}号"
    told = {"act": act.value, "document": number, "text": _TOLD, "basis": basis}
    _do(stage, days_ago, "jueding", "tell-holder", **told)


def _serve(stage: Stage, days_ago: int) -> None:
    """Hand the letter to the holder."""
    came = {"way": "direct", "proof": stage.scene.name}
    _do(stage, days_ago, "chuangkou", "deliver-paper", paper="told-revocation", **came)


STEPS: Final[Mapping[str, Callable[[Stage, int], None]]] = {
    "tell-holder": _tell,
    "deliver-told": _serve,
}
