"""The rows of drafts, written with the act and locked while one is filed."""

from collections.abc import Mapping
from typing import Final, NamedTuple
from uuid import UUID

from xuke.casework.stream.act import Act
from xuke.record.events import Stream
from xuke.record.jsontext import read
from xuke.record.port import StaleStream
from xuke.record.statements import fetch
from xuke.record.values import as_text
from xuke.record.writing import hold_transaction, write

Form = dict[str, str]
_KEEP: Final = (
    "INSERT INTO casework_draft (stream, owner, authority, item, form, file_names, saved_at)"
    " VALUES (%s, %s, %s, %s, %s, '{}', %s)"
)
_LOCK: Final = "SELECT form, file_names FROM casework_draft WHERE stream = %s FOR UPDATE"
_FORM: Final = "SELECT form FROM casework_draft WHERE stream = %s"
_NAMES: Final = "SELECT file_names FROM casework_draft WHERE stream = %s"
_NAME: Final = "UPDATE casework_draft SET file_names = file_names || %s::jsonb WHERE stream = %s"
_FORGET: Final = "DELETE FROM casework_draft WHERE stream = %s"


class Kept(NamedTuple):
    """What is kept of a draft: the answers, sensitive ones sealed, and the names of its files."""

    form: Form
    file_names: Form


def keep(stream: Stream, item: str, form: Form, act: Act) -> None:
    """Write the row of a new draft; `form` holds its answers, the sensitive ones sealed."""
    values = (stream.id, act.person.id, stream.authority, item, form, act.at)
    write(_KEEP, [as_text(value) for value in values])


def locked(stream: UUID) -> Kept:
    """Return what is kept of a draft, the draft locked.

    One that was submitted meanwhile is told as a case that moved on.
    """
    hold_transaction()
    for form, names in fetch(_LOCK, [stream]):
        return Kept(read(form), read(names))
    raise StaleStream(stream)


def form_of(stream: UUID) -> Form:
    """Return the answers of a draft; one that was submitted meanwhile is told as by `locked`."""
    for (form,) in fetch(_FORM, [stream]):
        answers: Form = read(form)
        return answers
    raise StaleStream(stream)


def file_names(stream: UUID) -> Mapping[str, str]:
    """Return what the files of a draft are called, by the words that stand for it."""
    found: list[Form] = [read(names) for (names,) in fetch(_NAMES, [stream])]
    return found[0] if found else {}


def name_files(stream: UUID, names: Mapping[str, str]) -> None:
    """Keep what files of a draft are called, by the words that stand for it."""
    write(_NAME, [as_text(dict(names)), str(stream)])


def forget(stream: UUID) -> None:
    """Delete the row of a draft that is one no longer."""
    write(_FORGET, [stream])
