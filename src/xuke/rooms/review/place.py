"""审查决定 as the rest of the house knows it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.machine import CASE
from xuke.web.site.place import REVIEWERS, Entry, Place

PLACE: Final = Place(
    name="review",
    prefix="review/",
    urls="xuke.rooms.review.urls",
    api="xuke.rooms.review.api",
    about=CASE.kind,
    desk=(Entry("queue", _("审查决定"), 30, REVIEWERS),),
    verbs={
        (CASE.kind, "examine"): "examine",
        (CASE.kind, "grant"): "grant",
        (CASE.kind, "refuse"): "refuse",
    },
)
