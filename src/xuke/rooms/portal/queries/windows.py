"""What a page of a draft carries of the answers as it read them, and what clashes in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from xuke.casework.case.merging import Conflict, Merged, marks_of
from xuke.casework.case.saving import save_changed
from xuke.casework.stream.act import Act
from xuke.rooms.portal.queries.drafts import Draft

FIELD: Final = "read"
"""The hidden field with the marks: `field:mark`, separated by blanks."""


def written(marks: Mapping[str, str]) -> str:
    """Return marks as a page carries them."""
    return " ".join(f"{name}:{mark}" for name, mark in marks.items())


def read(sent: Mapping[str, Any]) -> dict[str, str] | None:
    """Return the marks that a page sent; nothing where it carries none."""
    if FIELD not in sent:
        return None
    pairs = (one.partition(":") for one in str(sent[FIELD]).split())
    return {name: mark for name, _colon, mark in pairs}


def save(held: Draft, sent: Mapping[str, Any], answers: Mapping[str, str], act: Act) -> Merged:
    """Save what was changed on the page, but for what another window changed meanwhile."""
    return save_changed(held.file.stream.id, answers, act, read(sent))


def as_read(held: Draft, section: str) -> str:
    """Return the marks of a section's answers as they are kept now."""
    names = tuple(one.id for one in held.fields_of(section))
    return written(marks_of(held.file.stream.id, held.answers, names))


def clashes(held: Draft, conflicts: Sequence[Conflict]) -> list[dict[str, str]]:
    """Return what two windows answered differently, each question under its label."""
    labels = held.file.things
    return [
        {
            "field": one.field,
            "label": labels.get(one.field, one.field),
            "mine": one.mine,
            "theirs": one.theirs,
            "mark": one.mark,
        }
        for one in conflicts
    ]


def told(held: Draft, saved: Merged) -> dict[str, Any]:
    """Return what a page is told after saving: its new marks, and what clashes."""
    return {"read": written(saved.marks), "clashes": clashes(held, saved.conflicts)}


def to_choose(held: Draft, saved: Merged) -> dict[str, Any]:
    """Return what the page on which somebody chooses carries: only what clashes."""
    marks = {one.field: one.mark for one in saved.conflicts}
    return {"read": written(marks), "clashes": clashes(held, saved.conflicts)}
