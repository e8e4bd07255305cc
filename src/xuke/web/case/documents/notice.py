"""A notice: an act of a case's procedure that is told in writing.

A notice tells the case around its act, before it and after it, whether the act is recorded or only
foreseen: what happened later changes no notice that was sent before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from django.utils.functional import Promise

from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import Citation
from xuke.kernel.person import is_done_here
from xuke.record.events import Stream
from xuke.web.case.documents.letter import LETTER, PRINTED
from xuke.web.documents.parts import number
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject


@dataclass(frozen=True, slots=True)
class Moment:
    """The case before an act and after it."""

    place: Stream
    before: Case
    after: Case

    @classmethod
    def of(cls, subject: Subject[Case]) -> Self:
        """Return the case around the act that the document tells; or raise NoSuchDocument."""
        if subject.event is None or subject.before is None:
            raise NoSuchDocument(subject.stream.id)
        return cls(subject.stream, subject.before, subject.state)

    def number(self, word: str) -> str:
        """Return the number of a notice that has no series of its own."""
        return number(self.place.authority, self.after, word)


def done_here(event: Any, _case: Case) -> bool:  # noqa: ANN401 - of any type
    """Whether the act was done here: what an import tells came without its notices."""
    return is_done_here(event)


def notice(
    slug: str,
    title: Promise,
    *,
    event: type,
    tells: Callable[[Any, Case], bool] = done_here,
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
        event=event,
        tells=tells,
        facts=lambda subject: {"title": str(title), **facts(subject)},
        sealed=True,
    )


def row(label: str, value: str) -> dict[str, str]:
    """Return a line of a notice's particulars."""
    return {"label": label, "value": value}
