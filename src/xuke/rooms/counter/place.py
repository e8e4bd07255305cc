"""收件受理 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Role
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="counter",
    prefix="counter/",
    urls="xuke.rooms.counter.urls",
    api="xuke.rooms.counter.api",
    about=CASE.kind,
    desk=(Entry("queue", _("收件受理"), 20, frozenset({Role.CLERK, Role.ADMIN})),),
    verbs={
        (CASE.kind, "accept"): "accept",
        (CASE.kind, "request-correction"): "request-correction",
        (CASE.kind, "not-accept"): "not-accept",
        (CASE.kind, "deliver"): "deliver",
    },
)
