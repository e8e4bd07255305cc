"""公示 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Role
from xuke.rooms.disclosure.commentrows import COMMENTS
from xuke.rooms.disclosure.projecting import DISCLOSURES
from xuke.rooms.disclosure.work import WAITING
from xuke.web.site.place import CASE_OFFICIALS, Entry, Place

PLACE: Final = Place(
    name="disclosure",
    prefix="disclosure/",
    urls="xuke.rooms.disclosure.urls",
    api="xuke.rooms.disclosure.api",
    about=CASE.kind,
    public=(Entry("public", _("许可公示"), 40, extra=True),),
    desk=(Entry("queue", _("公示"), 60, CASE_OFFICIALS | {Role.PUBLISHER}),),
    pages={"disclosures": "public"},
    verbs={(CASE.kind, "disclose"): "disclose"},
    exports=(r"/disclosure/export\.(csv|xlsx)",),
    read_models=(DISCLOSURES, COMMENTS),
    work=(WAITING,),
)
