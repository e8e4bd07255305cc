"""Messages 消息: told to an account with the event that they tell of, read by whoever has it.

The inbox is the one channel so far. Others (text message, e-mail) read the same rows and send them
on; nothing but `tell` writes one.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from django.db.models import Max

from xuke.casework.models import Message
from xuke.casework.stream.ids import REQUESTS
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.kernel.person import Person
from xuke.record.events import Recorded
from xuke.record.values import as_text
from xuke.record.writing import write

REMINDER: Final = "licence-reminder"
INTENT: Final = "licence-intent"
DROPPED: Final = "licence-intent-dropped"
BURDEN: Final = "licence-burden"
UNTRUTH: Final = "case-untruth"
EMPLOYER: Final = "case-refused-employer"
TURNED_DOWN: Final = "case-barred-employer"
AMENDED: Final = "case-amended"
NOT_AMENDED: Final = "case-not-amended"
CASE_BANNED: Final = "case-banned"
CASE_UNBANNED: Final = "case-unbanned"
HOLDER_BANNED: Final = "licence-banned"
HOLDER_UNBANNED: Final = "licence-unbanned"
# It goes with the rest of the act; once told, it is told.
_TELL: Final = (
    "INSERT INTO casework_message (key, account, authority, kind, stream, legal_day, code, facts)"
    " VALUES (%s::uuid, %s, %s, %s, %s::uuid, %s::date, %s, %s::jsonb) ON CONFLICT (key) DO NOTHING"
)
NEWEST_FIRST: Final = Keyset(model=Message, order=("-on", "-key"), size=20)


def tell(account: str, code: str, about: Recorded, facts: Mapping[str, Any]) -> None:
    """Tell an account of an event, once, however often it is asked for."""
    stream = about.stream
    key = uuid5(REQUESTS, f"message/{stream.id}/{about.version}/{account}")
    told = (stream.authority, stream.kind, stream.id, about.on, code, json.dumps(facts))
    write(_TELL, [as_text(one) for one in (key, account, *told)])


def inbox(person: Person, key: str) -> Slice[Message]:
    """Return a page of what the person was told, newest first, after the key."""
    mine = Message.objects.filter(account=person.id)
    return NEWEST_FIRST.page(mine, NEWEST_FIRST.read(key))


def streams_told(person: Person, code: str) -> list[UUID]:
    """Return of which streams the person was told this, the last told first; so many at once."""
    mine = Message.objects.filter(account=person.id, code=code).values("stream")
    last = mine.annotate(last=Max("on")).order_by("-last", "stream")[: NEWEST_FIRST.size]
    return [one["stream"] for one in last]


def read(person: Person, key: UUID, at: datetime) -> None:
    """Note that the person has read a message of his, and when first."""
    Message.objects.filter(account=person.id, key=key, read_at=None).update(read_at=at)
