"""人员与机构 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.person import Role
from xuke.rooms.people.keeping import ACCOUNT_LIST, ACCOUNT_VISIBILITY, ACCOUNTS
from xuke.rooms.people.office_words import OF_OFFICES
from xuke.rooms.people.panels import administration
from xuke.rooms.people.words import OF_ACCOUNTS, OF_LOOKS
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="people",
    # It has addresses below people/ and two below accounts/.
    urls="xuke.rooms.people.urls",
    desk=(
        Entry("list", _("人员"), 80, frozenset({Role.ADMIN})),
        Entry("office", _("本机关资料"), 82, frozenset({Role.ADMIN})),
        Entry("looks", _("查阅记录"), 85, frozenset({Role.ADMIN})),
    ),
    pages={"sign-up": "sign-up", "password": "password"},
    kinds=(ACCOUNTS,),
    read_models=(ACCOUNT_LIST,),
    visibilities=(ACCOUNT_VISIBILITY,),
    words=(OF_ACCOUNTS, OF_LOOKS, OF_OFFICES),
    panels=(administration,),
)
