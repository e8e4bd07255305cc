"""All words of a licence: its verbs in the order of their buttons, the sentences of its events."""

from typing import Final

from xuke.kernel.licence.machine import LICENCE
from xuke.web.licence.words import adverse, change, commitment, ending, verification
from xuke.web.words.worded import Words, named, told

WORDS: Final = Words(
    kind=LICENCE.kind,
    verbs=named(
        *change.VERBS,
        *verification.CHECKS,
        *commitment.VERBS,
        *verification.IDLENESS,
        *adverse.VERBS,
        *ending.VERBS,
    ),
    told=told(change.TOLD, verification.TOLD, commitment.TOLD, adverse.TOLD, ending.TOLD),
)
