"""What casework contributes when the product starts: kinds, read models, effects."""

from xuke.casework import banned, bans, bars, looks
from xuke.casework.case import amended, collecting, doubting, filerows, informing
from xuke.casework.case.kind import CASES
from xuke.casework.case.rows import CASE_LIST, CASE_WORDS
from xuke.casework.case.saving import forget_draft
from xuke.casework.case.visibility import CASE_VISIBILITY
from xuke.casework.licence import burdening, kind as licences, reminding
from xuke.casework.licence.effects import EFFECTS, FORERUNNERS
from xuke.casework.licence.rows import LICENCE_LIST, LICENCE_VISIBILITY, LICENCE_WORDS
from xuke.casework.office.stating import OFFICE_LIST, OFFICE_VISIBILITY, OFFICES
from xuke.casework.stream import effects, kinds, readmodels, visibility
from xuke.casework.stream.kinds import Kind
from xuke.kernel.case.events import ApplicationWithdrawn, Submitted
from xuke.kernel.case.machine import CASE
from xuke.kernel.supervision import SUPERVISION

_FORGET_DRAFT = effects.Effect(
    name="answers of a draft",
    kind=CASE.kind,
    events=(Submitted, ApplicationWithdrawn),
    follows=forget_draft,
)
_READ_MODELS = (
    CASE_LIST,
    LICENCE_LIST,
    CASE_WORDS,
    LICENCE_WORDS,
    bars.BARS_OF_CASES,
    bars.BARS_OF_LICENCES,
    bans.BANS_OF_CASES,
    bans.BANS_OF_LICENCES,
    filerows.FILES_OF_CASES,
    looks.LOOK_LIST,
    OFFICE_LIST,
)


def everything() -> None:
    """Register it all; the case list first, for what follows reads it."""
    supervision = Kind(machine=SUPERVISION)
    for kind in (CASES, licences.LICENCES, looks.LOOKS, OFFICES, supervision):
        kinds.register(kind)
    for model in _READ_MODELS:
        readmodels.register(model)
    for seen in (CASE_VISIBILITY, LICENCE_VISIBILITY, looks.LOOK_VISIBILITY, OFFICE_VISIBILITY):
        visibility.register(seen)
    for effect in (
        *EFFECTS,
        _FORGET_DRAFT,
        collecting.FILES_OF_DISCARDED,
        reminding.REMINDERS,
        burdening.BURDENS,
        doubting.DOUBTS,
        informing.INFORMED,
        amended.AMENDMENTS,
        banned.BANNED_APPLICANTS,
        banned.BANNED_HOLDERS,
    ):
        effects.register_effect(effect)
    for forerunner in FORERUNNERS:
        effects.register_forerunner(forerunner)
