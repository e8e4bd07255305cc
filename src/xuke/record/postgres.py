"""The record on PostgreSQL: events are read by stream, and written with the rest of an act."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from xuke.record import statements, writing
from xuke.record.chain import link
from xuke.record.events import Envelope, Recorded, Stream
from xuke.record.jsontext import read, written

BATCH: Final = 2000
COLUMNS = (
    "stream, version, stream_kind, authority, year, type, facts, legal_day, recorded_at,"
    " actor, request, hash"
)
# An instant as microseconds: a text would be read by a parser in Python, event by event.
READ_COLUMNS = (
    "stream, version, stream_kind, authority, year, type, facts, legal_day,"
    " (extract(epoch FROM recorded_at) * 1000000)::bigint, actor, request, hash, position"
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_READ = f"SELECT {READ_COLUMNS} FROM record_event "  # noqa: S608 - constants only
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


class PostgresRecord:
    """The record in the database of the current Django connection."""

    def load(self, stream: UUID) -> Sequence[Recorded]:
        """Return a stream's events in order."""
        writing.before_reading(stream)
        return _read(_STREAM, [stream])

    def load_many(self, streams: Sequence[UUID]) -> Iterator[list[Recorded]]:
        """Yield these streams' events, stream by stream, by one question."""
        for stream in streams:
            writing.before_reading(stream)
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
        writing.write_event(stream.id, _INSERT + ", ".join([_ROW] * len(linked)), values)
        return linked

    def follow(self, after: int, most: int) -> Sequence[Recorded]:
        """Return events by position, none that a running transaction might still precede."""
        return _read(_FOLLOW, [after, most])

    def streams(self) -> Iterator[list[Recorded]]:
        """Yield every stream's events, stream by stream, without holding them all."""
        for _stream, events in groupby(_everything(), key=attrgetter("stream.id")):
            yield list(events)


def _everything() -> Iterator[Recorded]:
    """Yield all events, stream by stream in order, through a cursor in the server."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_ALL)
        while rows := cursor.fetchmany(BATCH):
            yield from recorded(rows)


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
        written(event.facts).decode(),
        event.on,
        envelope.at,
        envelope.actor,
        envelope.request,
        event.hash,
    )


def _read(sql: str, values: list[Any]) -> list[Recorded]:
    """Run a query over the record."""
    return list(recorded(statements.fetch(sql, values)))


def recorded(rows: Iterable[tuple[Any, ...]]) -> Iterator[Recorded]:
    """Yield rows of READ_COLUMNS as events of the record; those of one stream share it."""
    before, stream = None, None
    for row in rows:
        place = row[0], row[2], row[3]
        if stream is None or place != before:
            before, stream = place, Stream(id=row[0], kind=row[2], authority=row[3])
        yield _recorded(stream, row)


def _recorded(stream: Stream, row: tuple[Any, ...]) -> Recorded:
    _stream, version, _kind, _authority, year, name, facts, on, at, *rest = row
    actor, request, digest, position = rest
    return Recorded(
        stream=stream,
        year=year,
        version=version,
        type=name,
        facts=read(facts),
        on=on,
        envelope=Envelope(at=_EPOCH + timedelta(microseconds=at), actor=actor, request=request),
        hash=bytes(digest),
        position=position,
    )
