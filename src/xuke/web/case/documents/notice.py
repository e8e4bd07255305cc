"""A notice: an act of a case's procedure that is told in writing.

A notice tells the case as it stood on its day, so it is told from the history: what happened
later changes no notice that was sent before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.functional import Promise

from xuke.casework.case.kind import load_case
from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.events import (
    ExclusionAnnounced,
    HearingOffered,
    HearingScheduled,
    LimitExtended,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, evolve, replay
from xuke.kernel.law.citation import Citation
from xuke.record.events import Stream
from xuke.web.case.documents.letter import LETTER, PRINTED
from xuke.web.documents.parts import number
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject

Notified = TypeVar("Notified", LimitExtended, ExclusionAnnounced, HearingOffered, HearingScheduled)


@dataclass(frozen=True, slots=True)
class Moment:
    """The case before an act and after it."""

    place: Stream
    before: Case
    after: Case

    def number(self, word: str) -> str:
        """Return the number of a notice that has no series of its own."""
        return number(self.place.authority, self.after, word)


def latest(place: Stream, type_: type[Notified], *, party: str = "") -> tuple[Notified, Moment]:
    """Return the latest act of this type, and the case around it; or raise NoSuchDocument."""
    past = [one.event for one in load_case(place.id).history]
    for at in range(len(past) - 1, -1, -1):
        event = past[at]
        if isinstance(event, type_) and party in ("", getattr(event, "party", "")):
            before = replay(past[:at])
            return event, Moment(place, before, evolve(before, event))
    raise NoSuchDocument(type_.__name__)


def notice(
    slug: str,
    title: Promise,
    *,
    exists: Callable[[Case], bool],
    facts: Callable[[Subject[Case]], Facts],
    basis: tuple[Citation, ...],
) -> Document[Case]:
    """Return the document of an act that is told in writing: one template prints them all."""
    return Document(
        kind=CASE.kind,
        slug=slug,
        title=title,
        template=TEMPLATES / "notice.typ",
        required=LETTER | names("title received_on body ending"),
        optional=PRINTED | names("particulars provisional"),
        basis=basis,
        exists=exists,
        facts=lambda subject: {"title": str(title), **facts(subject)},
    )


def row(label: str, value: str) -> dict[str, str]:
    """Return a line of a notice's particulars."""
    return {"label": label, "value": value}
