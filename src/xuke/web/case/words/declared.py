"""All words of a case: its verbs in the order of their buttons, its events, what days do."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.web.case import choices
from xuke.web.case.file import CaseFile
from xuke.web.case.words import (
    acceptance,
    amendment,
    comment,
    decision,
    ending,
    examination,
    filing,
    groups,
    guards,
    handover,
    hearing,
    limits,
    untruth,
)
from xuke.web.words import bans, vocabulary
from xuke.web.words.worded import Choices, Lapsed, Words, named, told


def _known(file: CaseFile) -> Choices:
    return bans.choices_of(file.case.item)


def _awaiting(file: CaseFile) -> Choices:
    return bans.awaiting_of(file.case.item, file.case)


def _entered(file: CaseFile) -> Choices:
    return bans.entered_of(file.case.item, file.case)


WORDS: Final = Words(
    kind=CASE.kind,
    verbs=named(
        *filing.VERBS,
        *acceptance.VERBS,
        *amendment.VERBS,
        *examination.FINDINGS,
        *hearing.VERBS,
        *comment.VERBS,
        *limits.VERBS,
        *examination.ADVICE,
        *ending.VERBS,
        *untruth.VERBS,
        *bans.worded(groups.PROCEDURE, _known, _awaiting, _entered),
        *handover.VERBS,
        *decision.VERBS,
    ),
    told=told(
        filing.TOLD,
        acceptance.TOLD,
        amendment.TOLD,
        examination.TOLD,
        hearing.TOLD,
        comment.TOLD,
        limits.TOLD,
        ending.TOLD,
        untruth.TOLD,
        bans.TOLD,
        handover.TOLD,
        decision.TOLD,
    ),
    phases=vocabulary.PHASES,
    tones=vocabulary.PHASE_TONES,
    lapsed={
        "deemed": Lapsed(_("视为受理")),
        "uncorrected": Lapsed(_("逾期未补正终止")),
        "unsupplied": Lapsed(_("逾期未补交容缺材料终止")),
    },
    guards=guards.GUARDS,
    officials=choices.officials,
)
