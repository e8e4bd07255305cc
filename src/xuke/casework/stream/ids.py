"""Which stream is meant: new for a request, or always the same for a name."""

from typing import Final
from uuid import UUID, uuid4, uuid5

from xuke.casework.stream.act import Act, key_of
from xuke.record.events import Stream

REQUESTS: Final = UUID("6f9f5c1e-0b0e-5c0e-9d52-3f3e7a6b8c11")
"""Namespace of the streams that repeated requests, and names, must find again."""


def new_stream(kind: str, authority: str, act: Act) -> Stream:
    """Return a stream for something new; a repeated request gets the same one again."""
    if act.request is None:
        return Stream(id=uuid4(), kind=kind, authority=authority)
    name = f"{act.person.id}/{key_of(act.request)}"
    return Stream(id=uuid5(REQUESTS, name), kind=kind, authority=authority)


def stream_named(kind: str, authority: str, name: str) -> Stream:
    """Return the stream that this authority's thing of this name always has."""
    return Stream(id=uuid5(REQUESTS, f"{kind}/{authority}/{name}"), kind=kind, authority=authority)
