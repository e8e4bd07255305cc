"""Who commented 公示意见: the record has the name sealed, whoever may read the comment reads it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from xuke.casework.sealing import open_author
from xuke.kernel.case.events import ObjectionReceived
from xuke.kernel.case.state import Case


def author_of(stream: UUID, objection: ObjectionReceived) -> str:
    """Return who said it, in clear."""
    return open_author(stream, objection.author) if objection.author_sealed else objection.author


def authors_in(stream: UUID, case: Case) -> dict[str, str]:
    """Return who commented on a case, by what the record has for the name."""
    sealed = (one for one in case.procedure.objections if one.author_sealed)
    return {one.author: author_of(stream, one) for one in sealed}


def authors_told(stream: UUID, facts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the same of the facts of events, as of what is only foreseen."""
    sealed = (str(one["author"]) for one in facts if one.get("author_sealed"))
    return {token: open_author(stream, token) for token in sealed}
