"""The door: every change to a case comes through here, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.db import connection, transaction

from xuke.casework.projection import Change, project
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case, evolve, replay
from xuke.kernel.person import Person
from xuke.record.events import CASE, Envelope, Recorded, Stream
from xuke.record.port import StaleStream
from xuke.record.postgres import PostgresRecord

REQUESTS = UUID("6f9f5c1e-0b0e-5c0e-9d52-3f3e7a6b8c11")
"""Namespace of the streams that repeated requests must find again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a decision is made on: the case as it stands, and the person with his rights here."""

    stream: Stream
    case: Case
    person: Person


Decision = Callable[[Situation], tuple[CaseEvent, ...]]


class NoSuchCase(LookupError):
    """There is no such case, or it is not this person's to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts, on which legal day, at which instant; what was seen, and the request's id."""

    person: Person
    on: date
    at: datetime
    request: UUID | None = None
    expected: int | None = None

    @property
    def envelope(self) -> Envelope:
        """Return who recorded it, for the record."""
        return Envelope(at=self.at, actor=self.person.id, request=self.request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an act; `repeated` says that it had been done before."""

    stream: Stream
    case: Case
    recorded: Sequence[Recorded]
    repeated: bool = False


Also = Callable[[Done], None]
Loaded = tuple[Stream, Case, Sequence[Recorded]]


def nothing(_done: Done) -> None:
    """Do nothing more."""


def new_stream(act: Act, authority: str) -> Stream:
    """Return a stream for a new case; a repeated request gets the same one again."""
    if act.request is None:
        return Stream(id=uuid4(), kind=CASE, authority=authority)
    name = f"{act.person.id}/{act.request}"
    return Stream(id=uuid5(REQUESTS, name), kind=CASE, authority=authority)


def load(stream: UUID) -> Loaded:
    """Return a case with its history, or raise NoSuchCase."""
    history = PostgresRecord().load(stream)
    if not history or history[0].stream.kind != CASE:
        raise NoSuchCase(stream)
    return history[0].stream, replay(one.event for one in history), history


def handle(stream: UUID, decide: Decision, act: Act, *, also: Also = nothing) -> Done:
    """Decide on an existing case and record what was decided.

    `also` runs in the same transaction once the decision is recorded; not for a repeated request.
    """
    return _once(lambda: load(stream), decide, act, also)


def begin(stream: Stream, decide: Decision, act: Act, *, also: Also = nothing) -> Done:
    """Decide on a case that does not exist yet; a repeated request does nothing twice."""

    def read() -> Loaded:
        history = PostgresRecord().load(stream.id)
        return stream, replay(one.event for one in history), history

    return _once(read, decide, act, also)


def _once(read: Callable[[], Loaded], decide: Decision, act: Act, also: Also) -> Done:
    """Do it in one transaction; of one request sent twice at once, the second finds it done."""
    try:
        with transaction.atomic():
            return _record(read(), decide, act, also)
    except StaleStream:
        stream, case, history = read()
        if not _is_answered(history, act):
            raise
        return Done(stream=stream, case=case, recorded=(), repeated=True)


def _record(loaded: Loaded, decide: Decision, act: Act, also: Also) -> Done:
    """Append the decision and project it, unless this request was already answered."""
    stream, case, history = loaded
    if _is_answered(history, act):
        return Done(stream=stream, case=case, recorded=(), repeated=True)
    if act.expected is not None and act.expected != case.version:
        raise StaleStream(stream.id)
    person = at_authority(act.person, stream.authority)
    events = decide(Situation(stream=stream, case=case, person=person))
    recorded = PostgresRecord().append(stream, events, act.envelope, history)
    for event in events:
        case = evolve(case, event)
    done = Done(stream=stream, case=case, recorded=recorded)
    if recorded:
        project([Change(stream=stream, case=case, recorded=recorded, new=not history)])
        also(done)
    return done


def _is_answered(history: Sequence[Recorded], act: Act) -> bool:
    """Whether this very request of this person is already in the record."""
    return act.request is not None and any(
        one.envelope.request == act.request and one.envelope.actor == act.person.id
        for one in history
    )


def at_authority(person: Person, authority: str) -> Person:
    """Return the person with the rights that hold at this authority, and no others."""
    if person.authority == authority:
        return person
    return replace(person, authority=None, roles=frozenset())


def next_serial() -> int:
    """Return the next number of the installation's sequence of cases; gaps are allowed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('casework_case_serial')")
        (serial,) = cursor.fetchone()
    return int(serial)


_TAKE = """
    INSERT INTO casework_number_series (authority, series, year, last)
    VALUES (%s, %s, %s, 1)
    ON CONFLICT (authority, series, year)
    DO UPDATE SET last = casework_number_series.last + 1
    RETURNING last
"""


def take_number(authority: str, series: str, year: int) -> int:
    """Return the next number of a series; it is given back if the act does not commit."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [authority, series, year])
        (number,) = cursor.fetchone()
    return int(number)
