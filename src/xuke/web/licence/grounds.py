"""The grounds of what ends a licence, as its papers print them."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.licence.judging import bars_of, judged
from xuke.gateways.forms import names
from xuke.kernel.law.bar import BarKind
from xuke.kernel.licence import events
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import (
    ANNULMENT_BASIS,
    GROUND_BASIS,
    AnnulmentCause,
    DeregistrationGround,
)
from xuke.web.documents.bans import BAN_FIELDS, banned
from xuke.web.documents.parts import cited, cited_together
from xuke.web.licence.penalties import measure, provision
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date

GROUND_FIELDS: Final = BAN_FIELDS | names(
    "cause_basis basis measure intended_ground intended_basis"
    " struck_on struck_ground struck_basis struck_bar"
)
"""The fields of letters that this file fills in."""


def grounds(licence: Licence, event: Any) -> dict[str, str]:  # noqa: ANN401 - any act
    """Return on which grounds the act stands, and where the law has them."""
    return {
        "basis": provision(event),
        "measure": measure(event),
        "cause_basis": _cause(getattr(event, "cause", None)),
        **_intended(licence, event),
        **_struck(licence),
        **_ban(licence, event),
    }


def _intended(licence: Licence, event: object) -> dict[str, str]:
    """Return on which ground a striking off is intended, and where it stands; nothing of others.

    What was told before a ground had to be told names none.
    """
    if not isinstance(event, events.IntentTold) or not event.further:
        return {}
    name, places = _further(licence, event.further, event.on)
    general = cited(GROUND_BASIS[DeregistrationGround.OTHER_LAW])
    basis = "、".join(cited_together([*places, general]))
    return {"intended_ground": name or event.further, "intended_basis": basis}


def _struck(licence: Licence) -> dict[str, str]:
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


def _cause(found: AnnulmentCause | None) -> str:
    """Return where the cause of an annulment stands."""
    return cited(ANNULMENT_BASIS[found]) if found else ""


def _ban(licence: Licence, event: Any) -> dict[str, str]:  # noqa: ANN401 - any act
    """Return which ban the act confirms or takes back: the licence may be older than its law."""
    return banned(licence.item, licence, judged(licence, event.on).rule, event)
