"""The grounds of what ends a licence, as its papers print them."""

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.licence.judging import bars_of
from xuke.kernel.licence import events
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import ANNULMENT_BASIS, GROUND_BASIS, AnnulmentCause
from xuke.web.documents.parts import cited, cited_together
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date


def struck(licence: Licence) -> dict[str, str]:
    """Return how it was struck from the register, where it was."""
    entry = licence.deregistered
    if entry is None:
        return {}
    name, places = _further(licence, entry)
    general = cited(GROUND_BASIS[entry.ground])
    return {
        "struck_on": chinese_date(entry.on),
        "struck_ground": name or sentences.deregistration_ground(entry.ground.value),
        "struck_basis": "、".join(cited_together([*places, general])),
        "struck_bar": _bar(licence, entry),
    }


def _further(licence: Licence, entry: events.Deregistered) -> tuple[str, list[str]]:
    """Return the special law's own name of the case, and where it stands; nothing of others."""
    version = catalogue.item(licence.item).licence_on(entry.on)
    for one in version.rule.further_grounds:
        if one.id == entry.further:
            return version.grounds.get(one.id, ""), [cited(one.basis)]
    return "", []


def _bar(licence: Licence, entry: events.Deregistered) -> str:
    """Return until when nothing is granted to who was struck off, where a special law says so."""
    for one in bars_of(licence):
        if (one.item, one.since) == (licence.item, entry.on):
            words = {"until": chinese_date(one.until), "basis": cited(one.basis)}
            return _("依照%(basis)s，在%(until)s（含当日）以前再申请的，不予受理、不予许可") % words
    return ""


def provision(place: str) -> str:
    """Return a provision in words, if one is named."""
    return cited(place) if place else ""


def cause(found: AnnulmentCause | None) -> str:
    """Return where the cause of an annulment stands."""
    return cited(ANNULMENT_BASIS[found]) if found else ""
