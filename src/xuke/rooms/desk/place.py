"""工作台 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.rooms.desk.work import LATE
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="desk",
    prefix="desk/",
    urls="xuke.rooms.desk.urls",
    api="xuke.rooms.desk.api",
    about=CASE.kind,
    desk=(Entry("mine", _("我的待办"), 10),),
    pages={
        "work": "mine",
        "case": "case",
        "case-file": "file",
        "case-limits": "limits",
    },
    work=(LATE,),
)
