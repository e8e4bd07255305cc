"""The rows of drafts, written with the act and locked while one is filed."""

from typing import Final
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
    "INSERT INTO casework_draft (stream, owner, authority, item, form, saved_at)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
)
_LOCK: Final = "SELECT form FROM casework_draft WHERE stream = %s FOR UPDATE"
_FORGET: Final = "DELETE FROM casework_draft WHERE stream = %s"


def keep(stream: Stream, item: str, form: Form, act: Act) -> None:
    """Write the row of a new draft; `form` holds its answers, the sensitive ones sealed."""
    values = (stream.id, act.person.id, stream.authority, item, form, act.at)
    write(_KEEP, [as_text(value) for value in values])


def locked_form(stream: UUID) -> Form:
    """Return the draft's answers as they are kept, the draft locked.

    One that was submitted meanwhile is told as a case that moved on.
    """
    hold_transaction()
    for (form,) in fetch(_LOCK, [stream]):
        kept: Form = read(form)
        return kept
    raise StaleStream(stream)


def forget(stream: UUID) -> None:
    """Delete the row of a draft that is one no longer."""
    write(_FORGET, [stream])
