"""All words of a case: its verbs in the order of their buttons, the sentences of its events."""

from typing import Final

from xuke.kernel.case.machine import CASE
from xuke.web.case import choices
from xuke.web.case.words import (
    acceptance,
    decision,
    ending,
    examination,
    filing,
    handover,
    hearing,
    limits,
)
from xuke.web.words.worded import Words, named, told

WORDS: Final = Words(
    kind=CASE.kind,
    verbs=named(
        *filing.VERBS,
        *acceptance.VERBS,
        *examination.FINDINGS,
        *hearing.VERBS,
        *limits.VERBS,
        *examination.ADVICE,
        *ending.VERBS,
        *handover.VERBS,
        *decision.VERBS,
    ),
    told=told(
        filing.TOLD,
        acceptance.TOLD,
        examination.TOLD,
        hearing.TOLD,
        limits.TOLD,
        ending.TOLD,
        handover.TOLD,
        decision.TOLD,
    ),
    officials=choices.officials,
)
