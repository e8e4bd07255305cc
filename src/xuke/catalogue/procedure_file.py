"""Reads the procedure and the tolerant acceptance of an item file."""

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

SHOWN_AS = {"site_verification": "site-verification", "expert_review": "expert-review"}
"""The steps that the guide shows as a stage; who must pass one finds it in the guide."""
PUBLIC_NOTICE: Final = "public-notice"


def read_procedure(
    table: Table, actions: tuple[str, ...], stages: tuple[Stage, ...], sources: Sources
) -> Procedure:
    """Read the procedure; an item without one has the general law's."""
    inner = table.table("procedure")
    if inner is None:
        _refuse_unasked(table, ORDINARY, stages)
        return ORDINARY
    steps = {name: _actions(inner, name, actions) for name in STEPS}
    _refuse_hidden(inner, steps, stages)
    course = inner.option("course")
    asked, days = _public_notice(inner, actions, sources)
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
    _refuse_unasked(inner, procedure, stages)
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


def _refuse_unasked(table: Table, procedure: Procedure, stages: tuple[Stage, ...]) -> None:
    """Refuse a public notice that the guide shows and no act asks for, or the other way round."""
    is_shown = PUBLIC_NOTICE in {stage.id for stage in stages}
    if procedure.public_notice and not is_shown:
        table.refuse("stage-not-listed", None, "public_notice", stage=PUBLIC_NOTICE)
    if is_shown and not procedure.public_notice:
        table.refuse("stage-not-asked", None, "public_notice", stage=PUBLIC_NOTICE)


def _actions(table: Table, key: str, actions: tuple[str, ...]) -> frozenset[str]:
    if not table.has(key):
        return frozenset()
    return frozenset(table.options(key, actions, "unknown-action"))


def _refuse_hidden(
    table: Table, steps: dict[str, frozenset[str]], stages: tuple[Stage, ...]
) -> None:
    """Refuse a step that the guide's list of stages does not show."""
    shown = {stage.id for stage in stages}
    for step, stage in SHOWN_AS.items():
        if steps[step] and stage not in shown:
            table.refuse("stage-not-listed", None, step, stage=stage)


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
    if not any(not one.core and one.required_for for one in materials):
        inner.refuse("nothing-may-come-later")
    inner.close()
    if within is None or mode not in tuple(PendingMode):
        return None
    return Tolerance(mode=PendingMode(mode), within=within, bar=bar)
