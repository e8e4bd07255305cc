"""The reference of event types, generated from the types themselves."""

from dataclasses import fields
from inspect import getdoc

from xuke.record.events import types

HEAD = """# Events

Generated from the types by `xuke.record.reference`; a test keeps it current. Each event is written
once and read for ever: a frozen sample of each stands in `tests/record/samples`, by kind of stream.
"""


def events_reference() -> str:
    """Return the page that documents every event type, its meaning and its facts."""
    kinds = dict.fromkeys(kind for kind, _name in types())
    return "\n".join([HEAD, *(_part(kind) for kind in kinds)])


def _part(kind: str) -> str:
    """Return the entries of one kind of stream."""
    known = ((name, event) for (of, name), event in types().items() if of == kind)
    return "\n".join([f"## {kind}\n", *(_entry(name, event) for name, event in known)])


def _entry(name: str, kind: type) -> str:
    """Return one type's entry."""
    facts = ", ".join(f"`{one.name}`" for one in fields(kind))
    meaning = " ".join((getdoc(kind) or "").split())
    return f"### {name}\n\n{meaning}\n\nFacts: {facts}.\n"
