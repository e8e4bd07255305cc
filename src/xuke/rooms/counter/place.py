"""收件受理 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.step import Step
from xuke.kernel.person import Role
from xuke.record.events import CASE
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="counter",
    prefix="counter/",
    urls="xuke.rooms.counter.urls",
    api="xuke.rooms.counter.api",
    desk=(Entry("queue", _("收件受理"), 20, frozenset({Role.CLERK, Role.ADMIN})),),
    verbs={
        (CASE, Step.ACCEPT): "accept",
        (CASE, Step.REQUEST_CORRECTION): "request-correction",
        (CASE, Step.NOT_ACCEPT): "not-accept",
        (CASE, Step.DELIVER): "deliver",
    },
)
