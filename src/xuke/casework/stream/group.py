"""Several streams at once: read by one question, and what they came to written together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from django.db import Error, connection

from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import follow, is_followed
from xuke.casework.stream.kinds import Kind, Loaded, NoSuchStream
from xuke.casework.stream.readmodels import Change, project
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.stream import Events
from xuke.record.events import Recorded
from xuke.record.many import Further, append_many
from xuke.record.port import StaleStream
from xuke.record.postgres import PostgresRecord

S = TypeVar("S")


class Entangled(Exception):
    """What followed from one stream went on in another of the group: each must come by itself."""


IN_THE_WAY: Final = (Entangled, StaleStream, NoSuchStream, Unlawful, Error)
"""What may stand in the way of a group: one after another, each stream tells what is its own."""


@dataclass(frozen=True, slots=True)
class Decided(Generic[S]):
    """A stream, and the events that were decided on it."""

    loaded: Loaded[S]
    events: Events

    @property
    def version(self) -> int:
        """The version that the stream has once they are recorded."""
        return len(self.loaded.history) + len(self.events)


def load_group(kind: Kind[S], streams: Sequence[UUID]) -> list[Loaded[S]]:
    """Return these streams as they stand, or raise the kind's own NoSuchStream of the first."""
    histories = {one[0].stream.id: one for one in PostgresRecord().load_many(streams)}
    return [_folded(kind, stream, histories.get(stream, ())) for stream in streams]


def append_group(kind: Kind[S], group: Sequence[Decided[S]], act: Act) -> None:
    """Append what was decided on each stream, and tell read models and what follows.

    In a transaction that the caller takes back if StaleStream or Entangled is raised: of which
    stream it is can only be told by doing one after another.
    """
    told = [one for one in group if one.events]
    if not told:
        return
    further = [Further(one.loaded.stream, one.events, one.loaded.history) for one in told]
    recorded = append_many(further, act.envelope)
    changes = [
        Change(
            stream=one.loaded.stream,
            state=kind.machine.after(one.loaded.state, one.events),
            recorded=events,
        )
        for one, events in zip(told, recorded, strict=True)
    ]
    project(changes)
    _follow(changes, act, {one.loaded.stream.id: one.version for one in group})


def _folded(kind: Kind[S], stream: UUID, history: Sequence[Recorded]) -> Loaded[S]:
    if not history or history[0].stream.kind != kind.name:
        raise kind.absent(stream)
    state = kind.machine.replay(one.event for one in history)
    return Loaded(history[0].stream, state, history)


def _follow(changes: Sequence[Change[Any]], act: Act, versions: Mapping[UUID, int]) -> None:
    """Do what follows from each change.

    All of the group was decided before; one by one, the later streams would have seen it. So
    nothing that follows may touch a stream of the group.
    """
    followed = [change for change in changes if is_followed(change)]
    for change in followed:
        follow(change, act)
    if followed and _newest(list(versions)) != versions:
        raise Entangled


def _newest(streams: list[UUID]) -> Mapping[UUID, int]:
    """Return the newest version of each stream."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stream, max(version) FROM record_event WHERE stream = ANY(%s) GROUP BY stream",
            [streams],
        )
        return dict(cursor.fetchall())
