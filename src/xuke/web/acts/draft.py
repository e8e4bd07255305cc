"""草稿: what somebody has written into the form of an act and not done yet, his alone, sealed.

One for each person, stream and verb, whichever verb it is; no event: it has no legal effect.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from xuke.casework.sealing import vault
from xuke.gateways.vault import NotOpened
from xuke.record.statements import fetch
from xuke.web.clock import SHANGHAI
from xuke.web.models import ActDraft

FIELD: Final = "drafted"
"""The hidden field by which a form says which draft its page knows."""
KEPT: Final = timedelta(days=30)
"""So long a draft is kept after it was last saved."""
# What another window saved meanwhile is not written over: a page saves over what it knows.
_KEEP: Final = """
    INSERT INTO web_act_draft AS held (person, stream, verb, page, typed, saved_at)
    VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (person, stream, verb) DO UPDATE
       SET page = excluded.page, typed = excluded.typed, saved_at = excluded.saved_at
     WHERE held.page = excluded.page OR held.saved_at = %s
    RETURNING saved_at
"""
_BEGUN: Final = "SELECT stream FROM web_act_draft WHERE person = %s"
_BEGUN_ON: Final = "SELECT verb FROM web_act_draft WHERE person = %s AND stream = %s ORDER BY verb"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose draft, on which stream, of which verb."""

    person: str
    stream: UUID
    verb: str

    @property
    def _context(self) -> str:
        return f"web.act.{self.person}.{self.stream}.{self.verb}"

    def find(self) -> "Draft | None":
        """Return what is kept here; nothing also where this vault cannot open it."""
        rows = ActDraft.objects.filter(person=self.person, stream=self.stream, verb=self.verb)
        row = rows.first()
        if row is None:
            return None
        try:
            packed = vault().open_bytes(bytes(row.typed), self._context)
        except NotOpened:
            return None
        return Draft(json.loads(zlib.decompress(packed)), row.saved_at.astimezone(SHANGHAI))

    def keep(self, values: "Values", saving: "Saving") -> datetime | None:
        """Keep these values; nothing is kept, or returned, where another window saved meanwhile."""
        packed = zlib.compress(json.dumps(values, ensure_ascii=False).encode(errors="replace"))
        sealed = vault().seal_bytes(packed, self._context)
        row = (self.person, self.stream, self.verb, saving.page, sealed, saving.at, saving.known)
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, row)
            found = cursor.fetchone()
        return found[0].astimezone(SHANGHAI) if found else None

    def forget(self) -> None:
        """Delete what is kept here."""
        rows = ActDraft.objects.filter(person=self.person, stream=self.stream, verb=self.verb)
        rows.delete()


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, by field, and when it was saved."""

    values: Values
    saved_at: datetime

    @property
    def mark(self) -> str:
        """Return by what a page says that it knows this draft."""
        return self.saved_at.isoformat()

    @property
    def until(self) -> datetime:
        """Return until when it is kept."""
        return self.saved_at + KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """When a page saves, which page it is, and which draft it knows."""

    at: datetime
    page: UUID
    known: datetime | None


def known(mark: str) -> datetime | None:
    """Return which draft a page knows; nothing where it knows none."""
    try:
        found = datetime.fromisoformat(mark)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def begun(person: str) -> frozenset[UUID]:
    """Return the streams of which the person has a draft of an act."""
    return frozenset(stream for (stream,) in fetch(_BEGUN, [person]))


def begun_on(person: str, stream: UUID) -> list[str]:
    """Return the acts of which the person has a draft on this stream."""
    return [verb for (verb,) in fetch(_BEGUN_ON, [person, stream])]


def forget_old(now: datetime) -> int:
    """Delete what nobody has gone on with for so long; return how many."""
    deleted, _kinds = ActDraft.objects.filter(saved_at__lt=now - KEPT).delete()
    return deleted
