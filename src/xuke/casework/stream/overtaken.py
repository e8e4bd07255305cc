"""By what an act was overtaken that comes too late: by the same person, or by another."""

from enum import StrEnum
from typing import Any

from xuke.casework.stream.act import Act
from xuke.casework.stream.door import find
from xuke.casework.stream.kinds import Kind, Loaded


class Overtaken(StrEnum):
    """Who went on with a stream since it was seen."""

    BY_THIS = "this"
    """The same person has done this very act already."""
    BY_ONESELF = "oneself"
    BY_OTHERS = "others"


def overtaken(kind: Kind[Any], loaded: Loaded[Any], verb: str, act: Act) -> Overtaken:
    """Say who went on with the stream after the version that the act expects."""
    now = find(kind, loaded.stream.id) or loaded
    since = len(now.history) if act.expected is None else act.expected
    done = now.last(kind.machine.verbs[verb].event, since)
    if done and done.envelope.actor == act.person.id:
        return Overtaken.BY_THIS
    actors = {one.envelope.actor for one in now.history[since:]}
    return Overtaken.BY_ONESELF if actors == {act.person.id} else Overtaken.BY_OTHERS
