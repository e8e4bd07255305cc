"""Reads the procedure and the tolerant acceptance of an item file."""

from collections.abc import Mapping
from typing import Final

from xuke.catalogue.item import Material
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CERTAIN, SPAN
from xuke.catalogue.procedure import ORDINARY, Procedure
from xuke.catalogue.shape import Flag, Inner, Listed, Option, Shape
from xuke.catalogue.sources import Sources, span_of
from xuke.catalogue.stages import Stage
from xuke.kernel.item.rule import Action, Course, PendingMode, Tolerance
from xuke.kernel.law.limit import Span

STEPS: Final = ("site_verification", "expert_review", "legality_review", "discussion")
ACTIONS: Final = Listed(Option(tuple(Action)), optional=True)
WITHIN: Final = Shape({**SPAN, "certainty": CERTAIN})
NOTICE: Final = Inner(
    Shape({"for": Listed(Option(tuple(Action))), **SPAN, "certainty": CERTAIN}), optional=True
)
PROCEDURE: Final = Inner(
    Shape(
        {
            **dict.fromkeys(STEPS, ACTIONS),
            "course": Option(tuple(Course), default=Course.SINGLE),
            "public_notice": NOTICE,
            "rectification_pauses": Flag(),
            "correction_answer": Inner(WITHIN, optional=True),
        }
    ),
    optional=True,
)
TOLERANCE: Final = Inner(
    Shape(
        {
            "mode": Option(tuple(PendingMode)),
            "within": Inner(WITHIN),
            "bar": Inner(WITHIN, optional=True),
        }
    ),
    optional=True,
)

PUBLIC_NOTICE: Final = "public-notice"
SHOWN_AS: Final = {
    "site_verification": "site-verification",
    "expert_review": "expert-review",
    "public_notice": PUBLIC_NOTICE,
}
"""The steps that the guide shows as a stage: who must pass one finds it there, and no other."""


def read_procedure(
    table: Table, actions: tuple[str, ...], stages: tuple[Stage, ...], sources: Sources
) -> Procedure:
    """Read the procedure; an item without one has the general law's."""
    inner = table.table("procedure")
    if inner is None:
        _refuse_unequal(table, {}, stages)
        return ORDINARY
    steps = {name: _actions(inner, name, actions) for name in STEPS}
    course = inner.option("course")
    asked, days = _public_notice(inner, actions, sources)
    _refuse_unequal(inner, {**steps, "public_notice": asked}, stages)
    procedure = Procedure(
        course=Course(course) if course in tuple(Course) else Course.SINGLE,
        site_verification=steps["site_verification"],
        expert_review=steps["expert_review"],
        legality_review=steps["legality_review"],
        discussion=steps["discussion"],
        public_notice=asked,
        notice_days=days,
        rectification_pauses=inner.flag("rectification_pauses"),
        correction_answer=_span(inner, "correction_answer", "correction-answer", sources),
    )
    inner.close()
    return procedure


def _public_notice(
    table: Table, actions: tuple[str, ...], sources: Sources
) -> tuple[frozenset[str], Span | None]:
    """Return for which actions the public is asked 公示征求意见, and how long at least."""
    inner = table.table("public_notice")
    if inner is None:
        return frozenset(), None
    asked, days = _actions(inner, "for", actions), span_of(inner)
    sources.certain(inner, PUBLIC_NOTICE)
    inner.close()
    return asked, days


def _actions(table: Table, key: str, actions: tuple[str, ...]) -> frozenset[str]:
    if not table.has(key):
        return frozenset()
    return frozenset(table.options(key, actions, "unknown-action"))


def _refuse_unequal(
    table: Table, steps: Mapping[str, frozenset[str]], stages: tuple[Stage, ...]
) -> None:
    """Refuse a step that the guide's stages do not show, and a stage that no action passes."""
    shown = {stage.id for stage in stages}
    for step, stage in SHOWN_AS.items():
        is_asked = bool(steps.get(step))
        if is_asked is not (stage in shown):
            reason = "stage-not-listed" if is_asked else "stage-not-asked"
            table.refuse(reason, None, step, stage=stage, step=step)


def _span(table: Table, key: str, attribute: str, sources: Sources) -> Span | None:
    inner = table.table(key)
    if inner is None:
        return None
    span = span_of(inner)
    sources.certain(inner, attribute)
    inner.close()
    return span


def read_tolerance(
    table: Table, materials: tuple[Material, ...], sources: Sources
) -> Tolerance | None:
    """Read 容缺受理; it needs a material that may come later."""
    inner = table.table("tolerance")
    if inner is None:
        return None
    mode = inner.option("mode")
    within = _span(inner, "within", "tolerance", sources)
    bar = _span(inner, "bar", "tolerance", sources)
    if not any(not one.core and (one.required_for or one.when) for one in materials):
        inner.refuse("nothing-may-come-later")
    inner.close()
    if within is None or mode not in tuple(PendingMode):
        return None
    return Tolerance(mode=PendingMode(mode), within=within, bar=bar)
