"""The machine of licences: every verb in the order in which it is offered, and what days do."""

from typing import get_args

from xuke.kernel.licence import (
    adverse,
    assessment,
    banning,
    change,
    commitment,
    days,
    delivery,
    ending,
    hearing,
    idleness,
    intent,
    verification,
    waiting,
)
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.licence.words import Status
from xuke.kernel.stream import Machine, named


def _status(licence: Licence) -> Status:
    return licence.status


LICENCE = Machine(
    kind="licence",
    begin=Licence(),
    evolve=evolve,
    events=get_args(LicenceEvent),
    verbs=named(
        *change.OPENING,
        *change.CHANGES,
        *verification.CHECKS,
        *commitment.VERBS,
        *idleness.VERBS,
        *intent.TOLD,
        *hearing.HEARING,
        *intent.DROPPED,
        *delivery.VERBS,
        *banning.VERBS,
        *assessment.VERBS,
        *adverse.VERBS,
        *ending.VERBS,
    ),
    phase_of=_status,
    bar=waiting.may_not_yet,
    lapses=days.LAPSES,
    out_of_phase="wrong-status",
)
"""许可: what a grant gave, and all that became of it."""
