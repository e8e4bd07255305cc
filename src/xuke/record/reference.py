"""The reference of event types, generated from the types themselves."""

from dataclasses import fields
from inspect import getdoc

from xuke.record.events import TYPES

HEAD = """# Events

Generated from the types by `xuke.record.reference`; a test keeps it current. Each event is written
once and read for ever: a frozen sample of each stands in `tests/record/samples`.
"""


def events_reference() -> str:
    """Return the page that documents every event type, its meaning and its facts."""
    return "\n".join([HEAD, *(_entry(name, kind) for name, kind in TYPES.items())])


def _entry(name: str, kind: type) -> str:
    """Return one type's entry."""
    facts = ", ".join(f"`{one.name}`" for one in fields(kind))
    meaning = " ".join((getdoc(kind) or "").split())
    return f"## {name}\n\n{meaning}\n\nFacts: {facts}.\n"
