"""人员与机构 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.person import Role
from xuke.web.site.place import Entry, Place

PLACE: Final = Place(
    name="people",
    # It has addresses below people/ and one below accounts/.
    urls="xuke.rooms.people.urls",
    desk=(Entry("list", _("人员"), 80, frozenset({Role.ADMIN})),),
    pages={"sign-up": "sign-up"},
)
