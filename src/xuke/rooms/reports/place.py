"""统计与报告 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.casework.stream.rows import at_home, listed
from xuke.figures.stated import STATED_FIGURES
from xuke.kernel.person import Role
from xuke.rooms.reports.panels import yearly
from xuke.rooms.reports.stated_words import OF_STATED, SHOWN, row
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="reports",
    prefix="statistics/",
    urls="xuke.rooms.reports.urls",
    api="xuke.rooms.reports.api",
    desk=(
        Entry("annual", _("统计"), 70),
        Entry("", _("填报数据"), 72, frozenset({Role.STATISTICIAN}), kind=STATED_FIGURES.name),
    ),
    kinds=(STATED_FIGURES,),
    read_models=(listed(STATED_FIGURES.name, row),),
    visibilities=(at_home(STATED_FIGURES.name),),
    words=(OF_STATED,),
    shown=(SHOWN,),
    panels=(yearly,),
)
