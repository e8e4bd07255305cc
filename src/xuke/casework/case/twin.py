"""The case that another one is said to repeat 重复申请, found by its number."""

from xuke.casework.models import CaseRow
from xuke.casework.sealing import holder_index
from xuke.casework.stream.door import load
from xuke.casework.stream.kinds import Seen, kind_of
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.case.known import Twin
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Outcome


def twin_of(seen: Seen[Case], number: str) -> Twin | None:
    """Return the case of this authority that the number names, where there is one."""
    asked = spellings(number.strip())
    rows = CaseRow.objects.filter(authority=seen.stream.authority, number__in=asked)
    found = rows.exclude(stream=seen.stream.id).values_list("stream", flat=True).first()
    if not number.strip() or found is None:
        return None
    other: Case = load(kind_of(CASE.kind), found).state
    mine = holder_index(seen.state.applicant)
    return Twin(
        item=other.item,
        action=other.action,
        is_same_applicant=bool(mine) and holder_index(other.applicant) == mine,
        is_alive=other.outcome in {None, Outcome.GRANTED},
    )
