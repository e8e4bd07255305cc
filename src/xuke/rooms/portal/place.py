"""门户 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="portal",
    urls="xuke.rooms.portal.urls",
    api="xuke.rooms.portal.api",
    about=CASE.kind,
    public=(
        Entry("home", _("办事"), 10),
        Entry("progress", _("进度查询"), 20),
        Entry("mine", _("我的办件"), 50),
        Entry("licences", _("我的证照"), 55, extra=True),
    ),
    pages={
        "my-cases": "mine",
        "my-case": "case",
        "my-case-limits": "deadlines",
        "upload": "upload",
        "hand-in": "correction",
        "amend": "amendment",
        "take-back": "withdrawal",
        "progress": "progress",
    },
    uploads=("/my/[^/]+/materials/[^/]+/", "/api/applications/[^/]+/materials"),
)
