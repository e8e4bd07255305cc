"""证照 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.kernel.licence.machine import LICENCE
from xuke.rooms.register.banwork import AWAITING
from xuke.rooms.register.certificate import CERTIFICATE
from xuke.rooms.register.issuing import DOCUMENT_OF_CERTIFICATE
from xuke.rooms.register.projecting import CERTIFICATES
from xuke.rooms.register.work import ASSESSMENTS, BROKEN, LAPSED, PROMISES, UNDELIVERED
from xuke.web.site.place import CASE_OFFICIALS, Entry, Place

PLACE: Final = Place(
    name="register",
    prefix="register/",
    urls="xuke.rooms.register.urls",
    api="xuke.rooms.register.api",
    about=LICENCE.kind,
    jobs=("xuke.rooms.register.tasks",),
    public=(Entry("verify", _("证照核验"), 30),),
    desk=(
        Entry("queue", _("制证"), 40, CASE_OFFICIALS),
        Entry("licences", _("证照台账"), 50, also=("/register/bans/",)),
    ),
    pages={
        "verify": "verify",
        "certificate": "certificate",
        "certificate-document": "document",
        "licence": "licence",
    },
    verbs={(CASE.kind, "issue"): "issue"},
    uploads=("/register/verify/",),
    read_models=(CERTIFICATES,),
    effects=(DOCUMENT_OF_CERTIFICATE,),
    documents=(CERTIFICATE,),
    work=(PROMISES, LAPSED, BROKEN, UNDELIVERED, AWAITING, ASSESSMENTS),
)
