"""What happened: to one account, and who looked at what; and what an administrator should know."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from xuke.access.people import names_of
from xuke.casework.looks import LATEST
from xuke.casework.stream import door, visibility
from xuke.gateways.disk import room_at
from xuke.kernel.looking import LOOK
from xuke.kernel.person import Person
from xuke.record.postgres import PostgresRecord
from xuke.rooms.people import looked
from xuke.rooms.people.keeping import ACCOUNTS, NO_AUTHORITY, stream_of
from xuke.web.case.history import Entry, entries
from xuke.web.case.stream_file import StreamFile
from xuke.web.words.names import Names


def history(person: Person, user: UUID, authority: str) -> list[Entry]:
    """Return all that was done to an account: at the authority, and before it had one."""
    streams = [stream_of(str(user), place) for place in (NO_AUTHORITY, authority)]
    loaded = [door.find(ACCOUNTS, stream.id) for stream in streams]
    files = [StreamFile(loaded=one, person=person) for one in loaded if one is not None]
    return [entry for file in files for entry in file.timeline()]


def looks(person: Person, key: str) -> tuple[list[Entry], str]:
    """Return a page of who looked at what at the person's authority, and the next page's key."""
    found = LATEST.page(visibility.visible(LOOK.kind, person), LATEST.read(key))
    streams = [row.stream for row in found.rows]
    histories = {one[0].stream.id: one for one in PostgresRecord().load_many(streams)}
    events = [histories[stream][0] for stream in streams]
    called = Names(
        people=names_of({one.envelope.actor for one in events}),
        things=looked.names(one.event for one in events),
    )
    return entries(events, called), found.next_key


def low_room() -> int | None:
    """Return how many MB are left on the disk of the data folder, if that is little."""
    room = room_at(Path(settings.DATA_FOLDER))
    return room.free // 1_000_000 if room.is_low else None
