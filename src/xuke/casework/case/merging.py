"""Two windows of one draft: each saves what was changed in it, and none writes over the other.

A page carries a mark of each answer as it was read. An answer that differs from its mark was
changed on that page; where the kept one differs from it too, somebody has to choose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xuke.casework.sealing import vault

_DIGITS: Final = 16
Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An answer that two windows changed: what was sent, what is kept, and the mark of that."""

    field: str
    mine: str
    theirs: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What is to be saved, what somebody has to choose, and the marks for the page from now on."""

    changed: Answers
    conflicts: tuple[Conflict, ...]
    marks: Answers


def mark(stream: UUID, field: str, text: str) -> str:
    """Return the mark of an answer: it tells nobody what the answer is."""
    return vault().index(text, f"draft.{stream}.{field}")[:_DIGITS]


def marks_of(stream: UUID, answers: Answers, fields: tuple[str, ...]) -> dict[str, str]:
    """Return the marks of these answers; one that was not given has a mark too."""
    return {name: mark(stream, name, answers.get(name, "")) for name in fields}


def merged(stream: UUID, held: Answers, sent: Answers, read: Answers | None) -> Merged:
    """Return what comes of answers that were sent from a page with these marks.

    Without marks all of them are saved: a program says what it wants. Of what was not sent, or
    could not be kept, the page goes on with the marks that it has.
    """
    now = marks_of(stream, held, tuple(sent))
    if read is None:
        return Merged(changed=dict(sent), conflicts=(), marks=marks_of(stream, sent, tuple(sent)))
    mine = marks_of(stream, sent, tuple(sent))
    changed = {name for name in sent if mine[name] != read.get(name)}
    clashing = {one for one in changed if now[one] not in {read.get(one), mine[one]}}
    conflicts = tuple(
        Conflict(field=one, mine=sent[one], theirs=held.get(one, ""), mark=now[one])
        for one in sent
        if one in clashing
    )
    saved = changed - clashing
    return Merged(
        changed={name: text for name, text in sent.items() if name in saved},
        conflicts=conflicts,
        marks={**read, **{name: mine[name] for name in saved}},
    )
