"""What the applicant of a scene does: apply, send files, hand it in, ask to amend it."""

from collections.abc import Callable, Mapping
from typing import Final

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.calling import demanded
from xuke.casework.case.kind import load_case
from xuke.config.demonstration.samples import sample
from xuke.config.demonstration.stage import Stage
from xuke.config.demonstration.year import AUTHORITY

_MISREAD: Final = "演示：填写时看错了平面图，营业面积应为六十一平方米。"


def _draft(stage: Stage, days_ago: int) -> None:
    """Open the application with the item's model answers."""
    scene = stage.scene
    answers = catalogue.item(scene.item).model_application(scene.action)
    done = drafts.open_application(
        drafts.Application(
            authority=AUTHORITY,
            item=scene.item,
            action=scene.action,
            channel=scene.channel,
            commitment=scene.commitment,
            answers=answers | {"applicant_name": scene.name},
        ),
        stage.act("shenqing", days_ago),
    )
    stage.stream = done.stream.id


def _attach(stage: Stage, days_ago: int) -> None:
    """Put a file to each material that must be sent, but for those the scene leaves out."""
    scene = stage.scene
    item = catalogue.item(scene.item)
    case = load_case(stage.stream).state
    asked = demanded(stage.stream, case, stage.days[-days_ago])
    called = [name for name, is_called in asked.items() if is_called]
    required = item.rule(scene.action).required_now(called)
    for material in item.materials_for(scene.action):
        if material.id in required and material.id != scene.forgotten:
            act = stage.act("shenqing", days_ago)
            sent = sample(material, item.name, scene.name, act.on)
            files.attach_material(stage.stream, material.id, sent, act)


def _submit(stage: Stage, days_ago: int) -> None:
    """File it."""
    filing.submit(stage.stream, stage.act("shenqing", days_ago))


def _request_amendment(stage: Stage, days_ago: int) -> None:
    """Ask that an answer be put right."""
    act = stage.act("shenqing", days_ago)
    filing.request_amendment(stage.stream, {"floor_area": "61"}, _MISREAD, act)


STEPS: Final[Mapping[str, Callable[[Stage, int], None]]] = {
    "draft": _draft,
    "attach": _attach,
    "submit": _submit,
    "request-amendment": _request_amendment,
}
