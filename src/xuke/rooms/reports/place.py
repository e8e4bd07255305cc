"""统计与报告 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.rooms.reports.panels import yearly
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="reports",
    prefix="statistics/",
    urls="xuke.rooms.reports.urls",
    api="xuke.rooms.reports.api",
    desk=(Entry("annual", _("统计"), 70),),
    panels=(yearly,),
)
