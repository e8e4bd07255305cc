"""Which official documents 文书 a kind of stream has: one declaration each, by kind and name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from xuke.gateways.forms import Form
from xuke.kernel.law.citation import Citation
from xuke.record.events import Stream

S = TypeVar("S")
Facts = dict[str, Any]


class NoSuchDocument(LookupError):
    """The stream has no document of this name, or not yet."""


class DocumentTwice(ValueError):
    """A kind of stream has two documents of one name."""


@dataclass(frozen=True, slots=True)
class Subject(Generic[S]):
    """What a document is about: a stream, and what its history makes of it."""

    stream: Stream
    state: S


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Generic[S]):
    """文书: an official document of one kind of stream, whole.

    `exists` says whether a stream has it as it stands; `facts` is asked of no other. `basis` is
    what its text rests on; a decision adds the ground of its own case. A `signed` document is kept
    and handed out by its room: pages list and print the others, each time from the record.
    """

    kind: str
    slug: str
    title: str | Promise
    template: Path
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    basis: tuple[Citation, ...]
    exists: Callable[[S], bool]
    facts: Callable[[Subject[S]], Facts]
    signed: bool = False

    @property
    def form(self) -> Form:
        """Return the template with the facts that it prints."""
        return Form(
            document=self.slug,
            template=self.template,
            required=self.required,
            optional=self.optional,
        )


_registered: dict[tuple[str, str], Document[Any]] = {}


def register(document: Document[Any]) -> None:
    """Add a document; each room registers its own when it starts, in the order of its lists."""
    key = (document.kind, document.slug)
    if key in _registered:
        raise DocumentTwice("/".join(key))
    _registered[key] = document


def registered() -> tuple[Document[Any], ...]:
    """Return every document, in the order in which they were registered."""
    return tuple(_registered.values())


def find(kind: str, slug: str) -> Document[Any]:
    """Return the document of this name, or raise NoSuchDocument."""
    try:
        return _registered[kind, slug]
    except KeyError:
        raise NoSuchDocument(f"{kind}/{slug}") from None


def documents_of(kind: str, state: Any) -> list[Document[Any]]:  # noqa: ANN401 - of whatever kind
    """Return the documents that a stream has as it stands, without those that its room keeps."""
    return [
        document
        for document in registered()
        if document.kind == kind and not document.signed and document.exists(state)
    ]


def brought_about(kind: str, before: Any, after: Any) -> Document[Any] | None:  # noqa: ANN401 - as above
    """Return the document that a stream has after an act and had not before, if there is one."""
    had = documents_of(kind, before)
    return next((one for one in documents_of(kind, after) if one not in had), None)
