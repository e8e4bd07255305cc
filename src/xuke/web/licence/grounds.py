"""The grounds of what ends a licence, as its papers print them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke import catalogue
from xuke.casework.licence.judging import bars_of, judged
from xuke.gateways.forms import names
from xuke.kernel.law.bar import BarKind
from xuke.kernel.licence import events
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import (
    ANNULMENT_BASIS,
    GROUND_BASIS,
    AdverseAct,
    AnnulmentCause,
    DeregistrationGround,
)
from xuke.web.documents.bans import BAN_FIELDS, banned
from xuke.web.documents.parts import cited, cited_together
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date
from xuke.web.words.worded import Phrase

GROUND_FIELDS: Final = BAN_FIELDS | names(
    "cause_basis basis measure struck_on struck_ground struck_basis struck_bar"
)
"""The fields of letters that this file fills in."""


def intended(licence: Licence, event: object) -> dict[str, str]:
    """Return on which ground a striking off is intended, and where it stands; nothing of others.

    What was told before a ground had to be told names none.
    """
    if not isinstance(event, events.IntentTold) or not event.further:
        return {}
    name, places = _further(licence, event.further, event.on)
    general = cited(GROUND_BASIS[DeregistrationGround.OTHER_LAW])
    basis = "、".join(cited_together([*places, general]))
    return {"intended_ground": name or event.further, "intended_basis": basis}


def struck(licence: Licence) -> dict[str, str]:
    """Return how it was struck from the register, where it was."""
    entry = licence.deregistered
    if entry is None:
        return {}
    name, places = _further(licence, entry.further, entry.on)
    general = cited(GROUND_BASIS[entry.ground])
    return {
        "struck_on": chinese_date(entry.on),
        "struck_ground": name or sentences.deregistration_ground(entry.ground.value),
        "struck_basis": "、".join(cited_together([*places, general])),
        "struck_bar": _bar(licence, entry),
    }


def _further(licence: Licence, ground: str, on: date) -> tuple[str, list[str]]:
    """Return the special law's own name of the case, and where it stands; nothing of others."""
    version = catalogue.item(licence.item).licence_on(on)
    for one in version.rule.further_grounds:
        if one.id == ground:
            return version.grounds.get(one.id, ""), [cited(one.basis)]
    return "", []


def _bar(licence: Licence, entry: events.Deregistered) -> str:
    """Return until when nothing is granted to who was struck off, where a special law says so."""
    for one in bars_of(licence):
        if (one.item, one.since) == (licence.item, entry.on):
            words = {"until": chinese_date(one.until), "basis": cited(one.basis)}
            if one.kind is BarKind.REGISTRATION:
                return _("依照%(basis)s，在%(until)s（含当日）以前不予注册") % words
            return _("依照%(basis)s，在%(until)s（含当日）以前再申请的，不予受理、不予许可") % words
    return ""


_MEASURES: Final[Mapping[object, Phrase]] = {
    AdverseAct.SUSPENSION: lazy("暂扣许可证件"),
    AdverseAct.REVOCATION: lazy("吊销许可证件"),
}
"""The general law's words for a penalty, where what was recorded names no other."""
_DECIDED: Final = {events.Suspended: AdverseAct.SUSPENSION, events.Revoked: AdverseAct.REVOCATION}


def provision(event: object) -> str:
    """Return the provision that the act names; of a penalty of before, that there was one."""
    place = getattr(event, "basis", "")
    if place:
        return cited(place)
    return str(_("有关法律、法规")) if measure(event) else ""


def measure(event: object) -> str:
    """Return what the law calls the penalty that is intended or decided; nothing of others."""
    act = _DECIDED.get(type(event)) or getattr(event, "act", None)
    named = getattr(event, "measure", "") or _MEASURES.get(act, "")
    return str(named)


def cause(found: AnnulmentCause | None) -> str:
    """Return where the cause of an annulment stands."""
    return cited(ANNULMENT_BASIS[found]) if found else ""


def ban(licence: Licence, event: Any) -> dict[str, str]:  # noqa: ANN401 - any act
    """Return which ban the act confirms or takes back: the licence may be older than its law."""
    return banned(licence.item, licence, judged(licence, event.on).rule, event)
