"""Which licences of ours somebody holds: what he need not prove, as we have issued it."""

from collections.abc import Collection

from xuke.casework.models import LicenceRow, LicenceWords
from xuke.casework.sealing import holder_index
from xuke.casework.stream.mentioning import far_rows
from xuke.kernel.case.events import Applicant
from xuke.kernel.licence.words import IN_FORCE

MOST = 20
"""So many are told of one holder; whoever has more is found in the register."""


def held_by(authority: str, who: Applicant, items: Collection[str]) -> list[LicenceRow]:
    """Return the licences in force of these items that the applicant holds of this authority."""
    index = holder_index(who)
    if not index or not items:
        return []
    named = LicenceWords.objects.filter(authority=authority)
    rows = LicenceRow.objects.filter(authority=authority, item__in=items, holder_index=index)
    standing = rows.filter(status__in=[status.value for status in IN_FORCE])
    # By the name first, which has an index; the number then says that it is the same holder.
    return list(far_rows(standing, who.name, named).order_by("number")[:MOST])
