"""The machine of cases: every verb in the order in which it is offered, and what days do."""

from typing import get_args

from xuke.kernel.case import (
    acceptance,
    amendment,
    banning,
    comment,
    correcting,
    decision,
    delivery,
    ending,
    examination,
    fee,
    filing,
    handover,
    hearing,
    limits,
    pending,
    rights,
    untruth,
)
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case, Phase, evolve
from xuke.kernel.stream import Machine, named


def _phase(case: Case) -> Phase:
    return case.phase


CASE = Machine(
    kind="case",
    begin=Case(),
    evolve=evolve,
    events=get_args(CaseEvent),
    verbs=named(
        *filing.OPENING,
        *correcting.HANDED_IN,
        *pending.HANDED_IN,
        *amendment.ASKING,
        *filing.SUPPLYING,
        *filing.LEAVING,
        *acceptance.ACCEPTING,
        *pending.ACCEPTING,
        *correcting.AT_WINDOW,
        *acceptance.VERBS,
        *ending.VERBS,
        *untruth.VERBS,
        *amendment.VERBS,
        *banning.VERBS,
        *examination.FINDINGS,
        *hearing.VERBS,
        *comment.VERBS,
        *limits.VERBS,
        *examination.ADVICE,
        *handover.VERBS,
        *decision.VERBS,
        *fee.VERBS,
        *delivery.VERBS,
        *decision.FOLLOWING,
    ),
    phase_of=_phase,
    bar=rights.bar,
    lapses=(*acceptance.LAPSES, *ending.LAPSES),
)
"""办件: one application's whole life."""
