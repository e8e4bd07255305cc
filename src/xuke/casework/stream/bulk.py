"""Many new streams at once, as an import of history needs: the same events, by COPY."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import kind_of
from xuke.casework.stream.readmodels import Change, project
from xuke.kernel.person import IMPORT
from xuke.record.chain import link
from xuke.record.codec import Facts
from xuke.record.events import Recorded, Stream, facts_of
from xuke.record.postgres import PostgresRecord

Told = tuple[str, Facts, Any]


class Standing(StrEnum):
    """What the record already knows of a history that is to be imported."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"


def whatever_is_told(facts: Facts) -> Facts:
    """Return the facts: each of them counts."""
    return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A whole stream that is to be told at once.

    `compared` returns what of an event's facts makes one history differ from another.
    """

    stream: Stream
    events: tuple[Any, ...]
    compared: Callable[[Facts], Facts] = whatever_is_told


def recorded_streams(streams: Sequence[UUID]) -> set[UUID]:
    """Return which of these streams the record holds already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stream FROM record_event WHERE stream = ANY(%s) AND version = 1",
            [list(streams)],
        )
        return {stream for (stream,) in cursor.fetchall()}


def standings(histories: Sequence[History]) -> list[Standing]:
    """Compare each history with what was imported of it."""
    known = _recorded([one.stream.id for one in histories])
    return [_standing(one, known.get(one.stream.id, [])) for one in histories]


def begin_many(histories: Sequence[History], act: Act) -> None:
    """Record new histories and project them, in one transaction; none may exist yet."""
    with transaction.atomic():
        linked = [link(one.stream, one.events, act.envelope) for one in histories]
        PostgresRecord().copy(event for events in linked for event in events)
        project([_change(one, events) for one, events in zip(histories, linked, strict=True)])


def _change(history: History, recorded: list[Recorded]) -> Change[Any]:
    """Return the change that the read models are told."""
    state = kind_of(history.stream.kind).machine.replay(history.events)
    return Change(stream=history.stream, state=state, recorded=recorded, new=True)


def _recorded(streams: list[UUID]) -> Mapping[UUID, list[Told]]:
    """Return what was imported of these streams, in one query; later acts are none of it."""
    known: dict[UUID, list[Told]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stream, type, facts::text, legal_day FROM record_event"
            " WHERE stream = ANY(%s) AND actor = %s ORDER BY stream, version",
            [streams, IMPORT],
        )
        for stream, kind, facts, on in cursor.fetchall():
            known.setdefault(stream, []).append((kind, json.loads(facts), on))
    return known


def _standing(history: History, recorded: list[Told]) -> Standing:
    """Compare one history with what was imported; acts after the import do not make it differ."""
    if not recorded:
        return Standing.NEW
    before = [(kind, history.compared(facts), on) for kind, facts, on in recorded]
    told = map(facts_of, history.events)
    now = [(kind, history.compared(facts), on) for kind, facts, on in told]
    return Standing.SAME if before == now else Standing.DIFFERENT
