"""A penalty against a holder as its papers print it: what the law calls it, and by which law."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke.kernel.licence import events
from xuke.kernel.licence.words import AdverseAct
from xuke.web.documents.parts import cited
from xuke.web.words.worded import Phrase

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
