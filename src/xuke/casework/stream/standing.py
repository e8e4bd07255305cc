"""What the record knows already of histories that are to be imported."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db import connection

from xuke.casework.stream.bulk import History
from xuke.kernel.person import IMPORT
from xuke.record.codec import Facts
from xuke.record.events import facts_of
from xuke.record.statements import fetch
from xuke.record.values import as_text

Told = tuple[str, Facts, Any]
_BEGUN: Final = (
    "SELECT stream::text FROM record_event WHERE stream = ANY(%s::uuid[]) AND version = 1"
)


class Standing(StrEnum):
    """What the record already knows of a history that is to be imported."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"


def recorded_streams(streams: Sequence[str]) -> set[str]:
    """Return which of these streams, told as text, the record holds already."""
    return {stream for (stream,) in fetch(_BEGUN, [as_text(list(streams))])}


def standings(histories: Sequence[History]) -> list[Standing]:
    """Compare each history with what was imported of it."""
    known = _recorded([one.stream.id for one in histories])
    return [_standing(one, known.get(one.stream.id, [])) for one in histories]


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
