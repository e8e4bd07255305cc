"""All words of a licence: its verbs in the order of their buttons, its events, what days do."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.licence.machine import LICENCE
from xuke.web.licence.file import LicenceFile
from xuke.web.licence.words import (
    adverse,
    change,
    commitment,
    delivery,
    ending,
    groups,
    intent,
    verification,
)
from xuke.web.words import bans, licence_vocabulary as licencevocabulary, vocabulary
from xuke.web.words.licence_refusals import OF_LICENCE
from xuke.web.words.worded import Choices, Lapsed, Words, named, told


def _known(file: LicenceFile) -> Choices:
    return bans.choices_of(file.licence.item)


def _awaiting(file: LicenceFile) -> Choices:
    return bans.awaiting_of(file.licence.item, file.licence)


def _entered(file: LicenceFile) -> Choices:
    return bans.entered_of(file.licence.item, file.licence)


WORDS: Final = Words(
    kind=LICENCE.kind,
    verbs=named(
        *change.VERBS,
        *verification.CHECKS,
        *commitment.VERBS,
        *verification.IDLENESS,
        *intent.VERBS,
        *delivery.VERBS,
        *bans.worded(groups.SUPERVISION, _known, _awaiting, _entered),
        *adverse.VERBS,
        *ending.VERBS,
    ),
    told=told(
        change.TOLD,
        verification.TOLD,
        commitment.TOLD,
        intent.TOLD,
        delivery.TOLD,
        adverse.TOLD,
        bans.TOLD,
        ending.TOLD,
    ),
    phases=vocabulary.LICENCE_STATUSES,
    tones=licencevocabulary.STATUS_TONES,
    refused=OF_LICENCE,
    lapsed={
        "expired": Lapsed(_("证照到期"), "张"),
        "renewed": Lapsed(_("视为准予延续"), "张"),
        "restored": Lapsed(_("暂扣期满发还"), "张"),
        "reminded": Lapsed(_("提醒"), "次"),
        "proposal-lapsed": Lapsed(_("拟注销到期失效"), "张"),
    },
    guards={
        "is-deferrable": _("本事项的法律规定了暂缓校验"),
        "is-reviewed": _("本事项的法律规定了复核"),
        "is-verified": _("本事项的法律规定了校验"),
        "is-system": _("只由系统登记"),
        "was-told": _("告知书已经送达被许可人，并满五个工作日或者听取了陈述、申辩"),
    },
)
