"""What happened in a case since it was filed, as its applicant and the public read it."""

from dataclasses import replace
from itertools import dropwhile
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.kernel.case.events import (
    MaterialAttached,
    MaterialRemoved,
    RepresentationsHeard,
    Submitted,
)
from xuke.kernel.case.people import applicant_name
from xuke.web.case.file import CaseFile
from xuke.web.case.history import Entry
from xuke.web.case.outside import INTERNAL, OPINIONS

_OF_FILES: Final = (MaterialAttached, MaterialRemoved)


def own_entries(file: CaseFile) -> list[Entry]:
    """Return what happened since the filing; the officials' opinions are theirs."""
    applicant = applicant_name(file.case)
    return [_own(event, entry, applicant) for event, entry in _told(file)]


def _own(event: Any, entry: Entry, applicant: str) -> Entry:  # noqa: ANN401 - any event of a case
    """Return a line without what is not the applicant's to read."""
    if type(event) in OPINIONS:
        return replace(entry, note="")
    if isinstance(event, RepresentationsHeard) and event.party != applicant:
        return replace(entry, note=_("利害关系人"))
    return entry


def public_entries(file: CaseFile) -> list[Entry]:
    """Return what happened, in bare sentences: no file names, reasons or opinions."""
    told = [entry for event, entry in _told(file) if not isinstance(event, _OF_FILES)]
    return [replace(entry, note="", actor="") for entry in told]


def _told(file: CaseFile) -> list[tuple[Any, Entry]]:
    """Return the events from the filing on, each with its line; officials are not named."""
    events = [one.event for one in file.history]
    lines = zip(events, file.timeline(for_public=True), strict=True)
    filed = dropwhile(lambda line: not isinstance(line[0], Submitted), lines)
    return [line for line in filed if type(line[0]) not in INTERNAL]
