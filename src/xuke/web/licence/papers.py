"""The papers that a licence's holder is owed, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.kernel.licence.events import PaperDelivered, PaperKind
from xuke.kernel.licence.state import Licence
from xuke.web.documents.registry import Subject
from xuke.web.words import sentences

_NAMES: Final[Mapping[str, str | Promise]] = {
    PaperKind.TOLD: _("拟%(act)s告知书"),
    PaperKind.HEARING: _("拟%(act)s的听证通知书"),
    PaperKind.DECIDED: _("%(act)s决定书"),
    PaperKind.ORDERED: _("责令限期整改通知书"),
}


def named(paper: str) -> str:
    """Return what a paper is called, by its name in facts; one that nobody knows by that."""
    kind, _dash, act = paper.partition("-")
    if kind not in _NAMES:
        return paper
    return str(_NAMES[kind]) % {"act": sentences.adverse_act(act)} if act else str(_NAMES[kind])


def delivered(subject: Subject[Licence]) -> dict[str, str]:
    """Return which paper an act of delivery was about, with its number, and the way in words."""
    event = subject.event
    if not isinstance(event, PaperDelivered):
        return {}
    paper = subject.state.papers[event.paper]
    number = f"（{paper.document}）" if paper.document else ""
    return {
        "paper": f"{named(event.paper)}{number}",
        "way": sentences.delivery_way(event.way),
    }
