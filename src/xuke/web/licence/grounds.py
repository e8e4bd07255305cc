"""The grounds of what ends a licence, as its papers print them."""

from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import ANNULMENT_BASIS, GROUND_BASIS, AnnulmentCause
from xuke.web.documents.parts import cited
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date


def struck(licence: Licence) -> dict[str, str]:
    """Return how it was struck from the register, where it was."""
    entry = licence.deregistered
    if entry is None:
        return {}
    return {
        "struck_on": chinese_date(entry.on),
        "struck_ground": sentences.deregistration_ground(entry.ground.value),
        "struck_basis": cited(GROUND_BASIS[entry.ground]),
    }


def provision(place: str) -> str:
    """Return a provision in words, if one is named."""
    return cited(place) if place else ""


def cause(found: AnnulmentCause | None) -> str:
    """Return where the cause of an annulment stands."""
    return cited(ANNULMENT_BASIS[found]) if found else ""
