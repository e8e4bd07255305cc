"""What came up in the procedure before the decision: opinions, findings and statements."""

from collections.abc import Sequence
from typing import Final

from xuke.kernel.case import events
from xuke.web.case.file import CaseFile
from xuke.web.case.history import Entry

_ON_RECORD: Final = frozenset(
    {
        events.RepresentationsHeard,
        events.SiteVerified,
        events.Tested,
        events.ExpertsReported,
        events.Recused,
        events.Forwarded,
        events.HearingHeld,
        events.ObjectionReceived,
        events.CommentEnded,
        events.LegalityReviewed,
        events.Discussed,
        events.Countersigned,
        events.LimitExtended,
        events.TimeExcluded,
        events.ExclusionAnnounced,
        events.ExclusionEnded,
    }
)
"""What a decision has to weigh; an opinion of somebody who was recused since stands with that."""


def proceedings(file: CaseFile, told: Sequence[Entry] | None = None) -> list[Entry]:
    """Return what is on record, oldest first; `told` is the timeline where it is known already."""
    lines = file.timeline() if told is None else told
    both = zip(file.history, lines, strict=True)
    return [line for one, line in both if type(one.event) in _ON_RECORD]
