"""One stream of any kind as its generic pages read it."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import Http404

from xuke.casework.stream.kinds import NoSuchStream
from xuke.casework.stream.rows import Row
from xuke.kernel.person import Person
from xuke.web.case.stream_file import StreamFile, seen_by
from xuke.web.site.shown import Shown

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFile(StreamFile[S]):
    """A stream of a kind that the generic pages show, as seen by one person."""

    shown: Shown[S]

    @property
    def row(self) -> Row:
        """Return what lists show of it."""
        return self.shown.row(self.state)


def open_stream(shown: Shown[S], stream: UUID, person: Person) -> ShownFile[S]:
    """Return the stream, or Http404 where there is none or the person may not see it."""
    try:
        loaded = seen_by(person, shown.kind, stream)
    except NoSuchStream:
        raise Http404 from None
    return ShownFile(shown=shown, loaded=loaded, person=person)
