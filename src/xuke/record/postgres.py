"""The record on PostgreSQL: one insert an act, in the transaction of the caller."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from xuke.record.chain import link
from xuke.record.events import Envelope, Recorded, Stream
from xuke.record.port import StaleStream

BATCH: Final = 2000
COLUMNS = (
    "stream, version, stream_kind, authority, year, type, facts, legal_day, recorded_at,"
    " actor, request, hash"
)
_READ = f"SELECT {COLUMNS}, position FROM record_event "  # noqa: S608 - constants only
_STREAM = _READ + "WHERE stream = %s ORDER BY version"
_STREAMS = _READ + "WHERE stream = ANY(%s) ORDER BY stream, version"
_FOLLOW = _READ + (
    "WHERE position > %s"
    " AND transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    " ORDER BY position LIMIT %s"
)
_ALL = _READ + "ORDER BY stream, version"
_ROW = "(%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s)"
_INSERT = f"INSERT INTO record_event ({COLUMNS}) VALUES "  # noqa: S608 - constants only
_COPY = f"COPY record_event ({COLUMNS}) FROM STDIN"


class PostgresRecord:
    """The record in the database of the current Django connection."""

    def load(self, stream: UUID) -> Sequence[Recorded]:
        """Return a stream's events in order."""
        return _read(_STREAM, [stream])

    def load_many(self, streams: Sequence[UUID]) -> Iterator[list[Recorded]]:
        """Yield these streams' events, stream by stream, by one question."""
        events = _read(_STREAMS, [list(streams)])
        for _stream, history in groupby(events, key=attrgetter("stream.id")):
            yield list(history)

    def append(
        self, stream: Stream, events: Iterable[Any], envelope: Envelope, history: Sequence[Recorded]
    ) -> list[Recorded]:
        """Append after the history that was read, or raise StaleStream."""
        linked = link(stream, events, envelope, history)
        if not linked:
            return linked
        values = [value for one in linked for value in row(one)]
        sql = _INSERT + ", ".join([_ROW] * len(linked))
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
        except IntegrityError as error:
            raise StaleStream(stream.id) from error
        return linked

    def follow(self, after: int, most: int) -> Sequence[Recorded]:
        """Return events by position, none that a running transaction might still precede."""
        return _read(_FOLLOW, [after, most])

    def copy(self, linked: Iterable[Recorded]) -> None:
        """Append the beginnings of many new streams at once, as an import does."""
        with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            for one in linked:
                copy.write_row(row(one))

    def streams(self) -> Iterator[list[Recorded]]:
        """Yield every stream's events, stream by stream, without holding them all."""
        for _stream, events in groupby(_everything(), key=attrgetter("stream.id")):
            yield list(events)


def _everything() -> Iterator[Recorded]:
    """Yield all events, stream by stream in order, through a cursor in the server."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_ALL)
        while rows := cursor.fetchmany(BATCH):
            yield from map(_recorded, rows)


def row(event: Recorded) -> tuple[Any, ...]:
    """Return an event's values in the order of the columns."""
    envelope = event.envelope
    return (
        event.stream.id,
        event.version,
        event.stream.kind,
        event.stream.authority,
        event.year,
        event.type,
        json.dumps(event.facts, ensure_ascii=False),
        event.on,
        envelope.at,
        envelope.actor,
        envelope.request,
        event.hash,
    )


def _read(sql: str, values: list[Any]) -> list[Recorded]:
    """Run a query over the record."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [_recorded(one) for one in cursor.fetchall()]


def _recorded(told: tuple[Any, ...]) -> Recorded:
    """Return one row as an event of the record."""
    stream, version, kind, authority, year, name, facts, on, at, *rest = told
    actor, request, digest, position = rest
    return Recorded(
        stream=Stream(id=stream, kind=kind, authority=authority),
        year=year,
        version=version,
        type=name,
        facts=json.loads(facts),
        on=on,
        envelope=Envelope(at=at, actor=actor, request=request),
        hash=bytes(digest),
        position=position,
    )
