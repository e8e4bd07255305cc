"""How a decision was delivered 送达, as its paper tells it: which paper, the way, the day."""

from django.utils.translation import gettext as _

from xuke.kernel.case.events import Delivered, Refused
from xuke.kernel.case.state import Case
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date


def delivered(case: Case, event: object) -> dict[str, str]:
    """Return which paper an act of delivery was about, the way in words, and the day it came."""
    if not isinstance(event, Delivered):
        return {}
    is_refused = isinstance(case.decision, Refused)
    granted = _("准予行政许可决定书和许可证件") if case.certificate else _("准予行政许可决定书")
    number = case.decision.document if case.decision else ""
    title = _("不予行政许可决定书") if is_refused else granted
    return {
        "paper": f"{title}（{number}）" if number else title,
        "way_said": sentences.delivery_way(event.way),
        "received_day": chinese_date(event.received),
    }
